"""What people decided about the lines of a document, as gold to train on and to measure with.

A line holds when people called it right, corrected it without calling it wrong, or added it; its words, form, act and
speaker are then those that people decided, else the model's. One that they called wrong is left out. One that nobody
decided, of which somebody was unsure, or on which people decided otherwise is `unchecked`: a model that is trained on a
document with such lines is taught that nobody speaks there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from reportedly.export.jsonl import document_object, pairs
from reportedly.reviews import Anchor, Review, corrected, disputed, place, values
from reportedly.types import Act, Description, Document, Form, Span, Statement

if TYPE_CHECKING:
    from reportedly.export.shapes import GoldLineObject, GoldObject, PlaceObject

How = Literal["accepted", "corrected", "added"]
_DECIDING = frozenset({"verdict", "content", "cue", "source", "form", "act", "speaker"})
"""Fields that gold holds: it waits for a dispute on one of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldLine:
    """A line that holds, as people decided it, and who decided last."""

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    form: Form
    act: Act
    speaker: str | None
    how: How
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What people decided of a document, in the order of its text."""

    origin: str
    document: Document
    description: Description
    lines: tuple[GoldLine, ...]
    rejected: tuple[Statement, ...]
    unchecked: tuple[Statement, ...]

    @property
    def whole(self) -> bool:
        """Whether every line was decided. That somebody looked for missed ones is not said by that."""
        return not self.unchecked


def gold_of(document: Document, description: Description, statements: Iterable[Statement]) -> Gold | None:
    """What people decided of a document whose statements these are; None where they decided nothing."""
    lines: list[GoldLine] = []
    rejected: list[Statement] = []
    unchecked: list[Statement] = []
    origin = ""
    for statement in statements:
        origin = statement.origin
        newest, contested = values(statement.reviews), frozenset(disputed(statement.reviews))
        decided = _line(statement, newest, document.text) if newest and not contested & _DECIDING else None
        if decided:
            lines.append(decided)
        elif "verdict" in newest and newest["verdict"].value == "wrong" and "verdict" not in contested:
            rejected.append(statement)
        else:
            unchecked.append(statement)
    if not (lines or rejected):
        return None
    return Gold(
        origin=origin, document=document, description=description, lines=tuple(sorted(lines, key=lambda o: o.content)),
        rejected=tuple(rejected), unchecked=tuple(unchecked),
    )  # fmt: skip


def _line(statement: Statement, newest: dict[str, Review], text: str) -> GoldLine | None:
    """The line as it holds; None where it does not, or its words are not on the page."""
    verdict, changed = newest.get("verdict"), corrected(newest.values())
    if (verdict.value != "right") if verdict else not (changed or "missed" in newest):
        return None
    content = _spans(newest.get("content"), statement.spans, text)
    cue = _spans(newest.get("cue"), statement.cue_spans, text)
    source = _spans(newest.get("source"), statement.source_spans, text)
    if not content or cue is None or source is None:
        return None
    form = next((f for f in get_args(Form) if f == _word(newest, "form")), statement.form)
    act = next((a for a in get_args(Act) if a == _word(newest, "act")), statement.act)
    speaker = _word(newest, "speaker") if "speaker" in newest else statement.speaker
    return GoldLine(
        id=statement.id, content=content, cue=cue, source=source, form=form, act=act, speaker=speaker or None,
        how="added" if "missed" in newest else "corrected" if changed else "accepted",
        by=next(r.by for r in newest.values() if r.field != "note"),
    )  # fmt: skip


def _spans(review: Review | None, model: tuple[Span, ...], text: str) -> tuple[Span, ...] | None:
    """The spans that a person gave a role, else the model's; None where the page has these words no more."""
    if review is None:
        return model
    anchors = review.value if isinstance(review.value, tuple) else ()
    found = [Span(*at) for one in anchors if isinstance(one, Anchor) and (at := place(text, one))]
    return tuple(sorted(found)) if len(found) == len(anchors) else None


def _word(newest: dict[str, Review], field: str) -> str:
    return str(newest[field].value) if field in newest else ""


# ---------------------------------------------------------------- as JSON


def gold_object(gold: Gold) -> GoldObject:
    """What people decided of a document, as one object: its text, the lines that hold, and where not to learn."""
    return {
        "document": document_object(gold.origin, gold.description, gold.document.text, None),
        "whole": gold.whole,
        "attributions": [_line_object(line) for line in gold.lines],
        "rejected": [_place_object(statement) for statement in gold.rejected],
        "unchecked": [_place_object(statement) for statement in gold.unchecked],
    }


def _line_object(line: GoldLine) -> GoldLineObject:
    return {
        "id": line.id,
        "content": pairs(line.content),
        "cue": pairs(line.cue),
        "source": pairs(line.source),
        "form": line.form,
        "act": line.act,
        "speaker": line.speaker,
        "how": line.how,
        "by": line.by,
    }


def _place_object(statement: Statement) -> PlaceObject:
    return {"id": statement.id, "content": pairs(statement.spans)}
