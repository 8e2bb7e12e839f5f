"""What came of a merge, and in what two ledgers differ, for people and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.merged import KINDS, Difference, Merged, There
from reportedly.text import many, shown

_MOST = 20
_LINE = 100
"""Lines of one kind that the text lists."""


def merged_object(told: Merged) -> dict[str, Any]:
    """What came of a merge, in JSON."""
    counts = {"came_in": told.came, "there_already": told.there, "differed": told.differed, "refused": told.refused}
    return {
        "statements": told.statements,
        **{name: {kind: count[kind] for kind in KINDS if count[kind]} for name, count in counts.items()},
        "refusals": [{"kind": r.kind, "id": r.subject, "message": r.message} for r in told.refusals],
        "watched_there": told.watched,
        "forgotten_there": told.forgotten,
    }


def merged_text(told: Merged) -> str:
    """What came of a merge, in lines."""
    return "".join(f"{shown(line)}\n" for line in _merged(told))


def _merged(told: Merged) -> Iterator[str]:
    came = _counted(told.came)
    statements = f" ({many(told.statements, 'statement')})" if told.statements else ""
    yield f"came in: {came}{statements}" if came else "nothing new came in"
    if told.there:
        yield f"there already: {_counted(told.there)}"
    if told.differed:
        yield f"in both, but read otherwise (the later one is shown): {_counted(told.differed)}"
    if told.watched:
        yield f"{many(len(told.watched), 'feed')} watched there and not here; to watch one: reportedly watch LEDGER URL"
        yield from _listed(told.watched)
    if told.forgotten:
        pages = many(len(told.forgotten), "page")
        yield f"{pages} here that the other forgot; to do the same: reportedly forget LEDGER PAGE"
        yield from _listed(told.forgotten)
    if told.refused:
        yield f"refused, and not in the ledger: {_counted(told.refused)}"
        yield from _listed(list(_refusals(told)))


def _refusals(told: Merged) -> Iterator[str]:
    """Each with its reason; a reason that many have is told once, and how many have it."""
    whose: dict[tuple[str, str], list[str]] = {}
    for r in told.refusals:
        whose.setdefault((r.kind, r.message), []).append(r.subject)
    for (kind, message), subjects in whose.items():
        yield f"{subjects[0] if len(subjects) == 1 else many(len(subjects), _ONE[kind])}: {message}"


def _counted(count: Counter[str]) -> str:
    return ", ".join(many(count[kind], _ONE[kind]) for kind in KINDS if count[kind]).replace("entrys", "entries")


_ONE = {kind: kind.removesuffix("s") for kind in KINDS} | {"entries": "entry", "readings": "run"}


def _listed(lines: list[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:_MOST])
    if len(lines) > _MOST:
        yield f"  … and {len(lines) - _MOST} more: --format json lists them"


# ---------------------------------------------------------------- differences


def counted(differences: Iterable[Difference]) -> Counter[tuple[str, There]]:
    """How many differences of each kind there are, by which ledger has it."""
    return Counter((item.kind, item.there) for item in differences)


def difference_object(item: Difference) -> dict[str, Any]:
    """One difference, in JSON."""
    return {
        "kind": item.kind,
        "there": item.there,
        "id": item.id,
        "subject": item.subject,
        "words": item.words,
        "statements": item.statements,
        "otherwise": {each.field: {"one": each.one, "other": each.other} for each in item.otherwise},
    }


def counts_object(counts: Counter[tuple[str, There]]) -> dict[str, Any]:
    """The counts, in JSON."""
    found: dict[str, dict[str, int]] = {}
    for (kind, there), many_of in sorted(counts.items()):
        found.setdefault(kind, {})[there] = many_of
    return {"kind": "counts", "differences": found}


def differences_text(
    counts: Counter[tuple[str, There]], items: Iterable[Difference], names: tuple[str, str], most: int
) -> Iterator[str]:
    """Counts first, then lines, `most` of each kind and side."""
    where = {
        "one": f"only in {names[0]}",
        "other": f"only in {names[1]}",
        "both": f"in both, and otherwise ({names[0]} | {names[1]})",
    }
    if not counts:
        yield f"{names[0]} and {names[1]} say the same\n"
        return
    for (kind, there), number in sorted(counts.items()):
        yield f"{many(number, kind)} {where[there]}\n"
    told = Counter[tuple[str, There]]()
    for item in items:
        key = (item.kind, item.there)
        told[key] += 1
        if told[key] <= most:
            yield from (f"{shown(line)}\n" for line in _difference(item, where[item.there]))
    if any(counts[key] > most for key in counts):
        yield f"\n… of each kind the first {most} are listed: --all lists every one\n"


def _difference(item: Difference, where: str) -> Iterator[str]:
    yield ""
    size = f" ({many(item.statements, 'statement')})" if item.statements else ""
    yield f"{item.kind} {where}: {clip(item.words)}{size}"
    if item.subject != item.words:
        yield f"  {clip(item.subject)}"
    for each in item.otherwise:
        yield f"  {each.field}: {clip(each.one or 'nothing')} | {clip(each.other or 'nothing')}"


def clip(text: str) -> str:
    """As much of a text as a line holds."""
    line = " ".join(text.split())
    return line if len(line) <= _LINE else f"{line[: _LINE - 1]}…"
