"""Our own texts of checking are read as they are marked, and hold enough of every kind."""

from __future__ import annotations

from collections import Counter

import pytest

from training.checks import marked_up, passages, recognised


def test_marks_become_spans_and_leave_the_text() -> None:
    one = marked_up("wire", "Meridian", "He said <1 it was red>. {d1 It was blue}.\n{u No one knows}.")
    assert one.text == "He said it was red. It was blue.\nNo one knows.\n"
    assert [(m.status, one.text[slice(*m.span)], m.of) for m in one.marked] == [
        ("disputed", "It was blue", "0.1"),
        ("unconfirmed", "No one knows", ""),
    ]
    assert {number: one.text[slice(*span)] for number, span in one.statements.items()} == {"0.1": "it was red"}


@pytest.mark.parametrize("line", ["{u open", "shut}", "<1 open", "{u1 one {c2 two}"])
def test_marks_that_do_not_pair_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match="wire: a mark"):
        marked_up("wire", "Meridian", line)


def test_there_is_enough_of_every_status_and_more_that_is_none() -> None:
    statuses: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    kinds, texts = set(), set()
    for one in passages():
        assert one.outlet and not set("{}<>") & set(one.text), one.kind
        statuses.update(mark.status for mark in one.marked)
        counts.update(recognised(one))
        kinds.add(one.kind)
        texts.add(one.text)
    assert min(statuses[s] for s in ("unconfirmed", "confirmed", "disputed", "corrected")) >= 50, statuses
    assert counts["sentences"] >= 3 * counts["marked"] and len(kinds) > 25 and len(texts) == len(kinds)


def test_what_is_recognised_counts_once_for_what_is_found_and_what_is_marked() -> None:
    one = marked_up("wire", "Meridian", "He said it was red. {u Meridian could not independently verify the claim}.")
    assert recognised(one) == Counter(sentences=2, found=1, marked=1, right=1, known=1)
    other = marked_up("wire", "Meridian", "He said it was red. {c Meridian could not independently verify the claim}.")
    assert recognised(other) == Counter(sentences=2, found=1, marked=1, right=0, known=0)
