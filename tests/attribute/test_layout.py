"""What the form of a text tells goes before what was found in it."""

from __future__ import annotations

from dataclasses import replace

from reportedly.attribute.estimates import Estimate
from reportedly.attribute.layout import TURN, of_turn, with_estimates, with_turns, with_whole
from reportedly.attribute.roles import Roles
from reportedly.attribute.turns import Turn
from reportedly.types import Mention, Pronouns, Span

SPOKEN = Turn(content=(Span(6, 40),), cue=None, source=Span(0, 4))


def found(content: Span, cue: Span, source: Span, score: float = 0.9) -> Roles:
    return Roles((content,), (cue,), (source,), score)


def test_what_lies_outside_of_all_turns_stays() -> None:
    apart = found(Span(60, 70), Span(55, 59), Span(50, 54))
    assert with_turns([apart], [SPOKEN]) == [of_turn(SPOKEN), apart]
    assert of_turn(SPOKEN).score == TURN


def test_what_runs_out_of_a_turn_goes_and_what_is_likely_within_it_stays() -> None:
    across = found(Span(30, 60), Span(10, 14), Span(6, 9))
    inner = found(Span(20, 40), Span(15, 19), Span(10, 14))
    doubtful = inner._replace(score=0.4)
    assert with_turns([across, inner, doubtful], [SPOKEN]) == [of_turn(SPOKEN), inner]


def test_an_estimate_takes_the_place_of_what_shares_its_cue_or_its_content() -> None:
    put = Estimate(content=Span(20, 40), cue=Span(10, 14), source=Span(0, 9))
    same, other = found(Span(25, 45), Span(10, 14), Span(0, 9)), found(Span(60, 70), Span(55, 59), Span(50, 54))
    kept = with_estimates([same, other], [put])
    assert [roles.content for roles in kept] == [(Span(20, 40),), (Span(60, 70),)]
    pieces = Roles((Span(22, 30), Span(60, 70)), (Span(55, 59),), (Span(50, 54),), 0.9)
    assert with_estimates([pieces], [put])[1].content == (Span(60, 70),)


def test_the_name_over_a_post_is_one_mention_an_outlet_or_the_person_in_it() -> None:
    she = Mention(span=Span(0, 4), kind="person", pronouns=Pronouns(0.0, 0.9, 0.1, 0.0), score=0.9)
    place = Mention(span=Span(0, 4), kind="place", pronouns=Pronouns(0.0, 0.0, 1.0, 0.0), score=0.9)
    for mention, kind in ((she, "person"), (place, "outlet")):
        whole, behind = with_whole([mention, replace(place, span=Span(30, 35))], Span(0, 9))
        assert (whole.span, whole.kind) == (Span(0, 9), kind)
        assert behind.span == Span(30, 35)
