from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportedly.attribute.attributor import Attributor
from reportedly.errors import LanguageError, SettingError
from reportedly.identity import attribution_id, document_id
from reportedly.settings import Settings
from reportedly.text import trim
from reportedly.types import ACTS, FORMS, Document, Findings, Found, Span

EASY = "“No,” said Mara Velt."
HOSTILE = {
    "empty": "",
    "one character": "a",
    "an opening mark": "“",
    "a closing mark": "”",
    "a straight mark": '"',
    "nothing quoted": "“”",
    "only straight marks": '"' * 400,
    "two thousand opening marks": "“" * 2_000,
    "all capitals": "“NO,” SAID MARA VELT. SHE SAID THAT IT RAINS.",
    "control and bidi characters": "“No,”\x00 said\u202e Mara\u2066 Velt.\u200f",
    "lone surrogates": "\ud800“No,” said \udfffMara Velt.",
    "no visible character": "\u200b\u200d\ufeff",
    "one letter with many accents": "e" + "\u0301" * 500,
    "mixed scripts": "“Нет,” said Мара Велт. 他说：「不」。 قالت «لا».",
    "only line ends": "\r\n\u2028\x85\x0b",
    "one long word": "a" * 2_000,
}
PARTS = st.sampled_from(
    ["“No, never,”", "‘Not here,’", "said", "Mara Velt", "the minister", "according to", "that it rains", ".", ",",
     "\n", "“", "”", "he hopes", "told reporters", "Ж", "不", "\x00", "\u202e", "\ud800", "\u0301"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PARTS, max_size=20).map(" ".join), st.text(max_size=40))


@pytest.fixture(scope="module")
def model() -> Attributor:
    return Attributor.load()


@pytest.fixture(scope="module", params=["model", "rules"])
def attribute(request: pytest.FixtureRequest) -> Attributor:
    return Attributor.load(Settings(attributor=request.param))


def document(text: str, capture: str = "") -> Document:
    return Document(id=document_id(capture, text), capture_id=capture, text=text)


def check(text: str, found: Sequence[Found], attribute: Attributor) -> None:
    """What holds of every attribution of every text."""
    for item in found:
        a, reading = item.attribution, item.reading
        assert a.content
        for spans in (a.content, a.cue, a.source):
            assert isinstance(spans, tuple)
            for span in spans:
                assert 0 <= span.start < span.end <= len(text)
                assert trim(text, span) == span
            assert all(left.end <= right.start for left, right in pairwise(spans))
        assert a.id == reading.attribution_id
        assert a.id == attribution_id(a.document_id, text, content=a.content, cue=a.cue, source=a.source)
        assert reading.form in FORMS
        assert reading.act in ACTS
        assert 0 <= reading.score <= 1
        for spans, score in zip((a.content, a.cue, a.source), reading.role_scores, strict=True):
            assert score is None or (spans and 0 <= score <= 1)
        assert reading.producer == attribute.producer
    assert len({item.attribution.id for item in found}) == len(found)
    starts = [item.attribution.content[0].start for item in found]
    assert starts == sorted(starts)


# ---- any text


def test_the_easy_kind(model: Attributor) -> None:
    (found,) = model.text(EASY)
    assert [EASY[s:e] for s, e in found.attribution.content] == ["“No,”"]
    assert (found.reading.form, found.reading.act) == ("direct", "speech")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_spans_lie_inside_hostile_texts(attribute: Attributor, text: str) -> None:
    check(text, attribute.text(text), attribute)


def test_ten_thousand_opening_marks_say_nothing(rules: Attributor) -> None:
    assert rules.text("“" * 10_000) == []


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_spans_of_the_rules_lie_inside_any_text(rules: Attributor, text: str) -> None:
    check(text, rules.text(text), rules)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
@example("\x1c“No,”\x1f said\u3000Mara Velt.\x85")
def test_spans_of_the_model_lie_inside_any_text(model: Attributor, text: str) -> None:
    check(text, model.text(text), model)


@pytest.mark.parametrize(
    "filling",
    ids=["capitals", "quotes"],
    argvalues=["THE MINISTER SAID ", "“So it is,” said Ann now. " * 20 + "x " * 500],
)
def test_three_hundred_thousand_characters_on_one_line(rules: Attributor, filling: str) -> None:
    text = filling * (300_000 // len(filling)) + EASY.replace("No", "No, never")
    found = rules.text(text)
    check(text, found, rules)
    last = found[-1].attribution.content[-1]
    assert text[last.start : last.end] == "“No, never,”"


@pytest.mark.parametrize("name", ["model", "rules"])
def test_what_stands_far_down_is_found_where_it_stands(name: str) -> None:
    """Behind more white space than is read at once."""
    attribute = Attributor.load(Settings(attributor=name))
    text = "“No, never,” said Mara Velt on Monday."
    (near,) = attribute.text(text)
    (far,) = attribute.text("\n" * 130_000 + text)
    for role in ("content", "cue", "source"):
        spans = [(s - 130_000, e - 130_000) for s, e in getattr(far.attribution, role)]
        assert spans == list(getattr(near.attribution, role))
    assert (far.reading.form, far.reading.score) == (near.reading.form, near.reading.score)


# ---- order, company, ids


NEWS = [
    EASY,
    "The minister said that it rains. “Not here,” Velt told reporters.\n“Nor there,” he added.",
    "",
    "According to the harbour authority, forty people came.",
    "“Come,” reads a poster on Mill Street. " * 12,
]


def test_the_same_whatever_the_order_of_documents(attribute: Attributor) -> None:
    documents = [document(text, str(number)) for number, text in enumerate(NEWS)]
    forth = list(attribute.pipe(documents))
    back = list(attribute.pipe(reversed(documents)))
    assert forth == back[::-1]
    assert forth == [attribute(item) for item in documents]
    assert sum(map(len, forth)) > 3
    for item, found in zip(documents, forth, strict=True):
        check(item.text, found, attribute)
        assert all(f.attribution.document_id == item.id for f in found)


@pytest.mark.parametrize("threads", [2, 3, 9])
def test_the_same_whatever_the_threads(model: Attributor, threads: int) -> None:
    documents = [document(text * size, f"{number}-{size}") for number, text in enumerate(NEWS) for size in (1, 7)]
    several = Attributor.load(Settings(threads=threads))
    assert list(several.pipe(documents)) == list(model.pipe(documents))


def test_a_document_that_fails_fails_in_its_place_and_pipe_lets_go_of_the_rest(model: Attributor) -> None:
    several = Attributor.load(Settings(threads=2))
    found = several.pipe([document(EASY), document(EASY, "b")], "de")
    with pytest.raises(LanguageError):
        next(found)
    assert list(found) == []


def test_pipe_takes_one_document_at_a_time(rules: Attributor) -> None:
    taken = []

    def documents() -> object:
        for text in NEWS:
            taken.append(text)
            yield document(text)

    pipe = rules.pipe(documents())  # type: ignore[arg-type]
    next(pipe)
    assert taken == NEWS[:1]


def test_equal_words_on_two_pages_are_two_attributions(rules: Attributor) -> None:
    text = "“No, never,” said Mara Velt on Monday."
    (here,), (there,) = rules.pipe([document(text, "a"), document(text, "b")])
    assert here.attribution.id != there.attribution.id
    assert here.attribution.content == there.attribution.content


# ---- settings, languages


def test_a_threshold_leaves_out_what_scores_less_and_names_itself(model: Attributor) -> None:
    text = "\n".join(NEWS)
    every = model.text(text)
    assert every
    scores = sorted(item.reading.score for item in every)
    middle = scores[len(scores) // 2]
    strict = Attributor.load(Settings(threshold=middle))
    # scores are rounded for the reading, the threshold is not: what lies within the rounding may fall either way
    found = {item.attribution.id for item in strict.text(text)}
    assert found <= {item.attribution.id for item in every if item.reading.score >= middle - 1e-4}
    assert found >= {item.attribution.id for item in every if item.reading.score > middle + 1e-4}
    assert Attributor.load(Settings(threshold=1.1)).text(text) == []
    assert strict.producer != model.producer
    assert (strict.producer.name, strict.producer.version) == (model.producer.name, model.producer.version)


def test_the_rules_and_the_model_are_two_producers(model: Attributor, rules: Attributor) -> None:
    assert model.producer.name != rules.producer.name


def test_there_is_no_other_attributor() -> None:
    with pytest.raises(SettingError, match="model or rules, not 'oracle'"):
        Attributor.load(Settings(attributor="oracle"))


@pytest.mark.parametrize("language", ["de", "fr-CA", "xx", "e"])
def test_a_language_that_was_not_trained_is_named(attribute: Attributor, language: str) -> None:
    with pytest.raises(LanguageError, match=rf"'{language}'.*they know\s+en\b"):
        attribute(document(EASY), language)


@pytest.mark.parametrize("language", [None, "en", "EN", "en-GB", "En-us"])
def test_english_by_any_of_its_codes(rules: Attributor, language: str | None) -> None:
    text = "“No, never,” wrote Mara Velt on Monday."
    (found,) = rules(document(text), language)
    assert found.reading.act == "writing"
    assert found == rules(document(text))[0]


# ---- stretches apart


def test_a_stretch_apart_is_read_by_itself_and_the_rest_as_if_it_were_not_there() -> None:
    caption = "Protesters want the harbour reopened, said Anna Vey."
    text = f"“We will stay,” said Mara Velt.\n\n{caption}\n\n“Nobody asked us,” she added."
    start = text.index(caption)
    document = Document(id=document_id("", text), capture_id="", text=text)
    for kind in ("model", "rules"):
        attribute = Attributor.load(Settings(attributor=kind))
        found = attribute(document, "en", apart=[Span(start, start + len(caption))])
        assert found == sorted(found, key=lambda item: item.attribution.content)
        inside = [
            [start <= s < start + len(caption) for s, _ in (*a.content, *a.cue, *a.source)]
            for a in (item.attribution for item in found)
        ]
        assert all(len(set(sides)) == 1 for sides in inside), "no attribution reaches into the caption or out of it"
        assert [True] in [sorted(set(sides)) for sides in inside], "what the caption says is found"
        outside = [
            f.attribution.content for f in found if not start <= f.attribution.content[0].start < start + len(caption)
        ]
        blank = attribute.text(text.replace(caption, " " * len(caption)))
        assert outside == [f.attribution.content for f in blank]


# ---- layout


TRANSCRIPT = """The committee met on Monday. “It was short,” said Ann Orme.

HOST: Welcome back. With us is the mayor of Velbeck.

MAYOR STENN: Thank you. The ferry is safe.

HOST: “It is not safe,” said the chief inspector on Monday.

MAYOR STENN: They have not been on it since 2019.
"""


def told_in(found: Sequence[Found], text: str) -> dict[str, list[str]]:
    """What each source says."""
    said: dict[str, list[str]] = {}
    for item in found:
        words = (" ".join(text[s:e] for s, e in spans) for spans in (item.attribution.source, item.attribution.content))
        said.setdefault(next(words), []).append(next(words))
    return said


def test_turns_of_a_transcript_are_told_by_their_layout(model: Attributor) -> None:
    found = model.text(TRANSCRIPT)
    check(TRANSCRIPT, found, model)
    said = told_in(found, TRANSCRIPT)
    assert said["MAYOR STENN"] == ["Thank you. The ferry is safe.", "They have not been on it since 2019."]
    assert [words.split()[0] for words in said["HOST"]] == ["Welcome", "“It"]
    assert said["Ann Orme"] == ["“It was short,”"], "what stands outside the turns stays"
    assert said["the chief inspector"] == ["“It is not safe,”"], "what is said in a turn stays"
    assert {item.reading.form for item in found} == {"direct"}


def test_turns_are_left_out_by_a_threshold_above_their_score() -> None:
    found = Attributor.load(Settings(threshold=0.99)).text(TRANSCRIPT)
    assert "HOST" not in told_in(found, TRANSCRIPT)


def test_a_document_of_a_thousand_turns(model: Attributor) -> None:
    text = "".join(f"{who}: Line {n} is here.\n" for n in range(500) for who in ("ADA FALK", "BEN ROHN"))
    found = model.text(text)
    check(text, found, model)
    said = told_in(found, text)
    assert len(said["ADA FALK"]) == len(said["BEN ROHN"]) == 500


def test_marks_of_a_caption_are_not_those_of_the_article(model: Attributor) -> None:
    """A quotation goes on behind a caption, which is read apart."""
    before = "Mara Velt said: “The first boat was late and nobody came.\n\n"
    caption = "“The boat in the harbour"
    text = f"{before}{caption}\n\n“The second was late too,” she said."
    found = model(document(text), apart=[Span(len(before), len(before) + len(caption))])
    assert {item.reading.form for item in found} == {"direct"}
    assert sum(len(item.attribution.content) for item in found) == 2


def test_the_time_of_an_entry_is_nobodys_words(model: Attributor) -> None:
    text = (
        "17:55 “Nobody told us anything,” says Karl Orel, who runs a kiosk.\n\n"
        "5.05pm – Mara Velt said that the bridge would stay open."
    )
    found = model.text(text)
    check(text, found, model)
    assert told_in(found, text) == {
        "Karl Orel, who runs a kiosk": ["“Nobody told us anything,”"],
        "Mara Velt": ["that the bridge would stay open"],
    }


# ---- findings


ROWS = """“The mayor said that it is late,” Mara Velt said on Monday. “It rained,” she added.

The harbour authority cited local broadcasters who spoke of some forty arrests.

“He told me,” said Jan Orel, “that the minister said the bridge was safe.” “No,” said Ada Falk.
"""


def check_findings(text: str, findings: Findings, attribute: Attributor) -> None:
    """What holds of what is found in every text."""
    check(text, findings.found, attribute)
    check(text, findings.nested, attribute)
    check(text, findings.every, attribute)
    contents = [f.attribution.content for f in findings.found]
    for item in findings.nested:
        first, last = item.attribution.content[0], item.attribution.content[-1]
        assert any(content[0].start <= first.start and last.end <= content[-1].end for content in contents)
    spans = [m.span for m in findings.mentions]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(0 <= m.score <= 1 and abs(sum(m.pronouns) - 1) < 0.01 for m in findings.mentions)


@pytest.mark.parametrize("text", [*NEWS, ROWS], ids=range(len(NEWS) + 1))
def test_found_is_what_calling_it_gives(attribute: Attributor, text: str) -> None:
    findings = attribute.findings(document(text))
    assert list(findings.found) == attribute(document(text))
    check_findings(text, findings, attribute)


def test_what_is_said_within_a_content_is_nested(model: Attributor) -> None:
    findings = model.findings(document(ROWS))
    assert {"The mayor", "the minister", "local broadcasters"} & set(told_in(findings.nested, ROWS))
    assert not {"Mara Velt", "Ada Falk"} & set(told_in(findings.nested, ROWS))
    assert len(findings.every) == len(findings.found) + len(findings.nested)


def test_three_sayings_within_one_another(model: Attributor) -> None:
    text = "Mara Velt said that Jan Orel told the board that the mayor had promised that the bridge would stay open."
    findings = model.findings(document(text))
    assert list(told_in(findings.found, text)) == ["Mara Velt"]
    assert list(told_in(findings.nested, text)) == ["Jan Orel", "the mayor"]


def test_what_speakers_think_is_no_statement_besides_but_what_it_tells_may_be(model: Attributor) -> None:
    text = "“I think the mayor promised that the bridge would stay open, and I believe him,” said Mara Velt."
    findings = model.findings(document(text))
    assert list(told_in(findings.found, text)) == ["Mara Velt"]
    assert list(told_in(findings.nested, text)) == ["the mayor"]


def test_what_is_said_within_many_contents_stays_apart(model: Attributor) -> None:
    """Each of many short contents tells what stands in it, in its own place."""
    names = ("Orel", "Falk", "Brandt", "Ilves", "Karo", "Tamm", "Lund", "Moss")
    text = "\n\n".join(f"Mara Velt said that Jan {name} told the board that the bridge was closed." for name in names)
    nested = model.findings(document(text)).nested
    assert list(told_in(nested, text)) == [f"Jan {name}" for name in names]
    for f in nested:
        start, end = f.attribution.content[0].start, f.attribution.content[-1].end
        assert "\n" not in text[start:end] and f.attribution.source[0].end < start


def test_what_overlapping_contents_tell_is_told_once(model: Attributor) -> None:
    text = "Q: Who was it?\n\nA: The mayor said that it rained.\n\nQ: When?\n\nA: On Monday, the mayor said.\n"
    every = model.findings(document(text)).every
    assert len({f.attribution.cue for f in every if f.attribution.cue}) == len([f for f in every if f.attribution.cue])


def test_a_statement_that_cites_is_one(model: Attributor) -> None:
    text = "Forty people were hurt in Ostwick on Monday, police said, citing a hospital report."
    findings = model.findings(document(text))
    assert list(told_in(findings.every, text)) == ["police"]


def test_no_nested_content_runs_over_the_words_between_its_pieces(model: Attributor) -> None:
    text = "“The mayor said that,” Mara Velt said, “it never rains in Ostwick, and he told us so.”"
    findings = model.findings(document(text))
    assert findings.nested
    assert not any("Velt" in text[s:e] for f in findings.nested for s, e in f.attribution.content)


def test_who_is_spoken_of_is_mentioned(model: Attributor) -> None:
    findings = model.findings(document(ROWS))
    kinds = {ROWS[slice(*m.span)]: m.kind for m in findings.mentions}
    assert kinds["Mara Velt"] == kinds["Ada Falk"] == "person"
    assert kinds["The harbour authority"] == "organisation"
    assert "Monday" not in kinds
    she = next(m for m in findings.mentions if ROWS[slice(*m.span)] == "she")
    assert she.pronouns.she == max(she.pronouns)


def test_the_rules_find_attributions_alone(rules: Attributor) -> None:
    findings = rules.findings(document(ROWS))
    assert findings.found
    assert (findings.nested, findings.mentions) == ((), ())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_findings_in_hostile_texts(attribute: Attributor, text: str) -> None:
    check_findings(text, attribute.findings(document(text)), attribute)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_findings_in_any_text(model: Attributor, text: str) -> None:
    findings = model.findings(document(text))
    assert list(findings.found) == model(document(text))
    check_findings(text, findings, model)


def test_mentions_of_a_stretch_apart_stand_where_they_are(model: Attributor) -> None:
    caption = "The port of Ostwick, seen by Anna Vey."
    text = f"“We will stay,” said Mara Velt.\n\n{caption}\n\n“Nobody asked us,” she added."
    start = text.index(caption)
    findings = model.findings(document(text), apart=[Span(start, start + len(caption))])
    check_findings(text, findings, model)
    assert {"Mara Velt", "Anna Vey", "she"} <= {text[slice(*m.span)] for m in findings.mentions}


def test_findings_in_a_language_that_was_not_trained(attribute: Attributor) -> None:
    with pytest.raises(LanguageError):
        attribute.findings(document(EASY), "de")
