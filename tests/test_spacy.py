"""The component in real pipelines. spaCy is no dependency; `make -f benchmarks/Makefile spacy` runs these beside it."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reportedly.attribute.attributor import Attributor
from reportedly.errors import LanguageError
from reportedly.types import Span

spacy: Any = pytest.importorskip("spacy", reason="spaCy is not here: make -f benchmarks/Makefile spacy")

from spacy.tokens import Doc, DocBin  # noqa: E402

from reportedly.spacy import KEY, attributions  # noqa: E402

if TYPE_CHECKING:
    from spacy.language import Language

EASY = "“No,” said Mara Velt."
NEWS = [
    EASY,
    "“We will not,” the minister told reporters on Monday, “leave the harbour.” Velt said that it rains.",
    "According to the harbour authority, forty people came.\n\n“Come,” reads a poster on Mill Street.",
    "The bridge is long.",
]
ODD = {
    "emoji": "🙂 “No 👩‍👩‍👧‍👦, never 🇺🇦,” said Mara Velt 🙂. The minister said that it rains.",
    "combining marks": "“Ne\u0301e, ja\u0308mmerlich,” said Zoe\u0308 Ve\u0301lt\u0301. He said that it rains.",
    "white space around": " \n\t “No, never,” said  Mara   Velt.\u00a0\n ",
    "no space between": "The minister said:“No, never”,and“Nor here”.Velt said that it rains.",
    "a span within a token": "“No-one/nothing”—said Mara Velt/the minister.",
}
ROLES = ("content", "cue", "source")


def pipeline(lang: str = "en", **config: Any) -> Language:
    nlp: Language = spacy.blank(lang)
    nlp.add_pipe("reportedly", config=config)
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline()


@pytest.fixture(scope="module")
def engine() -> Attributor:
    return Attributor.load()


def told(doc: Doc) -> list[tuple[object, ...]]:
    """All that the component says of a doc, in values that compare."""
    return [
        (a.id, a.form, a.act, a.score, *([(s.start_char, s.end_char, s.label_) for s in getattr(a, r)] for r in ROLES))
        for a in doc._.attributions
    ]


# ---- what it finds


def test_two_lines_and_no_import_of_ours() -> None:
    program = f"""
import sys, spacy
assert not any(name.split(".")[0] == "reportedly" for name in sys.modules)
nlp = spacy.blank("en")
assert "onnxruntime" not in sys.modules, "a pipeline without the component loads no engine"
nlp.add_pipe("reportedly")
(found,) = nlp({EASY!r})._.attributions
print(ascii([[span.text for span in role] for role in (found.content, found.cue, found.source)]), found.form, found.act)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "[['\\u201cNo,\\u201d'], ['said'], ['Mara Velt']] direct speech\n", done.stderr


@pytest.mark.parametrize("text", NEWS)
def test_it_finds_what_the_engine_finds(nlp: Language, engine: Attributor, text: str) -> None:
    found = engine.text(text)
    doc = nlp(text)
    assert len(found) == len(doc._.attributions)
    for ours, theirs in zip(found, doc._.attributions, strict=True):
        assert theirs.id == ours.attribution.id
        assert (theirs.form, theirs.act, theirs.score) == (ours.reading.form, ours.reading.act, ours.reading.score)
        for role in ROLES:
            spans = getattr(theirs, role)
            assert [span.text for span in spans] == [text[s:e] for s, e in getattr(ours.attribution, role)]
            assert all(span.doc is doc and span.label_ == role for span in spans)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_spans_take_in_every_token_that_they_touch(nlp: Language, engine: Attributor, text: str) -> None:
    found = [item.attribution for item in engine.text(text)]
    doc = nlp(text)
    assert found
    assert [a.id for a in found] == [a.id for a in doc._.attributions]
    for ours, theirs in zip(found, doc._.attributions, strict=True):
        for role in ROLES:
            wanted = [touched(doc, span) for span in getattr(ours, role)]
            assert [[token.i for token in span] for span in getattr(theirs, role)] == wanted


def touched(doc: Doc, span: Span) -> list[int]:
    return [t.i for t in doc if t.idx < span.end and span.start < t.idx + len(t)]


@pytest.mark.parametrize("text", ["", " ", "\n\n \t\u3000", "🙂", "\u0301", "“”"])
def test_where_nothing_is_said_nothing_is_found(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc._.attributions == ()
    assert doc.user_data[KEY] == []


def test_a_doc_that_was_not_read_has_no_attributions(nlp: Language) -> None:
    assert nlp.make_doc(EASY)._.attributions == ()


def test_spans_follow_tokens_that_are_merged_later(nlp: Language) -> None:
    doc = nlp(EASY)
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc._.attributions[0].source[0])
    (found,) = doc._.attributions
    assert [(span.text, len(span)) for span in found.source] == [("Mara Velt", 1)]


def test_a_doc_of_one_token_is_one_span(nlp: Language) -> None:
    doc = nlp(Doc(nlp.vocab, words=[EASY], spaces=[False]))
    (found,) = doc._.attributions
    assert [getattr(found, role)[0].text for role in ROLES] == [EASY] * 3


# ---- settings


def test_a_threshold_leaves_out_what_scores_less(nlp: Language) -> None:
    text = "\n".join(NEWS)
    scores = sorted(a.score for a in nlp(text)._.attributions)
    middle = (scores[0] + scores[-1]) / 2
    assert scores[0] < middle < scores[-1]
    assert sorted(a.score for a in pipeline(threshold=middle)(text)._.attributions) == [s for s in scores if s > middle]


@pytest.mark.parametrize("lang", ["de", "xx"])
def test_a_language_that_the_weights_do_not_know_is_told_when_the_pipe_is_added(lang: str) -> None:
    with pytest.raises(LanguageError, match=rf"'reportedly' cannot read the language '{lang}': its weights know en"):
        pipeline(lang)


def test_the_language_of_the_texts_may_be_told(nlp: Language) -> None:
    assert told(pipeline("xx", language="en")(EASY)) == told(nlp(EASY))
    with pytest.raises(LanguageError, match="'fr'"):
        pipeline("en", language="fr")


@pytest.mark.parametrize("config", [{"treshold": 0.5}, {"threshold": "high"}, {"threads": None}])
def test_a_setting_that_cannot_be_is_refused(config: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(config))):
        pipeline(**config)


@pytest.fixture
def taken() -> Iterator[None]:
    """Somebody else has the extension."""
    ours = Doc.remove_extension("attributions")
    Doc.set_extension("attributions", default="mine")
    yield
    Doc.remove_extension("attributions")
    Doc.set_extension("attributions", getter=ours[2])


@pytest.mark.usefixtures("nlp", "taken")
def test_an_extension_of_the_same_name_is_not_overwritten() -> None:
    with pytest.raises(ValueError, match="'attributions' already exists on Doc"):
        pipeline()
    assert spacy.blank("en")(EASY)._.attributions == "mine"


# ---- what is stored


def test_what_was_found_survives_being_stored(nlp: Language) -> None:
    doc = nlp(NEWS[1])
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    again = [
        Doc(nlp.vocab).from_bytes(doc.to_bytes()),
        *DocBin().from_bytes(stored).get_docs(nlp.vocab),
        pickle.loads(pickle.dumps(doc)),
        doc.copy(),
    ]
    assert len(told(doc)) >= 2
    assert [told(copy) for copy in again] == [told(doc)] * 4


def test_a_stored_doc_is_read_without_the_component(nlp: Language, tmp_path: Path) -> None:
    nlp(EASY).to_disk(tmp_path / "doc")
    program = f"""
import sys, spacy
from spacy.tokens import Doc
from reportedly.spacy import attributions
(found,) = attributions(Doc(spacy.blank("en").vocab).from_disk({str(tmp_path / "doc")!r}))
print(found.source, "onnxruntime" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "(Mara Velt,) False\n", done.stderr


def test_a_part_of_a_doc_takes_no_offsets_of_the_whole(nlp: Language) -> None:
    part = nlp(f"It rained. {EASY}")[3:].as_doc(copy_user_data=True)
    assert attributions(part) == ()


def test_a_pipeline_survives_being_stored(tmp_path: Path) -> None:
    nlp = pipeline("xx", threshold=0.5, language="en")
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert loaded.get_pipe("reportedly") == nlp.get_pipe("reportedly")
    loaded.from_bytes(nlp.to_bytes())
    text = "\n".join(NEWS)
    assert told(loaded(text)) == told(nlp(text)) != []


def test_the_component_can_be_sent_to_another_process(nlp: Language) -> None:
    component = nlp.get_pipe("reportedly")
    sent = pickle.loads(pickle.dumps(component))
    assert sent == component
    assert told(sent(nlp.make_doc(EASY))) == told(nlp(EASY))


# ---- many docs


def test_docs_come_out_of_a_pipe_in_order(nlp: Language) -> None:
    alone = [told(nlp(text)) for text in NEWS]
    assert [told(doc) for doc in nlp.pipe(NEWS * 2, batch_size=3)] == alone * 2


@pytest.mark.parametrize("threads", [1, 2])
def test_two_processes_find_the_same(threads: int) -> None:
    """With two threads, the parent's are at work before the fork: a worker that counted on them would wait for ever."""
    nlp = pipeline(threads=threads)
    long = " ".join(NEWS) * 10
    alone = [told(nlp(text)) for text in (long, *NEWS)]
    docs = nlp.pipe([long, *NEWS], n_process=2, batch_size=1)
    assert [told(doc) for doc in docs] == alone
