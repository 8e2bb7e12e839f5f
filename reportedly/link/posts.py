"""What somebody is called, as a walk of life: whether two roles can hardly be one person's.

People have many posts, and pages call one person by another each time: the senator is the candidate, the general the
minister, the analyst the former spokesman. So roles that share no word say nothing against one person, unless they
are of walks that hardly meet (a mayor, a striker; a baker, an economist), or give ages that lie apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.names import fold

_FIELDS: dict[str, str] = {
    "office": """president premier chancellor minister ministry secretary senator governor mayor deputy mp mep lawmaker
        legislator congressman congresswoman congressperson representative councillor councilman councilwoman
        commissioner ambassador envoy diplomat candidate nominee contender politician party senate parliament council
        governor-general king queen prince princess spokesman spokeswoman spokesperson adviser advisor chairman
        chairwoman""",
    "service": """general colonel major brigadier admiral lieutenant sergeant commander officer marshal soldier
        warlord intelligence army navy""",
    "law": "judge justice prosecutor attorney lawyer barrister solicitor advocate sheriff detective inspector",
    "business": "executive ceo founder cofounder owner banker investor entrepreneur businessman businesswoman",
    "learning": """professor researcher scientist analyst economist historian expert lecturer scholar physician surgeon
        epidemiologist virologist psychologist physicist chemist biologist sociologist""",
    "letters": """journalist reporter editor correspondent columnist presenter anchor author writer novelist poet
        photographer blogger""",
    "stage": "actor actress singer musician rapper comedian dancer painter sculptor director filmmaker model",
    "sport": """striker goalkeeper midfielder defender footballer winger player coach swimmer runner sprinter cyclist
        boxer wrestler skier gymnast jockey golfer quarterback pitcher forward batsman bowler athlete""",
    "trade": """driver baker butcher fisherman farmer worker electrician plumber carpenter builder mechanic cook cleaner
        waiter waitress barber hairdresser shopkeeper cashier miner welder docker porter caretaker gardener guard
        sailor tailor nurse carer janitor clerk courier""",
    "home": """pupil schoolboy schoolgirl student teenager toddler pensioner widow widower housewife villager resident
        refugee passer-by bystander neighbour neighbor""",
}
_PLAIN = frozenset(("trade", "home"))
_PUBLIC = frozenset(("office", "service", "business", "learning", "law"))
_FIELD_OF = {word: field for field, words in _FIELDS.items() for word in words.split()}
_FULL = {
    "sen": "senator", "sens": "senator", "rep": "representative", "reps": "representative", "gov": "governor",
    "gen": "general", "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "adm": "admiral", "maj": "major",
    "dr": "doctor", "prof": "professor", "amb": "ambassador", "sec": "secretary", "pres": "president",
    "atty": "attorney", "cmdr": "commander", "brig": "brigadier", "insp": "inspector",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AGE = re.compile(r"\b(\d{1,2})(?:-year-old|\syears\sold)\b|\baged\s(\d{1,2})\b|^(\d{1,2})$")
_YEARS_APART = 5
"""Ages that lie further apart are two people's: pages of a ledger are some years apart at most."""


def words_of(role: str) -> list[str]:
    """The words of a role in plain lower case, titles in full: “Texas Sen.” → texas, senator."""
    found = (word for part in _WORD.findall(role) for word in fold(part))
    return [_FULL.get(word, word) for word in found]


def apart(left: Iterable[str], right: Iterable[str]) -> tuple[str, str] | None:
    """A role of each side that can hardly be one person's; None where there are none, or some role fits both.

    `left` and `right` are the roles of two people of one name, which share no telling word.
    """
    walks = [[(role, fields) for role in side if (fields := _fields(role))] for side in (left, right)]
    if not walks[0] or not walks[1]:
        return None
    pairs = [(a, b) for a in walks[0] for b in walks[1]]
    if all(_never(x, y) for a, b in pairs for x in a[1] for y in b[1]):
        return pairs[0][0][0], pairs[0][1][0]
    return None


def ages_apart(left: Iterable[str], right: Iterable[str]) -> tuple[str, str] | None:
    """A role of each side whose ages are two people's; None where there are none."""
    ours, theirs = ([(role, age) for role in side if (age := _age(role))] for side in (left, right))
    pairs = ((a, b) for a, one in ours for b, other in theirs if abs(one - other) > _YEARS_APART)
    return next(pairs, None)


def _fields(role: str) -> frozenset[str]:
    return frozenset(field for word in words_of(role) if (field := _FIELD_OF.get(word) or _FIELD_OF.get(word[:-1])))


def _never(one: str, other: str) -> bool:
    """Whether hardly anybody walks both: a baker is no economist and no driver, a striker no mayor."""
    pair = {one, other}
    if pair == {"trade", "home"} or len(pair) == 1:
        return pair == {"trade"}
    return bool(pair & _PLAIN) or ("sport" in pair and bool(pair & _PUBLIC))


def _age(role: str) -> int | None:
    m = _AGE.search(role)
    return int(next(filter(None, m.groups()))) if m else None
