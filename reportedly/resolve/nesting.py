"""Attributions within attributions: which stands in what another says, and in whose words a place of the text is."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.citing import reach
from reportedly.types import Attribution, Span

Parents = Sequence[int | None]
"""For each attribution the number of the one in whose content it stands, None for one in nobody's."""
_DEEPEST = 50
"""Attributions around one that are counted: more are no page's, or go round in a circle."""


def parents(text: str, attributions: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the number of the smallest one in whose content it stands with its source and cue.

    What stands between a content and its cue counts as in it (`citing.reach`).
    """
    reached = [reach(text, a.content, a.cue, a.source) for a in attributions]
    wholes = [_whole(r) for r in reached]
    spans = [(*a.content, *a.cue, *a.source) for a in attributions]
    order = sorted(range(len(attributions)), key=lambda i: (wholes[i].start, -wholes[i].end))
    found: list[int | None] = [None] * len(attributions)
    placed = sorted(range(len(attributions)), key=lambda i: _whole(spans[i]).start)
    opened: list[int] = []
    at = 0
    for i in placed:
        whole = _whole(spans[i])
        while at < len(order) and wholes[order[at]].start <= whole.start:
            opened.append(order[at])
            at += 1
        opened = [j for j in opened if wholes[j].end > whole.start]
        around = [
            j
            for j in opened
            if j != i
            and wholes[j].end >= whole.end
            and (
                (attributions[j].content != attributions[i].content and _covers(attributions[j].content, spans[i]))
                or (_covers(reached[j], spans[i]) and _size(whole) < _size(_whole(spans[j])))
            )
        ]
        if around:
            found[i] = min(around, key=lambda j: _size(wholes[j]))
    return found


def outer_first(above: Parents) -> list[int]:
    """The numbers of the attributions, each behind the one in whose content it stands."""
    return sorted(range(len(above)), key=lambda i: _depth(i, above))


def innermost(places: Sequence[Span], attributions: Sequence[Attribution], above: Parents) -> list[int | None]:
    """For each place, in text order, the number of the innermost attribution in whose content it lies whole."""
    pieces = sorted((s.start, -s.end, i) for i, a in enumerate(attributions) for s in a.content)
    found: list[int | None] = []
    opened: list[tuple[int, int]] = []
    at = 0
    for place in places:
        while at < len(pieces) and pieces[at][0] <= place.start:
            opened.append((-pieces[at][1], pieces[at][2]))
            at += 1
        opened = [(end, i) for end, i in opened if end > place.start]
        around = [(end, i) for end, i in opened if end >= place.end]
        found.append(max(around, key=lambda x: (_depth(x[1], above), -x[0]))[1] if around else None)
    return found


def _depth(i: int, above: Parents) -> int:
    """How many attributions stand around one."""
    depth, up = 0, above[i]
    while up is not None and depth < _DEEPEST:
        depth, up = depth + 1, above[up]
    return depth


def _size(span: Span) -> int:
    return span.end - span.start


def _whole(spans: Sequence[Span]) -> Span:
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _covers(content: Sequence[Span], spans: Sequence[Span]) -> bool:
    return all(any(c.holds(s) for c in content) for s in spans)
