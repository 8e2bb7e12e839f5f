from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.evaluate import Compared, figures_of
from reportedly.evaluate.verdicts import ERRORS, Verdict, verdicts
from tests.evaluate.making import WORDS, any_items, compared


def kinds(gold: str, found: str) -> list[str]:
    return [verdict.kind for verdict in verdicts(compared(gold, found))]


@pytest.mark.parametrize(
    ("gold", "found", "kind"),
    [
        ("{Velt} <said> [no].", "{Velt} <said> [no].", "right"),
        ("{Velt} <said>: [“No.”]", "{Velt} <said>: “[No].”", "right"),  # marks alone are no difference
        ("{Velt} said [no].", "{Velt} <said> [no].", "right"),  # nor is the cue
        ("{Velt} <said> [no, never].", "{Velt} <said> [no], never.", "boundary"),
        ("{Velt} <said> [no], then, [never].", "{Velt} <said> [no], then, never.", "boundary"),
        ("{Velt} <said> [no, never], Orme heard.", "Velt <said> [no], never, {Orme} heard.", "source"),
        ("{Velt} <said> [no].", "Velt <said> [no].", "source"),
        ("{Velt} <said> [no].", "Velt said no.", "missed"),
        ("Velt said no.", "{Velt} <said> [no].", "spurious"),
    ],
)
def test_one_of_each(gold: str, found: str, kind: str) -> None:
    assert kinds(gold, found) == [kind]


def test_one_find_over_two_of_gold_is_a_boundary_and_a_miss() -> None:
    gold = compared("{Velt} <said> [no].\n{Velt} <said> [never].\n", "{Velt} <said> [no].\nVelt said never.\n")
    first, second = (item.content[0] for item in gold.gold)
    over_both = replace(gold.found[0], content=(first, second))
    judged = verdicts(replace(gold, found=(over_both,), scores=(0.5,)))
    assert [(v.kind, v.score) for v in judged] == [("boundary", 0.5), ("missed", None)]
    assert [v.alike for v in judged] == [pytest.approx(2 / 7), None]


def test_verdicts_are_in_the_order_of_the_text() -> None:
    gold = "{Velt} <said> [no].\nOrme said yes.\n{She} <said> [maybe].\n"
    found = "Velt said no.\n{Orme} <said> [yes].\n{She} <said> [maybe].\n"
    assert kinds(gold, found) == ["missed", "spurious", "right"]


def test_a_verdict_on_nothing_cannot_be_told() -> None:
    with pytest.raises(ValueError, match="on something"):
        _ = Verdict(kind="missed").told


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_verdicts_are_the_figures_of_attribution_in_other_words(data: st.DataObject) -> None:
    text = "".join(data.draw(WORDS))
    gold, found = data.draw(any_items(text)), data.draw(any_items(text))
    document = Compared(name="a", text=text, gold=gold, found=found, scores=tuple(i / 9 for i in range(len(found))))
    judged = verdicts(document)
    assert Counter(v.gold for v in judged if v.gold) == Counter(gold)
    assert Counter(v.found for v in judged if v.found) == Counter(found)
    count = Counter(v.kind for v in judged)
    whole = figures_of([document])["attribution"]
    assert count["right"] + count["boundary"] == whole.right
    assert count["missed"] + count["source"] == whole.gold - whole.right
    assert count["spurious"] + count["source"] == whole.found - whole.right
    assert set(count) <= {*ERRORS, "right"}
    assert all((v.alike is not None) == (v.gold is not None and v.found is not None) for v in judged)
