"""What people decided about a statement, beside what the model said: for a terminal, as JSON, and as cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from reportedly.reviews import Anchor, Decision, Missed, Review, Saw, Value, corrected, disputed, in_force, kept, values
from reportedly.types import Statement

if TYPE_CHECKING:
    from reportedly.export.shapes import DecisionObject, HistoryObject, ReviewObject, SawObject

_LONGEST = 60


def words_of(value: Value) -> str:
    """A value for people: words, pieces joined by `` … ``, a chain by `` > ``; “none”, “taken back”."""
    if value is None:
        return "taken back"
    if isinstance(value, Missed):
        return words_of(value.content)
    if isinstance(value, str):
        return value or "none"
    joint = " … " if any(isinstance(one, Anchor) for one in value) else " > "
    return joint.join(one.exact if isinstance(one, Anchor) else one for one in value) or "none"


_RESOLVED: Final[Mapping[str, Callable[[Any], str | None]]] = {
    "addressee": lambda r: r.addressee,
    "medium": lambda r: r.medium,
    "when": lambda r: r.when,
    "happens": lambda r: r.happens,
    "polarity": lambda r: r.polarity,
    "certainty": lambda r: r.certainty,
    "verification": lambda r: r.verification.status if r.verification else None,
    "chain": lambda r: " > ".join(r.chain),
}


def model_said(statement: Statement, field: str) -> str:
    """What the model said of a field, for people; “none” where it said nothing."""
    if field in _RESOLVED:
        return (_RESOLVED[field](statement.resolved) if statement.resolved else None) or "none"
    return getattr(statement, field, None) or "none"


def correction(statement: Statement, review: Review) -> str:
    """One field that a person decided, beside what the model said of it: ``speaker: he → Mara Velt``."""
    before, after = model_said(statement, review.field), words_of(review.value)
    told = f"{shortened(before)} → {shortened(after)}" if before != after else f"{shortened(after)}, as the model says"
    return f"{review.field}: {told}"


def speaker_of(statement: Statement) -> str | None:
    """Who says it: whom people put in without dissent (None where they say that nobody is named), else the model's."""
    found = values(statement.reviews).get("speaker")
    if found is None or "speaker" in disputed(statement.reviews):
        return statement.speaker
    return str(found.value) or None


def told(statement: Statement) -> list[tuple[str, str]]:
    """What people decided about a line, each with its kind: a verdict, added, corrected, disputed, note."""
    newest, contested = values(statement.reviews), disputed(statement.reviews)
    found = []
    if (decided := newest.get("verdict")) and "verdict" not in contested:
        found.append((str(decided.value), decided.by))
    if added := newest.get("missed"):
        found.append(("added", f"added by {added.by}"))
    found += [
        ("corrected", f"{correction(statement, newest[field])} ({newest[field].by})")
        for field in corrected(statement.reviews)
        if field not in contested
    ]
    for field in contested:
        said = ", ".join(f"{shortened(words_of(r.value))} ({r.by})" for r in statement.reviews if r.field == field)
        found.append(("disputed", f"disputed {field}: {said}"))
    found += [("note", f"note: {shortened(words_of(note.value))} ({note.by})") for note in _notes(statement)]
    return found


def _notes(statement: Statement) -> list[Review]:
    """Everybody's note, the newest first."""
    return [review for review in in_force(statement.reviews) if review.field == "note"]


def shortened(words: str) -> str:
    """Words in one line, a few."""
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def review_object(review: Review) -> ReviewObject:
    """A review as JSON; `saw` is what the model said when it was made, null for a line that it missed."""
    return {
        "id": review.id,
        "field": review.field,
        "value": kept(review.value),
        "by": review.by,
        "decided_at": review.decided_at,
        "reason": review.reason or None,
        "saw": _saw(review.saw) if review.saw else None,
    }


def _saw(saw: Saw) -> SawObject:
    return {
        "producer": saw.producer,
        "speaker": saw.speaker,
        "form": saw.form,
        "act": saw.act,
        "verification": saw.verification,
        "chain": list(saw.chain),
        "score": saw.score,
    }


def decision_object(decision: Decision) -> DecisionObject:
    """A decision as JSON: the review, the line, and the reviews of others that its author had not seen."""
    return {
        **review_object(decision.review),
        "statement": decision.review.attribution_id,
        "document": decision.review.document_id,
        "unseen": [review_object(one) for one in decision.unseen],
    }


def history_object(review: Review, standing: frozenset[str]) -> HistoryObject:
    """A review as JSON, with the line that it was made on, the words that it finds its place by, and the reviews that
    it took the place of; `standing` are the ids of those that hold still."""
    words = review.anchor
    return {
        **review_object(review),
        "in_force": review.id in standing,
        "statement": review.attribution_id,
        "document": review.document_id,
        "anchor": {"exact": words.exact, "prefix": words.prefix, "suffix": words.suffix, "start": words.start},
        "answers": list(review.answers),
    }


def reviews_of(statement: Statement) -> list[ReviewObject]:
    """Those in force, as JSON, the newest first."""
    return [review_object(review) for review in in_force(statement.reviews)]


COLUMNS: Final = ("verdict", "verdict_by", "corrections", "disputed", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A field that a person decided, its value as people are told it."""

    field: str
    value: str
    by: str
    decided_at: str
    reason: str


def corrections(statement: Statement) -> list[Correction]:
    """The fields that people decided, besides verdict and notes; and ``added`` where a person added the line."""
    newest = values(statement.reviews)
    return [
        Correction(
            field="added" if field == "missed" else field, value=words_of(newest[field].value), by=newest[field].by,
            decided_at=newest[field].decided_at, reason=newest[field].reason,
        )
        for field in (*corrected(statement.reviews), "missed")
        if field in newest
    ]  # fmt: skip


def cells(statement: Statement) -> tuple[str, ...]:
    """What people decided, a cell for each of `COLUMNS`; empty where nobody did."""
    newest = values(statement.reviews)
    found = newest.get("verdict")
    return (
        words_of(found.value) if found else "",
        found.by if found else "",
        "; ".join(f"{one.field}: {one.value} ({one.by})" for one in corrections(statement)),
        " ".join(disputed(statement.reviews)),
        "; ".join(f"{words_of(note.value)} ({note.by})" for note in _notes(statement)),
    )
