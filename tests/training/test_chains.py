"""Our own passages of sayings within sayings are read as they are marked, and there are enough of every kind."""

from __future__ import annotations

from collections import Counter

import pytest

from reportedly.attribute.attributor import Attributor
from training.chains import ASIDE, counted, marked_up, passages


def test_marks_become_chains_and_leave_the_text() -> None:
    one = marked_up(
        "wire", "Meridian", "[1 Orel] said <1 [2 she=Ada Rusk] wrote, citing [2+ a log], <2 that it rained>>. ¶ Yes."
    )
    assert one.text == "Orel said she wrote, citing a log, that it rained.  \nYes.\n"
    told = {one.text[slice(*said.content[0])]: said.chain for said in one.said}
    assert told == {
        "she wrote, citing a log, that it rained": ("Meridian", "Orel"),
        "that it rained": ("Meridian", "Orel", "Ada Rusk", "a log"),
    }
    inner = one.said[1]
    assert inner.within == one.said[0] and inner.source is not None


def test_a_statement_without_a_source_has_no_chain() -> None:
    (one,) = marked_up("wire", "Meridian", "It is said that <1 it rained>.").said
    assert one.chain is None


@pytest.mark.parametrize("line", ["<1 open", "shut>", "[1 one>", "<1 a [2 b> c]"])
def test_marks_that_do_not_pair_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match="wire: a mark"):
        marked_up("wire", "Meridian", line)


def test_there_are_enough_of_every_kind_and_many_that_are_no_chain() -> None:
    counts: Counter[str] = Counter()
    kinds = set()
    for one in passages():
        assert one.outlet and not set("[]<>¶") & set(one.text), one.text
        kinds.add(one.kind)
        chains = [said.chain for said in one.said if said.chain and len(said.chain) > 2]
        counts.update(chains=len(chains), none=int(not chains), passages=1)
    assert len(kinds) >= 20 and set(ASIDE) < kinds
    assert counts["chains"] > 300 and counts["none"] > 60


def test_a_chain_counts_once_for_what_is_shown_and_what_is_marked() -> None:
    attribute = Attributor.load()
    right = marked_up(
        "wire", "Meridian", "[1 The union] said <1 that [2 the owner] had told them <2 that it would close>>."
    )
    assert counted(right, attribute) == Counter(shown=1, right=1, marked=1, inner=1, found=1, linked=1)
    wrong = marked_up("wire", "Meridian", "[1 The union=Orel] said <1 that [2 it] was told <2 that it would close>>.")
    assert counted(wrong, attribute)["right"] == 0
