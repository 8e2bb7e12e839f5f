"""What the inbox shows: the lines that wait for a person, each with all that is needed to decide."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.store.inbox import Progress
from reportedly.web import marking
from reportedly.web.contexts import Chip, Choice, Line
from reportedly.web.contexts_reviews import LineReviews, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLine:
    """`/inbox/{id}`: a line with the paragraphs around it. `need` is why it waits, one of `needs.Need` in small
    letters, empty where it does not any more; `why` the same in words, and `detail` what to look at. `place_url` is its
    place in the whole text, `speaker` who says it as people say, else as the model does.

    `told` is what came of the form that led here; `others` whether others decided since the form was shown.
    """

    line: Line
    need: str
    why: str
    detail: str
    place_url: str
    speaker: str
    chain: tuple[str, ...]
    progress: Progress | None
    reviews: LineReviews = field(metadata={"shown only": True})
    paragraphs: marking.Surroundings = field(metadata={"shown only": True})
    told: Told | None = field(default=None, metadata={"shown only": True})
    others: bool = field(default=False, metadata={"shown only": True})
    back: str = field(default="", metadata={"shown only": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPage:
    """`/inbox`: what waits, the most pressing first. Of `total` lines that wait with the filters that are set,
    `skipped` are left out before the first shown; `more` leads on. `needs` narrow it, and so do `outlets` and
    `speakers`, which are told at `by`."""

    lines: tuple[WaitingLine, ...]
    total: int
    skipped: int
    progress: Progress
    needs: tuple[Choice, ...]
    outlets: tuple[Choice, ...]
    speakers: tuple[Choice, ...]
    chips: tuple[Chip, ...]
    by: str
    more: str | None
    told: Told | None = field(metadata={"shown only": True})
    url: str = field(metadata={"shown only": True})
