"""From reviews to what the pages show of them, and the form in which a line is corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportedly.export.reviewed import model_said, shortened, words_of
from reportedly.pointing import PIECES
from reportedly.reviews import CHOSEN, ROLES, Review, disputed, in_force, values
from reportedly.store.reviewing import Kept
from reportedly.types import Statement
from reportedly.web.contexts_reviews import Decided, Dispute, Editable, LineReviews, Orphan, Told

CHAIN = " > "
"""What stands between the names of a chain where people type it."""
_MOST_TOLD = 20
_LABELS = {
    "speaker": "Speaker", "chain": "On whose word", "form": "Form", "act": "Act", "polarity": "Polarity",
    "certainty": "Certainty", "verification": "Verification", "addressee": "To", "medium": "Medium", "when": "Said",
    "happens": "Happens", "content": "Content", "cue": "Cue", "source": "Source", "note": "Note",
}  # fmt: skip
_HELP = {
    "speaker": "who says it; leave empty where the page names nobody",
    "chain": f"from the outlet inward, with{CHAIN}between: The Harbour Post{CHAIN}the ministry",
    "when": "2024, 2024-05, 2024-05-07 or a range 2024-05-01/2024-05-07",
    "happens": "when what is said happens",
    "content": "the words of the page; pieces with … between",
    "note": "for all who work on this ledger; yours stands beside those of others",
}


def decided(review: Review, statement: Statement | None, standing: bool) -> Decided:
    """A review as it is shown. `statement` is the line that it is about today, if there is one."""
    model = model_said(statement, review.field) if statement and review.field not in {"verdict", "note"} else ""
    return Decided(
        id=review.id, field=review.field, words=words_of(review.value), model=model, by=review.by,
        at=review.decided_at, reason=review.reason, standing=standing,
    )  # fmt: skip


def of_line(reviews: Iterable[Review], statement: Statement | None, history: bool = True) -> LineReviews:
    """What people decided about a line, from its reviews, all that there are."""
    every = sorted(reviews, key=lambda r: (r.decided_at, r.id), reverse=True)
    standing = in_force(every)
    ids = {review.id for review in standing}
    return LineReviews(
        standing=tuple(decided(r, statement, True) for r in standing),
        history=tuple(decided(r, statement, r.id in ids) for r in every) if history else (),
        disputes=tuple(
            Dispute(field=field, sides=tuple((r.by, words_of(r.value)) for r in reversed(standing) if r.field == field))
            for field in disputed(standing)
        ),
    )


def by_line(kept: Sequence[Kept], statements: Iterable[Statement]) -> dict[str, LineReviews]:
    """What people decided about each line of a document, by the line's id; those of which nothing was decided too."""
    at: dict[str, list[Review]] = {}
    for one in kept:
        if one.statement_id:
            at.setdefault(one.statement_id, []).append(one.review)
    return {s.id: of_line(at.get(s.id, ()), s) for s in statements}


def orphans(kept: Sequence[Kept], shown: Iterable[str]) -> tuple[Orphan, ...]:
    """What was decided about words that no line of a document stands at, and stands still."""
    there = set(shown)
    return tuple(
        Orphan(decided=decided(one.review, None, True), quote=shortened(one.review.anchor.exact))
        for one in kept
        if one.in_force and one.review.value is not None and one.statement_id not in there
    )


def told(kept: Sequence[Kept], asked: str, statements: Mapping[str, Statement]) -> Told | None:
    """What came of the form that led here: `asked` are the ids of what it kept, with commas between."""
    ids = [id for id in asked.split(",")[:_MOST_TOLD] if id]
    found = {one.review.id: one for one in kept}
    mine = [found[id] for id in ids if id in found]
    if not mine:
        return None
    meanwhile = [
        other
        for one in mine
        for other in kept
        if other.in_force and other.review.field == one.review.field != "note" and other.review.by != one.review.by
        and other.statement_id == one.statement_id and other.review.value not in (None, one.review.value)
    ]  # fmt: skip
    return Told(
        kept=tuple(_shown(one, statements) for one in mine),
        meanwhile=tuple(_shown(one, statements) for one in dict.fromkeys(meanwhile)),
        line_gone=not any(one.statement_id in statements for one in mine),
    )


def _shown(one: Kept, statements: Mapping[str, Statement]) -> Decided:
    return decided(one.review, statements.get(one.statement_id or ""), one.in_force)


# ---------------------------------------------------------------- the form of a line

FORM = (
    "speaker", "chain", "form", "act", "polarity", "certainty", "verification", "addressee", "medium", "when",
    "happens", *ROLES, "note",
)  # fmt: skip
"""The fields of the form, in order."""


def editable(statement: Statement, by: str, typed: Mapping[str, str] | None = None) -> tuple[Editable, ...]:
    """The form of a line: each field with what people say of it, else what the model says.

    Notes are each person's own: the one of `by` is in the form. `typed` is what stood in a form that comes back.
    """
    newest = values(statement.reviews)
    own = [r for r in statement.reviews if r.field == "note" and r.by == by]
    found = []
    for name in FORM:
        review = (own[0] if own else None) if name == "note" else newest.get(name)
        model = "" if name == "note" else _plain(model_said(statement, name))
        was = model if review is None else _plain(words_of(review.value))
        found.append(
            Editable(
                name=name, label=_LABELS[name], was=was, value=(typed or {}).get(name, was), model=model,
                choices=_choices(name), help=_HELP.get(name, ""), long=name in {"content", "note"},
            )
        )  # fmt: skip
    return tuple(found)


def _plain(words: str) -> str:
    """Words as they stand in a field, where “none” is nothing."""
    return "" if words == "none" else words


def _choices(name: str) -> tuple[tuple[str, str], ...]:
    return tuple((value, value or "none") for value in CHOSEN.get(name, ()))


def pieces(words: str) -> list[str]:
    """Words cut where pieces of a role are parted."""
    return [piece.strip() for piece in words.split(PIECES.strip()) if piece.strip()]
