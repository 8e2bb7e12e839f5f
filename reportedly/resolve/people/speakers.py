"""Which phrase a source names, and what the words around a phrase say of it: whose it is, its title, its role."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from reportedly.names import fold
from reportedly.resolve.people.kinds import human, kind_of, personal, titular
from reportedly.resolve.people.phrases import Phrase, within
from reportedly.types import EntityKind, Span

_EDGES = " ,;:@-\"'“”‘’«»[]()—–"
_SPACE = re.compile(r"\s+")
_TITLE_END = re.compile(r"['’]s?$")
_OWNING = frozenset(("'s", "’s", "’", "'"))
_POSSESSIVES = frozenset("his her its their our my your whose".split())
_APPOSED = re.compile(r",?\s(?:the\s)?")
_HANGS = re.compile(
    r"(?:['’]s)?\s(?:of|from|at|in|near|on|for|with|behind|over|above|outside|inside|close to|familiar with|among)\s"
    r"(?:about\s|around\s|the\s)?"
)
_RELATIVES = {("who",), ("which",), ("that",), ("whom",), ("what",)}
_JOINED = re.compile(r",\s(?:and\s|or\s)?(?:the\s)?|\s(?:and|or|as well as)\s(?:the\s)?")
_RELATIVE = re.compile(
    r",?\s(?:who|which|whose|whom)\s|,\s(?:on condition|under|known)\b|\s[(—–]|,\s(?=[a-z]+ing\b)"
    r"|\s(?:quoted|cited|interviewed|reached)\s(?:by|in)\b"
)


def words_of(text: str, span: Span) -> str:
    """The words at a span on one line, without marks at their edges."""
    return _SPACE.sub(" ", text[span.start : span.end]).strip(_EDGES)


def whole(source: Sequence[Span]) -> Span:
    """A source whose pieces stand side by side, else its first piece."""
    near = all(b.start - a.end <= 3 for a, b in pairwise(source))
    return Span(source[0].start, source[-1].end) if near else source[0]


def source_heads(text: str, source: Sequence[Span], found: Sequence[Phrase]) -> list[int]:
    """The numbers of the phrases that a source names: one, or those who speak together; none where there is none.

    Of a possessor and what it owns the second (“its head”), of a description and the name beside it the name (“the
    ministry’s spokesman, Colonel Viktor Hasp”).
    """
    touched = within(found, whole(source)) if source else []
    if not touched:
        return []
    i = bisect_left(found, touched[0].span, key=lambda p: p.span)
    last = i + len(touched) - 1
    if touched[0].words[:1] in _RELATIVES:  # “media that suggest”
        beside = i > 0 and not text[found[i - 1].span.end : touched[0].span.start].strip(" ,–—-(")
        at = i - 1
        while beside and at and touched[0].words == ("who",) and found[at].entity != "person":
            if not _HANGS.fullmatch(text, found[at - 1].span.end, found[at].span.start):
                break
            at -= 1  # “a nurse at the hospital, who”
        return [at] if beside else []
    for k in range(i + 1, last + 1):
        if found[k].kind == "name" and naming(text, found[k].span.start, touched[0].span.end):
            return [k]  # “a bus driver who gave only his first name, Tivo”
    named = named_behind(text, whole(source), found, i, last)
    return _together(text, found, i, last) if named is None else [named]


def _together(text: str, found: Sequence[Phrase], i: int, last: int) -> list[int]:
    """The phrase that heads those from `i` to `last`, or those who speak together."""
    heads = [_head(text, found, i, last)]
    if i != heads[0] and found[heads[0]].kind == "name":
        return heads
    at, ends = heads[0], 1
    while at < last and (joint := _JOINED.fullmatch(text[found[at].span.end : found[at + 1].span.start])):
        if _appositive(text, found[at], found[at + 1]):
            break
        at = _owned(text, found, at + 1, last)
        heads.append(at)
        ends = len(heads) if joint[0].strip() not in {",", ", the"} else ends
    heads = heads if ends > 1 or len(heads) > 2 else heads[:1]  # without “and” no list: “Orel, Velt’s deputy”
    titled = len(heads) == 2 and _titled(text, found[heads[0]], found[heads[1]])
    return heads[1:] if titled else heads


def _titled(text: str, before: Phrase, name: Phrase) -> bool:
    """Whether words joined to a name are its title, too: “lobbyist and strategist Mara Velt”."""
    last = text[slice(*before.span)].split()[-1].strip(".").casefold()
    if (
        before.number == "many"
        or before.known is not None
        or name.kind != "name"
        or name.entity not in {"person", None}
    ):
        return False
    office = titular(last) if before.kind == "name" else before.kind == "description" and personal(last)
    return office and bool(name_and_title(words_of(text, name.span), person=True)[1])


def named_behind(text: str, source: Span, found: Sequence[Phrase], first: int, last: int) -> int | None:
    """The phrase of a name that stands at the end of a source behind a comma and what its bearer is: “the most
    influential leader of the north’s farmers, Jan Orel”. None where there is none."""
    for k in range(first + 1, last + 1):
        if found[k].kind != "name" or found[k].entity not in {"person", None}:
            continue
        before = text[source.start : found[k].span.start]
        if before.count(",") != 1 or not _COMMA_END.search(before) or " and " in before:
            return None
        role = before.rstrip(" ,").removesuffix(" the").rstrip(" ,")
        closed = not text[found[k].span.end : source.end].strip() or text[found[k].span.end] in ",–—-"
        known = found[first].kind != "name" or found[first].span.end < source.start + len(role) - 1
        told = fits(role, "person") or head_of(role) in _ORDINALS
        return k if closed and known and told and not _NO_ROLE.search(role) else None
    return None


_ORDINALS = frozenset("second third fourth fifth sixth last latter former other another".split())
_COMMA_END = re.compile(r",\s(?:the\s)?$")


def naming(text: str, at: int, after: int) -> int | None:
    """Where the words begin that lead from somebody described to the name at `at`: “an engineer named”; None where none
    do behind `after`."""
    start = max(after, at - _LEADING)
    m = _NAMING.search(text, start, at) if start < at else None
    return m.start() if m else None


_LEADING = 100
"""Code points before a name in which words may lead to it."""
_NAMING = re.compile(
    r"(?:,?\s(?:who|whom|speaking|giving|using|asking)\b[^.!?\n“”\"]*?\bname,?\s(?:of\s|as\s|only\s)?"
    r"|,?\swho\b[^.!?\n“”\"]*?\b(?:him|her|them)self\s(?:only\s|simply\s)?as\s"
    r"|,?\s(?:identified|known)\s(?:only\s|simply\s)?as\s|\s(?:named|called)\s)$"
)


def _owned(text: str, found: Sequence[Phrase], i: int, last: int) -> int:
    """What the phrase at `i` has, and that has, and so on: the last of them."""
    while i < last and owns(text, found[i], found[i + 1]):
        i += 1
    return i


def _head(text: str, found: Sequence[Phrase], i: int, last: int) -> int:
    i = _owned(text, found, i, last)
    if found[i].kind == "description" and found[i].number == "one":
        j = i
        while j < last and _HANGS.fullmatch(text, found[j].span.end, found[j + 1].span.start):
            j += 1
        if j < last and found[j + 1].kind == "name" and found[j + 1].entity in {"person", None}:
            comma = _APPOSED.fullmatch(text, found[j].span.end, found[j + 1].span.start)
            return j + 1 if comma else i
    return i


def owns(text: str, owner: Phrase, owned: Phrase) -> bool:
    """Whether of two phrases side by side the first has the second: “Velt’s lawyer”, “its head”."""
    between = text[owner.span.end : owned.span.start].strip()
    if between and between not in _OWNING:
        return False
    ends = text[owner.span.start : owner.span.end]
    if ends.casefold() in _POSSESSIVES:
        return not between
    return bool(between) or _TITLE_END.search(ends) is not None


def _appositive(text: str, one: Phrase, other: Phrase) -> bool:
    between = text[one.span.end : other.span.start]
    return between.startswith(",") and " and" not in between and {one.kind, other.kind} == {"name", "description"}


def description(text: str, at: int, found: Sequence[Phrase], source: Span | None) -> str:
    """A phrase with what hangs on it: “a woman of about sixty near the front”.

    Within a source its words tell how far that reaches, elsewhere the phrases that follow behind prepositions.
    """
    end, first = found[at].span.end, at
    while first and owns(text, found[first - 1], found[first]):
        first -= 1
    start = found[first].span.start
    if at + 1 < len(found) and owns(text, found[at], found[at + 1]):
        return words_of(text, Span(start, end))  # the trust of “the trust’s medical director”
    if source:
        m = _RELATIVE.search(text, end, source.end)
        until = m.start() if m else source.end
        if at + 1 < len(found) and _JOINED.fullmatch(text[end : found[at + 1].span.start]):
            until = min(until, end)  # “the police and the fire brigade” are two
        comma = text.find(", ", end, until)
        return words_of(text, Span(start, comma if comma > 0 else until))
    if found[at].number == "many" and found[at].known:
        return words_of(text, found[at].span)
    while at + 1 < len(found) and _HANGS.fullmatch(text, found[at].span.end, found[at + 1].span.start):
        at += 1
        end = found[at].span.end
    if m := _AGE.match(text, end):
        end = m.end()
    return words_of(text, Span(start, end))


_AGE = re.compile(r"\sof\s(?:about\s|around\s)?\d\d\b|,\s(?:aged\s)?\d\d(?=,)")


_ROLE_AFTER = 200
"""Code points behind a name in which its apposition is looked for."""
_BEHIND = re.compile(
    r",[^\S\n](?:\d{1,3},[^\S\n])?(?P<role>(?:[^\n.!?;:“”\"]|\.(?=\S)|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\."
    r"|(?<=\b(?:Mrs|Gov|Sen|Rep|Gen|Rev|Inc))\.){3,160})"
)
_NO_ROLE = re.compile(
    r"^(?:he|she|it|they|we|i|you|and|but|or|if|as|when|while|after|before|because|in|on|at|for|to|with|by|from|not|both"
    r"|all|that|who\w*)\b|\b(?:said|says|told|tells|added|adds|wrote|writes|is|are|was|were|has|have|had|will|would|can"
    r"|could|may|might|did|does|do)\b",
    re.IGNORECASE,
)
_HANGING = re.compile(
    r"\s(?:of|for|at|in|on|from|with|to|by|near|behind|under|since|turned|based|who|whose|that|which"
    r"|representing|working|known|called|named|considered|employed|supporting|running)\b"
)
_BODY_AND_OFFICE = re.compile(r"[A-Z]\w+\sof\s(?:the\s)?[A-Z].*\s(?P<head>[a-z]\w+)")
_LEFT_OVER = re.compile(r"\s(?:of|for|at|in|on|from|with|to|by|known\sas)$")


def apposition(text: str, after: int, kind: EntityKind | None = "person") -> str | None:
    """What stands behind a name, between commas, and says who that is: “, an analyst at the Institute,”."""
    m = _BEHIND.match(text, after, after + _ROLE_AFTER)
    if not m:
        return None
    role = _RELATIVE.split(m["role"], maxsplit=1)[0].split(", ")[0]
    role = _LEFT_OVER.sub("", _SPACE.sub(" ", role).strip(_EDGES))
    return role if not _NO_ROLE.search(role) and fits(role, kind) and role.casefold() not in _ASIDES else None


def fits(role: str, kind: EntityKind | None) -> bool:
    """Whether words say who a person is, or what a body is, by the word that heads them: “an analyst at the bank” is of
    a person, “a daily of the north” of a body, “the spread of the fire” of neither. Of None either will do."""
    words = _HANGING.split(" " + role, maxsplit=1)[0]
    heads = [_TITLE_END.sub("", part.split()[-1]).strip(".,") for part in words.split(" and ") if part.split()]
    if kind in {"person", None} and any(map(_says_who, heads)):
        return True
    office = _BODY_AND_OFFICE.search(role) if kind in {"person", None} else None
    if office and personal(office["head"]):  # “the Office of Fair Trading’s director”
        return True
    return kind != "person" and any(body(head.casefold()) for head in heads)


def _says_who(head: str) -> bool:
    """Whether a word says who somebody is; one with a capital, which may be a name, only where it is known to."""
    return personal(head) if head.islower() else titular(head.casefold())


def led_by(text: str, source: Span, name: Phrase) -> str | None:
    """What a source calls the person whose name it ends with: “The rector” of “The rector, Canon Tegan Pryor”."""
    if name.kind != "name" or name.span.start <= source.start:
        return None
    led = naming(text, name.span.start, source.start)
    lead = text[source.start : name.span.start if led is None else led]
    role = words_of(lead, Span(0, len(lead))).removesuffix(" the").split(",")[0]
    closed = led is not None or lead.rstrip().endswith(",")
    role = _SPACE.sub(" ", _RELATIVE.split(role, maxsplit=1)[0]).strip(_EDGES)
    told = human(head_of(role)) or (lead.count(",") == 1 and fits(role, "person"))
    return role if closed and role and told and " and " not in role and not _NO_ROLE.search(role) else None


def head_of(role: str) -> str:
    """The word that heads a role, in small letters: of “an analyst at the bank” analyst."""
    words = _HANGING.split(" " + role, maxsplit=1)[0].split()
    return _TITLE_END.sub("", words[-1]).strip(".,").casefold() if words else ""


def body(head: str, words: tuple[str, ...] = ()) -> EntityKind | None:
    """The kind of body that a word says, if it says one; with the words before it, it may say more."""
    kind = kind_of(head, words or (head,), many=False, named=False, seen=None)
    return kind if kind in {"organisation", "outlet"} else None


_ASIDES = frozenset("however moreover further rather either neither".split())
"""What may stand between commas behind a name and ends as a word for somebody does."""
_COURTESY = frozenset("mr mrs ms miss mx madam madame monsieur".split())


def told_by(title: str) -> str | None:
    """The role that the words before a person's name tell: “Former Governor”; None for “Mrs”, and for no title."""
    words = _LED.sub("", title).split()
    while words and words[-1].strip(".").casefold() in _COURTESY:
        words.pop()
    role = _LEFT_OVER.sub("", " ".join(words))
    return role if words and (_says_who(words[-1].strip(".")) or fits(role, "person")) else None


_LED = re.compile(r"^[A-Z]\w+\s(?=(?:former|then|ex)\b)")


def name_and_title(words: str, person: bool) -> tuple[str, str]:
    """A name without what stands before it: “Minister of Defence Irena Dovrin” → (Irena Dovrin, Minister of Defence).

    What is left of a person is the run of capitals behind the last small word, without titles.
    """
    clean = _TITLE_END.sub("", words) if words.endswith(("'s", "’s")) else words
    parts = clean.split()
    while person and len(parts) > 2 and parts[0].casefold() in _PORTFOLIOS and not (titles(parts) or titles(parts[1:])):
        parts.pop(0)
    if not person:
        lead = 1 if parts[:1] in (["the"], ["The"]) else 0
        small = next((i for i, part in enumerate(parts[lead:], lead) if not part[:1].islower()), lead)
        head = parts[small - 1].casefold()
        if small > lead and kind_of(head, (head,), many=False, named=False, seen=None):  # “the state agency Wire”
            return " ".join(parts[small:]), " ".join(parts[lead:small])
        return clean.removeprefix("the ").strip(), ""
    start = 0
    for i, part in enumerate(parts[:-1]):
        if part[:1].islower() and part.casefold() not in _PARTICLES:
            start = i + 1
    start = max(start + titles(parts[start:]), titles(parts))
    return " ".join(parts[start:]), _ARTICLE.sub("", " ".join(parts[:start]))


_ARTICLE = re.compile(r"^[Tt]he(?:\s|$)")
_PORTFOLIOS = frozenset("defence defense foreign interior finance health education justice energy affairs".split())
_PARTICLES = frozenset("al el bin ibn van von der den de la le di da del dos do du ter ten zu y e".split())


def titles(parts: Sequence[str]) -> int:
    """How many words at the front of a name are titles and ranks."""
    whole = fold(" ".join(parts))
    return max((n for n in range(len(parts)) if fold(" ".join(parts[n:])) == whole), default=0)


def alone(byline: str) -> str:
    """The first name of a byline."""
    return _JOINED.split(re.sub(r"^by\s", "", byline, flags=re.IGNORECASE), maxsplit=1)[0].strip(_EDGES)
