from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.brat import Annotated
from reportedly.evaluate import Compared, figures_of
from reportedly.evaluate.breakdown import (
    DIMENSIONS,
    LEXICONS,
    Group,
    breakdown,
    cue_kind,
    describe,
    rows,
    source_kind,
    table,
)
from reportedly.text import quotations
from reportedly.types import Span
from tests.evaluate.making import WORDS, any_items, compared, item

TEXT = "“The harbour is closed,” said Mara Velt. He hopes that the tugs will sail. No strike, the crews wrote."


def groups(content: str, cue: str = "", source: str = "", name: str = "a") -> dict[str, str]:
    document = Compared(name=name, text=TEXT, gold=(), found=())
    return describe(item(TEXT, content, cue, source), document, quotations(TEXT))


# ---- into which group


def test_an_attribution_has_a_group_in_every_dimension() -> None:
    found = groups("“The harbour is closed,”", "said", "Mara Velt", "post_2024-05-08_harbour")
    assert found == {
        "form": "direct",
        "act": "speech",
        "cue": "say verb",
        "length": "1-5 words",
        "position": "first tenth",
        "source": "name",
        "pieces": "one",
        "outlet": "post",
    }
    assert set(found) == set(DIMENSIONS)
    assert all(found[name] in known for name, known in DIMENSIONS.items() if known)


def test_another_attribution_has_others() -> None:
    found = groups("that the tugs will sail", "hopes", "He")
    assert (found["form"], found["act"], found["cue"], found["source"]) == (
        "indirect",
        "thought",
        "other verb",
        "pronoun",
    )
    assert (found["position"], found["outlet"]) == ("second third", "-")
    assert groups("No strike", "wrote", "the crews")["act"] == "writing"
    assert groups("No strike")["position"] == "last third"


@pytest.mark.parametrize(
    ("cue", "kind"),
    [
        ("", "none"),
        (":", "mark alone"),
        ("—", "mark alone"),
        ("said", "say verb"),
        ("SAYS", "say verb"),
        ("said in a statement", "say verb"),
        ("’s been telling", "say verb"),
        ("according to", "preposition"),
        ("According to", "preposition"),
        ("for", "preposition"),
        ("to", "preposition"),
        ("to call", "other verb"),
        ("criticism of", "noun"),
        ("a clear message", "noun"),
        ("support for", "noun"),
        ("support", "other verb"),
        ("denied", "other verb"),
        ("on Monday rejected", "other verb"),
        ("expressed an interest in", "other verb"),
        ("is his opinion", "other verb"),
        ("hope", "other verb"),
    ],
)
def test_kinds_of_cues(cue: str, kind: str) -> None:
    assert cue_kind(cue, LEXICONS["en"]) == kind


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("", "none"),
        ("He", "pronoun"),
        ("her", "pronoun"),
        ("those who", "pronoun"),
        ("Velt", "name"),
        ("the Harbour Post", "name"),
        ("an official of the Navy", "name"),
        ("the crews", "other"),
        ("Crews", "other"),  # a sentence begins with it, and elsewhere it is small
        ("The company", "other"),
        ("74 percent", "other"),
        ("…", "none"),
    ],
)
def test_kinds_of_sources(source: str, kind: str) -> None:
    assert (
        source_kind(source, "Crews struck. The company and the crews talk. Velt is in the post.", LEXICONS["en"])
        == kind
    )


@pytest.mark.parametrize(
    ("words", "group"),
    [(1, "1-5"), (5, "1-5"), (6, "6-15"), (15, "6-15"), (16, "16-40"), (40, "16-40"), (41, "41"), (400, "41")],
)
def test_lengths_are_in_words(words: int, group: str) -> None:
    text = "word " * words
    document = Compared(name="a", text=text, gold=(), found=())
    halves = (Span(0, 4), Span(5, len(text) - 1)) if words > 1 else (Span(0, 4),)
    found = describe(Annotated(content=halves, cue=(), source=()), document, ())
    assert found["length"].split()[0] == group
    assert found["pieces"] == ("several" if words > 1 else "one")


@pytest.mark.parametrize(
    ("name", "outlet"), [("nyt_2016_a", "nyt"), ("plain", "-"), ("_a", "-"), ("01-harbour_x", "01-harbour")]
)
def test_the_outlet_is_what_stands_before_the_first_line(name: str, outlet: str) -> None:
    assert groups("No strike", name=name)["outlet"] == outlet


def test_a_language_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        breakdown([compared("{Velt} <said> [no].", "{Velt} <said> [no].")], ["cue"], language="xx")


# ---- figures of groups


def test_each_side_counts_in_its_own_group() -> None:
    """Gold has an indirect and a direct one; the direct one was found with a word too many, so as mixed."""
    document = compared(
        "{Velt} <said> [the tugs wait].\n{Orme} <said>: then [“no”].\n",
        "Velt said the tugs wait.\n{Orme} <said>: [then “no”].\n",
    )
    found = breakdown([document], ["form"])["form"]
    assert found == {
        "direct": Group(gold=1, gold_paired=1),
        "indirect": Group(gold=1),
        "mixed": Group(found=1, found_paired=1),
    }
    assert (found["direct"].recall, found["direct"].precision, found["direct"].f1) == (1.0, None, None)
    assert (found["indirect"].recall, found["mixed"].precision) == (0.0, 1.0)


def test_the_harmonic_mean_of_precision_and_recall() -> None:
    assert Group(gold=4, gold_paired=2, found=4, found_paired=4).f1 == pytest.approx(2 / 3)
    assert Group(gold=4, found=4).f1 == 0.0
    assert Group().f1 is None


def test_groups_stand_in_order_and_empty_ones_are_left_out() -> None:
    documents = [
        compared("[“No,”] <said> {Velt}.\n", "“No,” said Velt.\n", name=f"{outlet}_1") for outlet in ("b", "a", "c")
    ]
    found = breakdown(documents, ["outlet", "form"])
    assert list(found) == ["outlet", "form"]
    assert list(found["outlet"]) == ["a", "b", "c"]
    assert list(found["form"]) == ["direct"]
    assert breakdown([], ["form"]) == {"form": {}}


def test_for_people_and_for_programs() -> None:
    found = breakdown([compared("{Velt} <said> [no].\n", "{Velt} <said> [no].\n")], ["act"])
    assert table(found) == (
        "by act\n  speech                   P 1.000  R 1.000  F1 1.000   (gold 1, paired 1; found 1, paired 1)"
    )
    assert json.loads(json.dumps(rows(found))) == {
        "act": {
            "speech": {"P": 1.0, "R": 1.0, "F1": 1.0, "gold": 1, "gold_paired": 1, "pred": 1, "pred_paired": 1},
        }
    }
    alone = {"act": {"speech": Group(gold=1)}}
    assert "P   –    R 0.000  F1   –  " in table(alone)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_groups_of_every_dimension_sum_to_the_totals(data: st.DataObject) -> None:
    documents = []
    for name in data.draw(st.lists(st.sampled_from(["a_1", "b_2", "c"]), unique=True)):
        text = "".join(data.draw(WORDS))
        gold, found = data.draw(any_items(text)), data.draw(any_items(text))
        documents.append(Compared(name=name, text=text, gold=gold, found=found))
    whole = figures_of(documents).get("attribution")
    totals = (whole.gold, whole.right, whole.found, whole.right) if whole else (0, 0, 0, 0)
    for dimension, parts in breakdown(documents, list(DIMENSIONS)).items():
        sums = [(g.gold, g.gold_paired, g.found, g.found_paired) for g in parts.values()]
        assert tuple(map(sum, zip(*sums, strict=True))) == (totals if sums else ()), dimension
        assert all(g.gold_paired <= g.gold and g.found_paired <= g.found for g in parts.values())
        assert not DIMENSIONS[dimension] or set(parts) <= set(DIMENSIONS[dimension])
        assert sums or totals == (0, 0, 0, 0)
