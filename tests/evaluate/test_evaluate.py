from __future__ import annotations

import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import brat, evaluate
from reportedly.attribute.attributor import Attributor
from reportedly.brat import Annotated, normalise
from reportedly.errors import FormatError
from reportedly.evaluate import DOUBLE_MARKS, Counts, Figures, add, attribution_pairs, pairs, prediction_lines
from reportedly.types import Span

SHARED = Path(__file__).parents[3] / "shared"
DEV = SHARED / "data" / "polnear" / "dev"
TEXT = '"I like tea," Ann said. Bob thinks it will rain. No one knows.'

Triples = dict[str, tuple[int, int, int]]


def at(words: str) -> tuple[Span, ...]:
    return (Span(TEXT.index(words), TEXT.index(words) + len(words)),) if words else ()


def saying(content: str, cue: str = "", source: str = "") -> Annotated:
    return Annotated(content=at(content), cue=at(cue), source=at(source))


ANN = saying('"I like tea,"', "said", "Ann")
BOB = saying("it will rain", "thinks", "Bob")


def scored(gold: Sequence[Annotated], found: Sequence[Annotated], text: str = TEXT) -> Triples:
    """Right, gold and found of each figure."""
    figures: Figures = {}
    add(figures, text, gold, found)
    return {name: (c.right, c.gold, c.found) for name, c in figures.items()}


# ---- by hand


def test_gold_against_itself_is_all_right() -> None:
    found = scored([ANN, BOB], [ANN, BOB])
    assert set(found) == {
        "content_exact", "content_exact~", "content_overlap", "content_iou50", "tok_content", "tok_source", "tok_cue",
        "attribution", "attribution_iou50", "direct_content", "direct_attribution", "direct_attribution_iou50",
        "indirect_attribution",
    }  # fmt: skip
    assert all(right == gold == count > 0 for right, gold, count in found.values())


def test_without_its_marks_and_with_the_wrong_source() -> None:
    found = scored([ANN, BOB], [saying("I like tea", "said", "Bob"), saying("it", "", "Bob")])
    assert found == {
        "content_exact": (0, 2, 2),
        "content_exact~": (1, 2, 2),
        "content_overlap": (2, 2, 2),
        "content_iou50": (1, 2, 2),
        "tok_content": (4, 6, 4),
        "tok_source": (1, 2, 1),
        "tok_cue": (1, 2, 1),
        "attribution": (1, 2, 2),
        "attribution_iou50": (0, 2, 2),
        "direct_content": (1, 1, 1),
        "direct_attribution": (0, 1, 1),
        "direct_attribution_iou50": (0, 1, 1),
        "indirect_attribution": (1, 1, 1),
    }


def test_one_quote_found_in_halves_and_one_invented() -> None:
    found = scored([ANN, BOB], [saying('"I like', "", "Ann"), saying('tea,"', "", "Ann"), saying("No one")])
    assert found == {
        "content_exact": (0, 2, 3),
        "content_exact~": (0, 2, 3),
        "content_overlap": (1, 2, 3),
        "content_iou50": (1, 2, 3),
        "tok_content": (3, 6, 5),
        "tok_source": (1, 2, 1),
        "tok_cue": (0, 2, 0),
        "attribution": (1, 2, 3),
        "attribution_iou50": (1, 2, 3),
        "direct_content": (1, 1, 2),
        "direct_attribution": (1, 1, 2),
        "direct_attribution_iou50": (1, 1, 2),
        "indirect_attribution": (0, 1, 1),
    }


def test_a_missing_source_is_right_only_where_gold_has_none() -> None:
    bare = saying('"I like tea,"')
    assert scored([bare], [bare])["attribution"] == (1, 1, 1)
    assert scored([bare], [ANN])["attribution"] == (0, 1, 1)
    assert scored([ANN], [bare])["attribution"] == (0, 1, 1)


def test_an_indirect_prediction_is_no_error_among_direct_ones() -> None:
    found = scored([ANN], [ANN, BOB])
    assert found["attribution"] == (1, 1, 2)
    assert found["direct_attribution"] == (1, 1, 1)


def test_what_is_indirect_is_summed_over_documents() -> None:
    figures: Figures = {}
    unmarked = saying("I like tea", "said", "Ann")
    add(figures, TEXT, [ANN, BOB], [unmarked])
    assert figures["indirect_attribution"] == Counts(right=0, gold=1, found=0)
    add(figures, TEXT, [unmarked, BOB], [BOB, saying("No one")])
    assert figures["indirect_attribution"] == Counts(right=1, gold=3, found=2)


@pytest.mark.parametrize(("start", "errors"), [(4, 0), (5, 1), (10, 1), (11, 0)])
def test_an_unmatched_prediction_counts_as_direct_within_two_characters_of_a_mark(start: int, errors: int) -> None:
    text = "abcdef”hijklmn"
    found = Annotated(content=(Span(start - 2, start),), cue=(), source=())
    assert scored([], [found], text)["direct_content"] == (0, 0, errors)


def test_half_an_overlap_is_enough_and_less_is_not() -> None:
    text = "x" * 20
    whole = Annotated(content=(Span(0, 10),), cue=(), source=())
    for end, right in ((5, 1), (4, 0), (20, 1)):
        half = Annotated(content=(Span(0, end),), cue=(), source=())
        assert scored([whole], [half], text)["attribution_iou50"] == (right, 1, 1)


def test_pairs_are_one_to_one_and_the_heaviest_wins() -> None:
    table = {("a", "x"): 3, ("a", "y"): 5, ("b", "y"): 4, ("b", "x"): 0}
    gold, found = ([saying("Ann"), saying("Bob")], [saying("said"), saying("knows")])
    names = {id(gold[0]): "a", id(gold[1]): "b", id(found[0]): "x", id(found[1]): "y"}
    assert pairs(gold, found, lambda g, f: table[names[id(g)], names[id(f)]]) == {0: 1}
    table["b", "x"] = 1
    assert pairs(gold, found, lambda g, f: table[names[id(g)], names[id(f)]]) == {0: 1, 1: 0}
    assert attribution_pairs([ANN, BOB], [BOB, ANN]) == {0: 1, 1: 0}


@pytest.mark.parametrize(
    ("right", "gold", "found", "expected"),
    [
        (0, 0, 0, (None, None, None)),
        (0, 4, 0, (None, 0.0, 0.0)),
        (0, 0, 4, (0.0, None, 0.0)),
        (1, 4, 2, (0.5, 0.25, 1 / 3)),
    ],
)
def test_none_and_not_zero_where_there_is_nothing_to_measure(
    right: int, gold: int, found: int, expected: tuple[float | None, ...]
) -> None:
    counts = Counts(right=right, gold=gold, found=found)
    assert (counts.precision, counts.recall, counts.f1) == pytest.approx(expected)


# ---- a corpus


def test_a_corpus_is_measured_on_its_first_annotator(tmp_path: Path, rules: Attributor) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    text = "“No, never,” said Mara Velt on Monday."
    gold = Annotated(content=(Span(0, 12),), cue=(Span(13, 17),), source=(Span(18, 27),))
    (tmp_path / "text" / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "attributions" / "a_ann.ann").write_text(brat.write([gold], text), encoding="utf-8")
    (tmp_path / "attributions" / "a_bob.ann").write_text(brat.write([gold, gold], text), encoding="utf-8")
    figures, found = evaluate.evaluate(tmp_path, rules)
    assert figures["attribution_iou50"] == Counts(right=1, gold=1, found=1)
    assert found == {"a": [gold]}


def test_a_folder_that_is_no_corpus(tmp_path: Path, rules: Attributor) -> None:
    with pytest.raises(FormatError, match="no brat corpus"):
        evaluate.evaluate(tmp_path, rules)


def test_predictions_are_one_object_a_document() -> None:
    lines = list(prediction_lines({"b": [saying("it", "", "Bob")], "a": []}))
    assert [json.loads(line) for line in lines] == [
        {"doc": "b", "attributions": [{"source": [[24, 27]], "cue": None, "content": [[35, 37]]}]},
        {"doc": "a", "attributions": []},
    ]
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)


# ---- against the scorer that lies beside the project


@pytest.fixture(scope="module")
def scorer() -> Any:
    path = SHARED / "score.py"
    if not path.is_file():
        pytest.skip("../shared/score.py is not beside this checkout: our figures are not compared with it")
    spec = importlib.util.spec_from_file_location("shared_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def triples(result: dict[str, dict[str, float]]) -> dict[str, tuple[float, float, float]]:
    return {name: (row["tp"], row["gold"], row["pred"]) for name, row in result.items()}


@pytest.mark.skipif(not DEV.is_dir(), reason="../shared/data/polnear/dev is not beside this checkout")
def test_figures_on_polnear_are_those_of_the_scorer(scorer: Any, rules: Attributor, tmp_path: Path) -> None:
    figures, found = evaluate.evaluate(DEV, rules)
    predictions = tmp_path / "rules.jsonl"
    predictions.write_text("".join(prediction_lines(found)), encoding="utf-8")
    texts, gold = scorer.load_gold(str(DEV))
    theirs = scorer.score(texts, gold, scorer.load_pred(str(predictions), texts))
    assert len(found) == len(gold) > 80
    assert set(figures) - set(theirs) == {"indirect_attribution"}
    assert {name: (figures[name].right, figures[name].gold, figures[name].found) for name in theirs} == triples(theirs)
    assert {name: (figures[name].precision, figures[name].recall, figures[name].f1) for name in theirs} == {
        name: pytest.approx((row["P"], row["R"], row["F1"])) for name, row in theirs.items()
    }


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from('ab ."“”\n«'), min_size=1, max_size=30), st.data())
def test_figures_of_any_annotation_are_those_of_the_scorer(scorer: Any, text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    role = st.lists(st.tuples(ends, ends).map(lambda two: Span(min(two), max(two))), max_size=2)

    def drawn() -> list[Annotated]:
        items = data.draw(st.lists(st.tuples(role, role, role), max_size=4))
        shaped = [tuple(normalise(spans, text) for spans in item) for item in items]
        return [Annotated(content=c, cue=q, source=s) for c, q, s in shaped if c]

    gold, found = drawn(), drawn()
    as_theirs = [
        [{r: list(getattr(item, r)) or None for r in ("source", "cue", "content")} for item in items]
        for items in (gold, found)
    ]
    theirs = scorer.score({"x": text}, {"x": as_theirs[0]}, {"x": as_theirs[1]})
    ours = scored(gold, found, text)
    right, count, left = ours.pop("indirect_attribution")
    indirect = [DOUBLE_MARKS.isdisjoint("".join(text[s:e] for s, e in item.content)) for item in gold]
    assert count == sum(indirect)
    assert right == sum(indirect[i] for i in attribution_pairs(gold, found))
    assert right <= left
    assert ours == triples(theirs)
