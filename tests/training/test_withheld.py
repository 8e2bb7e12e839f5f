"""Our own texts of names kept back are read as they are marked, and hold enough of every kind."""

from __future__ import annotations

import pytest

from training.withheld import ASIDE, marked_up, pages


def test_marks_become_people_and_leave_the_text() -> None:
    page = marked_up(
        "wire", "Meridian", "<1 A clerk>, {n1 who gave no name}, «1 for fear», spoke.\n{sA Ada only}¶ Yes."
    )
    assert page.text == "A clerk, who gave no name, for fear, spoke.\n\nAda only\nYes.\n\n"
    assert [(person, page.text[slice(*span)]) for person, span in page.said] == [("0.1", "A clerk")]
    assert [(k.what, k.of, page.text[slice(*k.span)]) for k in page.kept] == [
        ("name", ("0.1",), "who gave no name"),
        ("surname", ("A",), "Ada only"),
    ]
    assert {person: page.text[slice(*span)] for person, span in page.why.items()} == {"0.1": "for fear"}


@pytest.mark.parametrize("line", ["{n1 open", "shut}", "<1 a}"])
def test_marks_that_do_not_pair_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match="wire: a mark"):
        marked_up("wire", "Meridian", line)


def test_there_is_enough_of_every_kind() -> None:
    every = list(pages())
    kinds = {page.kind for page in every}
    assert len(kinds) > 25 and set(ASIDE) < kinds
    assert all(page.outlet and not set("{}<>«»¶") & set(page.text) for page in every)
    assert sum(len(page.kept) for page in every) > 250
