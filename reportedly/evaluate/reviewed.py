"""How often the model was right on what people checked, counted on what it said when they decided.

What a line said then is `Review.saw`: a later model is never charged with what an earlier one said. A decision that was
taken back, or decided again on the same line, no longer counts; one on what an earlier model drew otherwise still does.

attribution   of the lines that people called right or wrong, those called right
a field       of the lines that hold (called right, or corrected and not called wrong), those whose field people let
              stand, or decided as the model had it
missed        lines that people added. With those that are right they give a recall that is too high: nobody looks for
              every line that is missing
apart         lines that somebody was unsure of, and those on which people decided otherwise without an answer

Intervals are Wilson's (1927), at 95 %. People choose what they check, and are shown first what the model is least sure
of: a share over all of it is not the share of a whole ledger.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from math import sqrt
from typing import Any, Final

from reportedly.judgements import PERSON
from reportedly.reviews import CHOSEN, FIELDS, Missed, Review, Saw, disputed, values
from reportedly.text import many, shown

SCORES: Final = ((0.5, "below 0.5"), (0.7, "0.5 to 0.7"), (0.9, "0.7 to 0.9"), (2.0, "0.9 and more"))
DIMENSIONS: Final = ("model", "form", "act", "score", "outlet")
_Z = 1.959964  # of the standard normal distribution, for 95 %
_APART = frozenset({"verdict", "note", "missed"})


@dataclass(slots=True)
class Share:
    """So many of so many."""

    right: int = 0
    of: int = 0

    @property
    def share(self) -> float | None:
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's interval at 95 %; None of nothing."""
        if not self.of:
            return None
        n, p = self.of, self.right / self.of
        middle, spread = p + _Z**2 / (2 * n), _Z * sqrt(p * (1 - p) / n + _Z**2 / (4 * n * n))
        low, high = ((middle + side * spread) / (1 + _Z**2 / n) for side in (-1, 1))
        return max(0.0, low), min(1.0, high)

    def count(self, right: bool) -> None:
        """One more."""
        self.right += right
        self.of += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What people checked. `by` is the share of attributions by each of `DIMENSIONS`; `fields` has those that somebody
    decided; `missed` counts the added lines by outlet, `contested` disputes by field."""

    lines: int
    unsure: int
    attribution: Share
    by: Mapping[str, Mapping[str, Share]]
    fields: Mapping[str, Share]
    missed: Mapping[str, int]
    contested: Mapping[str, int]

    @property
    def found(self) -> Share:
        """Of the lines that people know to be there, those that the model found."""
        return Share(self.attribution.right, self.attribution.right + sum(self.missed.values()))


@dataclass(slots=True)
class _Tally:
    unsure: int = 0
    attribution: Share = field(default_factory=Share)
    by: dict[str, dict[str, Share]] = field(default_factory=lambda: {name: {} for name in DIMENSIONS})
    fields: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    decided: set[str] = field(default_factory=set)
    missed: Counter[str] = field(default_factory=Counter)
    contested: Counter[str] = field(default_factory=Counter)


def check(reviews: Iterable[Review], outlet_of: Callable[[str], str | None]) -> Checked:
    """What came of all the reviews of a ledger, answered ones too; `outlet_of` gives the outlet of a document."""
    tally, lines = _Tally(), 0
    for series in _lines(reviews):
        outlet = outlet_of(series[0].document_id) or "-"
        newest = values(series)
        if any(isinstance(r.value, Missed) for r in series):
            tally.missed[outlet] += "verdict" not in newest or newest["verdict"].value != "wrong"
        if set(newest) <= {"note"}:
            continue
        saw = newest["verdict"].saw if "verdict" in newest else next((r.saw for r in newest.values() if r.saw), None)
        if saw is None or saw.producer.endswith(f" {PERSON}"):
            continue
        lines += 1
        _count(tally, newest, frozenset(disputed(series)), saw, outlet)
    return Checked(
        lines=lines,
        unsure=tally.unsure,
        attribution=tally.attribution,
        by=_sorted(tally.by),
        fields={name: tally.fields[name] for name in FIELDS if name in tally.decided},
        missed={name: count for name, count in sorted(tally.missed.items()) if count},
        contested={name: tally.contested[name] for name in FIELDS if tally.contested[name]},
    )


def _lines(reviews: Iterable[Review]) -> list[list[Review]]:
    """What counts of the reviews of each line as it was when they were made."""
    every = {review.id: review for review in reviews}
    gone = {
        id
        for review in every.values()
        for id in review.answers
        if id in every and (review.value is None or every[id].attribution_id == review.attribution_id)
    }
    found: dict[str, list[Review]] = defaultdict(list)
    for review in every.values():
        if review.id not in gone:
            found[review.attribution_id].append(review)
    return list(found.values())


def _count(tally: _Tally, newest: Mapping[str, Review], contested: frozenset[str], saw: Saw, outlet: str) -> None:
    """Count one line that the model found."""
    tally.contested.update(contested)
    verdict = None if "verdict" in contested else newest["verdict"].value if "verdict" in newest else ""
    if verdict in {"right", "wrong"}:
        score = next(name for most, name in SCORES if saw.score < most)
        groups = {"model": saw.producer, "form": saw.form, "act": saw.act, "score": score, "outlet": outlet}
        tally.attribution.count(verdict == "right")
        for dimension, name in groups.items():
            tally.by[dimension].setdefault(name, Share()).count(verdict == "right")
    tally.unsure += verdict == "unsure"
    if verdict in {"right", ""}:
        for name in FIELDS:
            if name not in _APART and name not in contested:
                decided = newest.get(name)
                tally.fields[name].count(decided is None or _as_seen(decided))
                tally.decided |= {name} if decided else set()


def _as_seen(review: Review) -> bool:
    """Whether a field was decided as the model had it. What a review does not keep of what was seen was changed."""
    saw, value = review.saw, review.value
    if saw is None:
        return False
    if review.field == "content":
        return isinstance(value, tuple) and len(value) == 1 and value[0] == review.anchor
    if review.field == "chain":
        return isinstance(value, tuple) and tuple(map(_folded, value)) == tuple(map(_folded, saw.chain))
    there = {"speaker": saw.speaker, "form": saw.form, "act": saw.act, "verification": saw.verification}
    return review.field in there and _folded(value) == _folded(there[review.field] or "")


def _folded(words: object) -> str:
    return " ".join(str(words).casefold().split())


def _sorted(by: Mapping[str, dict[str, Share]]) -> dict[str, dict[str, Share]]:
    orders = {"score": [name for _, name in SCORES], "form": list(CHOSEN["form"]), "act": list(CHOSEN["act"])}
    return {
        dimension: {name: groups[name] for name in orders.get(dimension, sorted(groups)) if name in groups}
        for dimension, groups in by.items()
    }


# ---------------------------------------------------------------- shown


def rows(checked: Checked) -> dict[str, Any]:
    """The figures for JSON; what there is nothing to divide by is null."""
    return {
        "lines": checked.lines,
        "unsure": checked.unsure,
        "attribution": _row(checked.attribution),
        "by": {name: {group: _row(share) for group, share in groups.items()} for name, groups in checked.by.items()},
        "fields": {name: _row(share) for name, share in checked.fields.items()},
        "missed": {"added": dict(checked.missed), "found": _row(checked.found)},
        "disputed": dict(checked.contested),
    }


def _row(share: Share) -> dict[str, float | int | None]:
    low, high = share.interval or (None, None)
    return {"right": share.right, "n": share.of, "share": share.share, "low": low, "high": high}


def table(checked: Checked) -> str:
    """The figures for people, a line each."""
    apart = [f"{checked.unsure} unsure"] if checked.unsure else []
    apart += [f"{count} disputed in {name}" for name, count in checked.contested.items()]
    out = [f"people checked {many(checked.lines, 'line')}{': ' if apart else ''}{', '.join(apart)}", ""]
    out.append(_line("the attribution is right", checked.attribution))
    for dimension, groups in checked.by.items():
        out += [f"  by {dimension}", *(_line(f"    {name}", share) for name, share in groups.items())] if groups else []
    if checked.fields:
        out += ["", "of lines that hold, what people let stand or confirmed"]
        out += [_line(f"    {name}", share) for name, share in checked.fields.items()]
    if added := sum(checked.missed.values()):
        where = ", ".join(f"{outlet} {count}" for outlet, count in checked.missed.items())
        out += ["", f"people added {many(added, 'line')} that it missed: {where}"]
        out.append(_line("of these and the right ones, found", checked.found) + ", at most")
    return "\n".join(shown(line) for line in out)


def _line(name: str, share: Share) -> str:
    if not (found := share.interval):
        return f"{name:40}   –     (0 of 0)"
    low, high = found
    return f"{name:40} {share.share:6.1%}  ({low:.1%} to {high:.1%}; {share.right} of {share.of})"
