"""Names of bodies that are made of several names: “the Department of Health and Human Services”.

The weights see the people and the trades in them; their grammar tells that one body is named, and not two who speak.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from reportedly.names import acronym
from reportedly.resolve.people.kinds import kind_of, of_trades, personal, titular
from reportedly.resolve.people.seats import is_seat
from reportedly.types import EntityKind, Mention, Pronouns, Span

BODY_HEADS = frozenset(
    """ministry department institute institution committee commission council union university bank court board bureau
    office association federation league house chamber centre center school college academy society church
    organisation organization agency authority administration service directorate embassy foundation front party army
    campaign state kingdom republic national international european central supreme group network movement museum fund
    secretariat parliament assembly trust alliance coalition confederation congress faculty hospital friends mothers
    families doctors reporters lawyers guild syndicate inspectorate general""".split()
)
"""What a name of a body begins or ends with."""
_ENDS = BODY_HEADS - frozenset(
    "state kingdom republic national international european central supreme friends mothers families general".split()
)
NO_SORT = frozenset(
    "opposition military government police army intelligence campaign court prosecution defence".split()
)
"""Bodies before a name that somebody is of: “opposition candidate”, “police Chief Falk”."""
_NO_PERSON = Pronouns(0.01, 0.01, 0.95, 0.03)

_CAP = r"[A-Z][\w’'-]*(?:\.[A-Z]\.)*"
_JOINED = re.compile(
    rf"(?P<first>(?:[Tt]he\s)?{_CAP}(?:\s{_CAP}){{0,2}})\s(?:and|&)\s(?P<second>(?:{_CAP}\s){{1,4}})(?P<head>[A-Z][a-z]+)\b"
)
_OF_MATTERS = re.compile(
    rf"(?:[Tt]he\s)?(?:{_CAP}\s){{0,4}}?(?P<head>Ministry|Department|Office|Bureau|Board|Committee|Commission|Directorate"
    rf"|Institute|Centre|Center|Agency|Council|Faculty|School|Society)\s(?:of|for|on)\s(?P<first>{_CAP}(?:,?\s{_CAP}){{0,2}}),?"
    rf"\s(?:and|&)\s(?P<second>{_CAP}(?:\s(?:Services|Affairs|Rights|Sciences|Development|Resources|Policy|Security))?)"
)
_HAD = re.compile(
    rf"(?:[Tt]he\s)?(?:{_CAP}\s){{0,4}}?(?P<owner>[A-Z][a-z]+)(?P<mark>['’]s|s['’])\s(?:{_CAP}\s)?(?P<head>[A-Z][a-z]+)\b"
)
_WITHOUT = re.compile(r"(?P<head>[A-Z][a-z]+s)\s[Ww]ithout\s[A-Z][a-z]+\b")
_FIRM = re.compile(r"(?P<first>[A-Z][a-z]+)\sand\s(?P<second>[A-Z][a-z]+)$")
_SINGULAR = re.compile(r"\s(?:says|has|is|was|plans|warns|denies|wants|expects|hopes|believes|insists|claims)\b")
_MATTERS = frozenset(
    """affairs agriculture air alcohol arts budget children climate commerce communities community consumer control
    culture customs defence defense development disability drugs economy education elections energy engineering
    enforcement environment equality families family finance firearms fisheries fishing food forestry forests
    harbors harbours health heritage highways housing human immigration industry information inclusion infrastructure
    innovation interior investment justice labor labour land lands law letters liberties livestock local management
    medicine migration mines mining monuments natural naturalization parks pensions petroleum planning policy ports
    prevention prices prisons prosperity public recreation refugees religion research roads rural safety science
    sciences security services shipping social sport sports statistics strategy surveys taxation technology telecoms
    tobacco tourism trade training transport transportation urban veterans water welfare wildlife women works
    youth""".split()
)
"""What a ministry or a board is for."""
_SORTED = re.compile(
    rf"(?:(?:[Tt]he|[Aa]n?)\s)?(?:(?!(?:by|of|from|in|at|for|with|to|on|and)\s)[\w’'-]+\s){{0,4}}?(?P<sort>[a-z][a-z-]+)\s(?P<name>(?P<first>{_CAP})"
    rf"(?:\s(?:{_CAP}|&|of|for|the|and|[Ww]ithout))*?)(?=,|$)"
)
_PEOPLES = frozenset("children women men people workers farmers teachers students veterans doctors nurses".split())


def with_whole_bodies(text: str, mentions: Sequence[Mention], sources: Iterable[Span]) -> list[Mention]:
    """The mentions, those that make the name of one body at the start of a source as one."""
    made = [span for s in sources if (span := body_at(text, s))]
    if not made:
        return list(mentions)
    made.sort()
    starts = [s.start for s in made]
    kept = []
    for m in mentions:
        i = bisect_left(starts, m.span.end) - 1
        if i < 0 or made[i].end <= m.span.start:
            kept.append(m)
    for s in dict.fromkeys(made):
        sort = _sort(text, s)
        kept.append(Mention(span=s, kind=sort or "organisation", pronouns=_NO_PERSON, score=0.9))
    return sorted(kept, key=lambda m: m.span)


def body_at(text: str, source: Span) -> Span | None:
    """The name of a body that a source begins with, where it is made of several names; else None."""
    if (m := _OF_MATTERS.match(text, *source)) and _matters(m):
        return Span(*m.span())
    if (m := _JOINED.match(text, *source)) and _one_name(m):
        return Span(*m.span())
    if (m := _HAD.match(text, *source)) and _is_office(m):
        return Span(*m.span())
    if sort := _sort(text, source):
        m = _SORTED.match(text, *source)
        return Span(*m.span()) if m and sort else None
    if m := _WITHOUT.match(text, *source):
        return Span(*m.span())
    if (m := _FIRM.match(text, *source)) and _SINGULAR.match(text, source.end):
        return Span(*m.span())  # “Hale and Orr says” it is one
    return None


def _sort(text: str, source: Span) -> EntityKind | None:
    """What words before a name say that it is: “the exile group Count Us” is an organisation; else None."""
    m = _SORTED.match(text, *source)
    if not m or m["sort"] in NO_SORT or titular(m["first"].casefold()) or " and " in m["name"]:
        return None
    kind = kind_of(m["sort"], tuple(m[0][: m.end("sort") - m.start()].split()), many=False, named=False, seen=None)
    return kind if kind in {"organisation", "outlet"} else None


def _matters(m: re.Match[str]) -> bool:
    """Whether what a body is for has two parts, and no second body stands behind “and”."""
    first, second = m["first"].split(), m["second"].split()
    if acronym(second[-1]) or acronym(first[-1]) or second[-1].casefold() in _ENDS or is_seat(m["second"]):
        return False
    return len(second) == 2 or second[0].casefold() in _MATTERS


def _one_name(m: re.Match[str]) -> bool:
    """Whether two names before the head of a body are parts of its name: “the Dock and Quay Workers’ Union”."""
    first = m["first"].removeprefix("The ").removeprefix("the ")
    last = m["second"].split()[-1]
    if m["head"].casefold() not in _ENDS or acronym(first) or first.split()[-1].casefold() in BODY_HEADS:
        return False
    members = any(word.endswith(("s'", "s’", "'s", "’s")) for word in m["second"].split())
    trades = of_trades(last.strip("'’").casefold()) and not is_seat(first)
    return members or (first != m["first"] and trades)


def _is_office(m: re.Match[str]) -> bool:
    """Whether a body is called for somebody's office or for those whom it is for: “the County Coroner’s Office”."""
    owner, head = m["owner"].casefold(), m["head"].casefold()
    owner += "s" if m["mark"][0] == "s" else ""
    if not (head in _ENDS or head == "commissioner"):
        return False
    return (
        owner in _PEOPLES
        or of_trades(owner)
        or (head in {"office", "department", "court", "school"} and personal(owner))
    )
