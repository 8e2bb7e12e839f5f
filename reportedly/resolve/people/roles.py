"""Roles and names apart: what words before and behind a name say of its bearer, and whether that can be so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.names import fold
from reportedly.resolve.people.kinds import company, kind_of, of_many, personal, titular
from reportedly.types import EntityKind, Span

EDGES = " ,;:@-\"'“”‘’«»[]()—–"
SPACE = re.compile(r"\s+")
POSSESSIVE = re.compile(r"['’]s?$")
RELATIVE = re.compile(
    r",?\s(?:who|which|whose|whom)\s|,\s(?:on condition|under|known)\b|\s[(—–]|,\s(?=[a-z]+ing\b)"
    r"|\s(?:quoted|cited|interviewed|reached)\s(?:by|in)\b"
)


def words_of(text: str, span: Span) -> str:
    """The words at a span on one line, without marks at their edges."""
    return SPACE.sub(" ", text[span.start : span.end]).strip(EDGES)


_ROLE_AFTER = 200
"""Code points behind a name in which its apposition is looked for."""
_BEHIND = re.compile(
    r",[^\S\n](?:\d{1,3},[^\S\n])?(?P<role>(?:[^\n.!?;:“”\"]|\.(?=\S)|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\."
    r"|(?<=\b(?:Mrs|Gov|Sen|Rep|Gen|Rev|Inc))\.){3,160})"
)
NO_ROLE = re.compile(
    r"^(?:he|she|it|they|we|i|you|and|but|or|if|as|like|unlike|along|including|such|despite|when|while|after|before|because|in|on|at|for|to|with|by|from|not|both"
    r"|all|that|who\w*)\b|\b(?:said|says|told|tells|added|adds|wrote|writes|is|are|was|were|has|have|had|will|would|can"
    r"|could|may|might|did|does|do|must|should|shall|become|becomes|became)\b",
    re.IGNORECASE,
)
_HANGING = re.compile(
    r"\s(?:of|for|at|in|on|from|with|to|by|near|behind|under|since|turned|based|who|whose|that|which"
    r"|representing|working|known|called|named|considered|employed|supporting|running"
    r"|[a-z]{3,}ed(?=\s(?:by|to|for|in|on|as|at|with)\b))\b"
)
_BODY_AND_OFFICE = re.compile(r"[A-Z]\w+\sof\s(?:the\s)?[A-Z].*\s(?P<head>[a-z]\w+)")
_LEFT_OVER = re.compile(
    r"\s(?:of|for|at|in|on|from|with|to|by|known\sas)(?:(?:\s[\w.&-]+){1,3}['’]s)?$"  # “host of NRD’s “Today””
)


def apposition(text: str, after: int, kind: EntityKind | None = "person") -> str | None:
    """What stands behind a name, between commas, and says who that is: “, an analyst at the Institute,”."""
    m = _BEHIND.match(text, after, after + _ROLE_AFTER)
    if not m:
        return None
    role = RELATIVE.split(m["role"], maxsplit=1)[0].split(", ")[0]
    role = _LEFT_OVER.sub("", SPACE.sub(" ", role).strip(EDGES))
    if kind in {"person", None} and _NOW_AT.match(role):
        return role
    return role if not NO_ROLE.search(role) and fits(role, kind) and role.casefold() not in _ASIDES else None


_NOW_AT = re.compile(r"(?:now|then|formerly|previously)\s(?:at|of|with)\s(?:the\s)?[A-Z]")


def fits(role: str, kind: EntityKind | None) -> bool:
    """Whether words say who a person is, or what a body is, by the word that heads them: “an analyst at the bank” is of
    a person, “a daily of the north” of a body, “the spread of the fire” of neither. Of None either will do."""
    words = _HANGING.split(" " + role, maxsplit=1)[0]
    heads = [POSSESSIVE.sub("", part.split()[-1]).strip(".,") for part in words.split(" and ") if part.split()]
    if kind in {"person", None} and any(map(_says_who, heads)):
        return True
    office = _BODY_AND_OFFICE.search(role) if kind in {"person", None} else None
    if office and personal(office["head"]):  # “the Office of Fair Trading’s director”
        return True
    return kind != "person" and any(body(head.casefold()) for head in heads)


def _says_who(head: str) -> bool:
    """Whether a word says who somebody is; one with a capital, which may be a name, only where it is known to."""
    return personal(head) if head.islower() else titular(head.casefold())


def of_one(role: str) -> str:
    """A role without what tells of others only: “another analyst”, of Mara Velt, is an analyst."""
    return _OTHERS.sub("", role)


_OTHERS = re.compile(r"^(?:another|one)\s(?!of\b)", re.IGNORECASE)


def head_of(role: str) -> str:
    """The word that heads a role, in small letters: of “an analyst at the bank” analyst."""
    words = _HANGING.split(" " + role, maxsplit=1)[0].split()
    return POSSESSIVE.sub("", words[-1]).strip(".,").casefold() if words else ""


def body(head: str, words: tuple[str, ...] = ()) -> EntityKind | None:
    """The kind of body that a word says, if it says one; with the words before it, it may say more."""
    kind = kind_of(head, words or (head,), many=False, named=False, seen=None)
    return kind if kind in {"organisation", "outlet"} else None


_ASIDES = frozenset("however moreover further rather either neither".split())
"""What may stand between commas behind a name and ends as a word for somebody does."""
_DOCTORS = frozenset("dr prof professor sir dame rev".split())
_COURTESY = frozenset("mr mrs ms miss mx madam madame monsieur".split())


def ranked(roles: Sequence[str]) -> tuple[str, ...]:
    """Roles in their order, but ranks and forms of address, which say less, behind the others: “Col”, “Bishop”."""
    return tuple(sorted(roles, key=lambda role: role.strip(".").casefold() in _RANKS))


_RANKS = frozenset(
    """dr doctor prof professor rev reverend col colonel capt captain sgt sergeant lt lieutenant maj major gen general
    cpl corporal cmdr commander adm admiral bishop archbishop cardinal father sister sir dame lord lady baroness canon
    pc det supt insp
    inspector""".split()
)


def told_by(title: str) -> str | None:
    """The role that the words before a person's name tell: “Former Governor”; None for “Mrs”, and for no title."""
    words = _LED.sub("", title).split()
    while words and words[-1].strip(".").casefold() in _COURTESY:
        words.pop()
    while len(words) > 1 and words[-1].strip(".").casefold() in _DOCTORS:
        words.pop()
    role = _LEFT_OVER.sub("", " ".join(words))
    return role if words and (_says_who(words[-1].strip(".")) or fits(role, "person")) else None


_LED = re.compile(r"^[A-Z]\w+\s(?=(?:former|then|ex)\b)")


def name_and_title(words: str, person: bool) -> tuple[str, str]:
    """A name without what stands before it: “Minister of Defence Irena Dovrin” → (Irena Dovrin, Minister of Defence).

    What is left of a person is the run of capitals behind the last small word, without titles.
    """
    clean = POSSESSIVE.sub("", words) if words.endswith(("'s", "’s")) else words
    parts = clean.split()
    while person and len(parts) > 2 and parts[0].casefold() in _PORTFOLIOS and not (titles(parts) or titles(parts[1:])):
        parts.pop(0)
    if not person:
        lead = 1 if parts[:1] in (["the"], ["The"]) else 0
        small = next((i for i, part in enumerate(parts[lead:], lead) if not part[:1].islower()), lead)
        head = parts[small - 1].casefold()
        if small > lead and kind_of(head, (head,), many=False, named=False, seen=None):  # “the state agency Wire”
            return " ".join(parts[small:]), " ".join(parts[lead:small])
        if after := _behind_sort(parts, lead):  # “the Vell daily Morning Post”
            return " ".join(parts[after:]), " ".join(parts[lead:after])
        return clean.removeprefix("the ").strip(), ""
    start = 0
    for i, part in enumerate(parts[:-1]):
        if part[:1].islower() and part.casefold() not in _PARTICLES:
            start = i + 1
    start = max(start + titles(parts[start:]), titles(parts))
    while len(parts) - start > 2 and parts[start].casefold() not in _GIVEN and titular(parts[start].casefold()):
        start += 1  # “Engineer Paula Stern”
    return " ".join(parts[start:]), _ARTICLE.sub("", " ".join(parts[:start]))


def _behind_sort(parts: Sequence[str], lead: int) -> int:
    """Where in the words of a name what it is ends, and the name begins; 0 where nothing says what it is."""
    last = next((n for n in range(len(parts) - 2, lead - 1, -1) if parts[n].islower() and parts[n] not in _JOINTS), -1)
    if last < 0 or any(p in _JOINTS for p in parts[lead:last]) or not parts[last + 1][0].isupper():
        return 0
    head = parts[last]
    told = body(head, tuple(parts[lead : last + 1])) or body(head.removesuffix("s")) or of_many(head)
    told = told or (len(parts) == last + 2 and company(head))
    return last + 1 if told else 0


_JOINTS = frozenset("of and for the in on at to de la von und et".split())
_GIVEN = frozenset("dean king prince earl bishop pope major star guardian cook chef baron sultan judge marshal".split())
"""Titles and trades that are first names and surnames, too."""
_ARTICLE = re.compile(r"^[Tt]he(?:\s|$)")
_PORTFOLIOS = frozenset("defence defense foreign interior finance health education justice energy affairs".split())
_PARTICLES = frozenset("al el bin ibn van von der den de la le di da del dos do du ter ten zu y e".split())


def titles(parts: Sequence[str]) -> int:
    """How many words at the front of a name are titles and ranks."""
    whole = fold(" ".join(parts))
    return max((n for n in range(len(parts)) if fold(" ".join(parts[n:])) == whole), default=0)
