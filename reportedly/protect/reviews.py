"""What people decided and noted about a line, as it may leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly.protect.rewriting import Edit, Rewritten
from reportedly.protect.spelling import find
from reportedly.protect.targets import Targets
from reportedly.protect.words import WORDS_KEPT, StandIns
from reportedly.reviews import Anchor, Missed, Review, Value
from reportedly.types import Span


class Naming:
    """Texts with stand-ins in the place of names; `labels` are those of `Protections.people`, in order."""

    def __init__(self, targets: Targets, labels: tuple[str, ...], nobody: str) -> None:
        self.targets, self.labels, self._nobody = targets, labels, nobody

    def label(self, person: int | None) -> str:
        """What stands in somebody's place."""
        return self._nobody if person is None else self.labels[person]

    def text(self, text: str, present: Iterable[int] = ()) -> str:
        """A text by itself: a note, a title."""
        found = find(text, self.targets, present=present)
        return Rewritten(text, [Edit(o.start, o.end, self.label(o.person)) for o in found]).text

    def field(self, words: str, present: Iterable[int] = ()) -> str:
        """A text that may be a name as a whole."""
        found = find(words, self.targets, present=present, mentions=[Span(0, len(words))])
        return Rewritten(words, [Edit(o.start, o.end, self.label(o.person)) for o in found]).text


def texts(reviews: Iterable[Review]) -> Iterator[str]:
    """Everything that people wrote or chose, for whoever looks for names in it."""
    for review in reviews:
        yield review.reason
        yield from _texts(review.value)
        if review.saw:
            yield from filter(None, (review.saw.speaker, *review.saw.chain))


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Missed):
        yield from (one.exact for one in (*value.content, *value.cue, *value.source))
    elif value is not None:
        yield from (one.exact if isinstance(one, Anchor) else one for one in value)


def protected(
    review: Review, naming: Naming, ids: StandIns, present: Iterable[int], *, touched: bool, exact: bool
) -> Review:
    """A review with stand-ins; of a page on which somebody protected stands (`touched`) without places, and with its
    exact words only where `exact` says so."""
    saw = review.saw and replace(
        review.saw,
        speaker=naming.field(review.saw.speaker, present) if review.saw.speaker else review.saw.speaker,
        chain=tuple(naming.field(name, present) for name in review.saw.chain),
        score=round(review.saw.score, 1) if touched else review.saw.score,
    )

    def place(anchor: Anchor) -> Anchor:
        if not touched:
            return anchor
        return Anchor(exact=naming.field(anchor.exact, present) if exact else WORDS_KEPT, prefix="", suffix="", start=0)

    def kept(value: Value) -> Value:
        if isinstance(value, str):
            return naming.field(value, present)
        if isinstance(value, Missed):
            content, cue, source = (tuple(map(place, role)) for role in (value.content, value.cue, value.source))
            return replace(value, content=content, cue=cue, source=source)
        if value is None:
            return None
        anchors = tuple(place(one) for one in value if isinstance(one, Anchor))
        return anchors or tuple(naming.field(one, present) for one in value if isinstance(one, str))

    return replace(
        review, id=ids.id(review.id), document_id=ids.id(review.document_id),
        attribution_id=ids.id(review.attribution_id), anchor=place(review.anchor), value=kept(review.value),
        reason=naming.text(review.reason, present), saw=saw, by=naming.text(review.by),
        answers=tuple(map(ids.id, review.answers)),
    )  # fmt: skip
