"""What the form of a text tells goes before what was found in it: turns of a transcript, estimates, forwarded posts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from reportedly.attribute.estimates import ESTIMATED, Estimate
from reportedly.attribute.roles import Roles
from reportedly.attribute.turns import Turn
from reportedly.types import Mention, Pronouns, RoleScores, Span

TURN = 0.95
"""The score of a turn that the layout tells."""
_LIKELY = 0.5
_ITSELF = Pronouns(he=0.0, she=0.0, it=1.0, they=0.0)


def stamps(text: str) -> list[Span]:
    """The times with which entries of a live page begin, which are nobody's words: “17:05 The minister replied: …”."""
    return [Span(*m.span()) for m in _STAMP.finditer(text)]


_STAMP = re.compile(
    r"^(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)(?:\s(?:GMT|UTC|BST|CES?T|E[DS]?T))?(?:\s?[-–—:])?"
    r"[^\S\n]+(?=[“\"'‘]?[A-Z])",
    re.MULTILINE,
)


def of_turn(turn: Turn) -> Roles:
    """A turn as what was found."""
    cue = (turn.cue,) if turn.cue else ()
    sure = RoleScores(TURN, TURN if cue else None, TURN)
    return Roles(turn.content, cue, (turn.source,), TURN, sure, verbatim=True)


def with_estimates(found: list[Roles], told: list[Estimate]) -> list[Roles]:
    """What was found, and who puts which number on what: where the two share a cue or a piece of a content, the form
    is right.
    """
    sure = RoleScores(ESTIMATED, ESTIMATED, ESTIMATED)
    kept = [Roles((e.content,), (e.cue,), (e.source,), ESTIMATED, sure) for e in told]
    cues, contents = sorted(e.cue for e in told), sorted(e.content for e in told)
    for roles in found:
        apart = tuple(span for span in roles.content if len(roles.content) == 1 or not _meets(span, contents))
        if apart and not any(_meets(span, cues) for span in roles.cue):
            kept.append(roles._replace(content=apart))
    return kept


def _meets(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span shares a place with one of others, which are sorted and do not meet."""
    at = bisect_left(others, span.end, key=lambda o: o.start)
    return at > 0 and others[at - 1].end > span.start


def with_turns(found: list[Roles], spoken: list[Turn]) -> list[Roles]:
    """What was found, and the turns that the layout tells: where the two meet, the layout is right.

    An attribution stays when it lies outside all turns, or likely is one within what is said in one of them.
    """
    whole = sorted((min(t.source.start, t.content[0].start), max(t.source.end, t.content[-1].end), t) for t in spoken)
    kept = [of_turn(turn) for turn in spoken]
    for roles in found:
        spans = [*roles.content, *roles.cue, *roles.source]
        touched = {
            i
            for start, end in spans
            for i in range(bisect_right(whole, start, key=lambda w: w[1]), bisect_left(whole, end, key=lambda w: w[0]))
        }
        if not touched:
            kept.append(roles)
        elif len(touched) == 1 and roles.cue and roles.source and roles.score >= _LIKELY:
            said = whole[touched.pop()][2].content
            if all(said[0].start <= start and end <= said[-1].end for start, end in spans):
                kept.append(roles)
    return kept


def with_whole(mentions: Sequence[Mention], name: Span) -> tuple[Mention, ...]:
    """Mentions, with the name over a post that is passed on as one: a channel's, unless it reads as a person's."""
    inner = [m for m in mentions if m.span.meets(name)]
    person = next((m for m in inner if m.kind == "person" and _is_one(m.pronouns) and len(inner) == 1), None)
    whole = replace(person, span=name) if person else Mention(span=name, kind="outlet", pronouns=_ITSELF)
    return tuple(sorted([whole, *(m for m in mentions if m not in inner)], key=lambda m: m.span))


def _is_one(pronouns: Pronouns) -> bool:
    return pronouns.he + pronouns.she > pronouns.it + pronouns.they
