"""People across documents: for a terminal, and as JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly.answers import Judged, Person, PersonLine, Role
from reportedly.export.jsonl import statement_object
from reportedly.export.terminal_reviews import mark
from reportedly.judgements import PERSON
from reportedly.names import fold
from reportedly.text import shown
from reportedly.types import Statement

_QUIET = "dim"
_NAME = "bold cyan"
_CUE = "green"
_BELOW = (0, 0, 0, 4)
_ALIASES = 6
_WIDE = 80
_ID = 15
"""So much of an id is told in a list: enough to ask with."""
_LONGEST = 10
"""Words that a role has at most."""
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_TITLES = frozenset("mr mrs ms miss sir madam".split())
_CLAUSES = frozenset(
    "which who whom whose that according where when while because as if and but or not put puts said says told tells"
    " spoke wrote gave has had have is was were are be been will would can could may might it he she they its his her"
    " their our my your in on at by from since after before".split()
)
"""Words with which no role begins: what does is a piece of a sentence."""
_RELATIVE = re.compile(r",?\s+(?:that|which|who|whose|whom|where)\s", re.IGNORECASE)
_COUNT = re.compile(r"\d{3}|\d[.,]\d|%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """Who somebody is, what they said in time order, and the judgements behind it."""

    person: Person
    said: Sequence[Statement]
    judged: Sequence[Judged]


def other_names(name: str, aliases: Sequence[str]) -> tuple[str, ...]:
    """The other names, without those that differ from another in capitals, in an article or in a title alone, and
    without what is no name.

    >>> other_names("The Lantern Committee", ["Lantern Committee", "LANTERN COMMITTEE", "the Lantern"])
    ('the Lantern',)
    >>> other_names("Mara Velt", ["Velt", "Minister Velt", "A clerk emailed Velt"])
    ('Velt',)
    """
    found = {_folded(name): name}
    for alias in aliases:
        titled = any(alias.endswith(f" {other}") and fold(alias) == fold(other) for other in (name, *aliases))
        if not titled and not _SOMEBODY.match(alias):
            found.setdefault(_folded(alias), alias)
    return tuple(found.values())[1:]


_SOMEBODY = re.compile(r"[Aa]n?\s[a-z]")


def role_told(words: str | None) -> str | None:
    """What somebody is called as a post or a calling; None for a title alone and for a piece of a sentence.

    >>> role_told("put the number at 134,000"), role_told("an analyst,"), role_told("Mrs")
    (None, 'an analyst', None)
    """
    words = " ".join((words or "").split()).strip(' ,;:.–—-"“”‘«»()[]')
    words = _RELATIVE.split(words, maxsplit=1)[0]
    split = words.split()
    if not split or len(split) > _LONGEST or split[0].casefold() in _CLAUSES or _COUNT.search(words):
        return None
    return None if len(split) == 1 and split[0].casefold().rstrip(".") in _TITLES else words


def roles_told(roles: Sequence[Role]) -> tuple[Role, ...]:
    """Roles as they are told, those that differ in capitals or in an article alone as one."""
    found: dict[str, Role] = {}
    for role in roles:
        if (words := role_told(role.words)) is None:
            continue
        known = found.get(_folded(words))
        if known is None:
            found[_folded(words)] = replace(role, words=words)
            continue
        first = min((d for d in (known.first, role.first) if d), default=None)
        last = max((d for d in (known.last, role.last) if d), default=None)
        found[_folded(words)] = replace(known, first=first, last=last, documents=known.documents + role.documents)
    return tuple(found.values())


def told(person: Person) -> Person:
    """Somebody as people are told of them: names and roles that say something, topics that came up more than once."""
    return replace(
        person,
        aliases=other_names(person.name, person.aliases),
        roles=roles_told(person.roles),
        topics=tuple(t for t in person.topics if t[1] > 1),
    )


def _folded(words: str) -> str:
    return _ARTICLE.sub("", " ".join(words.split()), count=1).casefold()


def lines(console: Console, items: Sequence[PersonLine]) -> None:
    """People, one a line, their other names and the beginnings of their ids below."""
    for item in items:
        facts = [item.kind or "", counted(item.statements, "statement"), counted(item.documents, "document")]
        console.print(
            Text.assemble((shown(item.name), _NAME), ("  " + " · ".join(f for f in facts if f), _QUIET)),
        )
        rest = f"{_period(item.first, item.last)}{item.id[:_ID]}"
        _quiet(console, f"{_also(other_names(item.name, item.aliases), _WIDE - 6 - len(rest))}{rest}")


def portrait(console: Console, item: Portrait) -> None:
    """One person: names, roles over time, topics, outlets, what they said, and the judgements that join them."""
    p = told(item.person)
    console.print(Text.assemble((shown(p.name), _NAME), (f"  {p.kind or ''}", _QUIET)))
    if p.aliases:
        _quiet(console, _also(p.aliases).rstrip())
    _quiet(console, p.id)
    for role in p.roles:
        times = f"{_period(role.first, role.last)}{counted(role.documents, 'document')}"
        console.print(Padding(Text.assemble(shown(role.words), (f"  {times}", _QUIET)), _BELOW, expand=False))
    for title, pairs in (("Talks of", p.topics), ("Printed by", p.outlets)):
        if pairs:
            words = ", ".join(f"{word} {count}" for word, count in pairs)
            console.print(Text.assemble((f"{title}: ", "bold"), shown(words)))
    if item.said:
        console.print()
        console.print(Text(f"What they said: {counted(p.statements, 'statement')}, equal ones told once", style="bold"))
    for s in item.said:
        copies = f"  the same words in {s.copies} documents" if s.copies > 1 else ""
        where = f"{(s.published or 'no date')[:10]}  {s.outlet or s.origin}  {s.id[:_ID]}{copies}"
        console.print(Text(shown(where), style=_QUIET))
        said = Text(" ").join(Text(shown(w), style) for w, style in ((s.cue, _CUE), (s.content, "")) if w)
        console.print(Padding(said, _BELOW, expand=False))
        if decided := mark(s):
            console.print(Padding(decided, _BELOW, expand=False))
    if item.judged:
        console.print()
        console.print(Text("Why these are one, or not", style="bold"))
    for judged in item.judged:
        _judged(console, judged)


def _judged(console: Console, item: Judged) -> None:
    j = item.judgement
    program = f"the program ({j.producer.name} {j.producer.version})"
    who = j.producer.name if j.producer.version == PERSON else program
    head = f"{j.verdict}, {j.score:.0%} sure, by {who} on {j.decided_at[:10]}"
    console.print(Text(shown(head + ("" if item.holds else "; no longer in force")), style=_QUIET))
    console.print(Padding(Text(shown(f"{item.left_name} / {item.right_name}: {j.reason}")), _BELOW, expand=False))
    _quiet(console, f"{j.left[:_ID]}  {j.right[:_ID]}")


def _quiet(console: Console, words: str) -> None:
    console.print(Padding(Text(shown(words), style=_QUIET), _BELOW, expand=False))


def _also(aliases: Sequence[str], room: int | None = None) -> str:
    """Other names, as many as there is room for, one at least."""
    if not aliases:
        return ""
    for names in range(min(len(aliases), _ALIASES), 0, -1):
        more = len(aliases) - names
        words = f"also {', '.join(aliases[:names])}{f' and {more} more' if more > 0 else ''}"
        if room is None or len(words) <= room:
            break
    return f"{words}  "


def _period(first: str | None, last: str | None) -> str:
    days = list(dict.fromkeys(day[:10] for day in (first, last) if day))
    return f"{' to '.join(days)}  " if days else ""


def counted(count: int, name: str) -> str:
    """“1 document”, “2 documents”."""
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def line_object(item: PersonLine) -> dict[str, Any]:
    """A person as one line of JSON."""
    return asdict(item)


def portrait_object(item: Portrait) -> dict[str, Any]:
    """One person with all that is behind them."""
    return {**person_object(item.person, item.judged), "said": [statement_object(s) for s in item.said]}


def person_object(known: Person, judged: Sequence[Judged]) -> dict[str, Any]:
    """One person, and the judgements behind who they are."""
    person = asdict(known)
    for name in ("topics", "outlets"):
        person[name] = [{"name": word, "count": count} for word, count in person[name]]
    return {**person, "judgements": [asdict(j) for j in judged]}
