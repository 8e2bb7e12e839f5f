"""Where the names of protected people stand in a text, in whatever guise."""

from __future__ import annotations

import base64
import binascii
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportedly.protect.letters import Token, tokens
from reportedly.protect.targets import Target, Targets
from reportedly.text import sentences
from reportedly.types import Span

_REMEMBERED = 200_000
"""Words whose meaning is remembered: looking each up again took a fifth of the time of an export."""
_PIECES = 24
"""Tokens that may make up one name: letters set apart, lines broken."""
_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|www\.)[^\s<>\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#][\w.·-]+", re.IGNORECASE
)
_CODED = re.compile(r"(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{6,4096}={0,2}(?![A-Za-z0-9+/_=-])")
_HEX = re.compile(r"(?<![0-9A-Za-z])[0-9A-Fa-f]{8,128}(?![0-9A-Za-z])")
_INNER = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_BESIDE = re.compile(r"(?!.*[.!?…]\s)[\s,\-–_/+·.'’]{0,3}|[\s.]{1,2}[^\W\d_]\.?\s{1,2}")
_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_])(?:\.[ \u00a0-]?|[ \u00a0])$")
_AFTER = re.compile(r"^(?:,?[ \u00a0])([^\W\d_])(?:\.|(?![^\W_]))")
_PREFIXES = "\u0648\u0628\u0644\u0641\u0643\u0633\u05d5\u05d1\u05dc\u05de\u05e9\u05d4\u05db"
"""Letters of Arabic and Hebrew that are words by themselves and written together with the next."""


class Occurrence(NamedTuple):
    """A stretch of a text that stands for a protected person; `person` is None where it is rather a namesake's."""

    start: int
    end: int
    person: int | None


class _Hit(NamedTuple):
    start: int
    end: int
    target: Target
    opening: bool


def find(
    text: str, targets: Targets, *, present: Iterable[int] = (), mentions: Sequence[Span] | None = None
) -> list[Occurrence]:
    """Every occurrence in text order, disjoint.

    `present` are the people who are known to stand in the text: given names and initials of theirs count there.
    `mentions` are the words that a reader of the text took for people; None where nobody read it. A name that is an
    ordinary word counts where one of them covers it, or where its bearer is present.
    """
    if not targets.words and not targets.literal:
        return []
    words = tokens(text)
    hits = [*_named(text, words, targets), *_disguised(text, targets)]
    around = set(present)
    sure = {hit.target.person for hit in hits if hit.target.sure and _counts(hit, mentions)}
    around |= sure
    found = [hit for hit in hits if hit.target.person in around and _counts(hit, mentions, around)]
    shielded = _others(words, targets)
    kept = [hit for hit in found if not _shielded(hit, shielded)]
    kept = [_with_initials(hit, text, targets) for hit in kept]
    kept += _initials(text, words, targets, around)
    return _joined(kept, text, _namesakes(words, targets))


def _counts(hit: _Hit, mentions: Sequence[Span] | None, around: Iterable[int] = ()) -> bool:
    """Whether an ordinary word is a name where it stands."""
    if not hit.target.ordinary or hit.target.person in around:
        return True
    if not hit.opening and (mentions is None or hit.target.part == "short"):
        return True
    return any(start <= hit.start and hit.end <= end for start, end in mentions or ())


def _named(text: str, words: Sequence[Token], targets: Targets) -> list[_Hit]:
    """Words, and runs of words, that are a name."""
    found: list[_Hit] = []
    opening = _openings(text, words) if targets.ordinary else frozenset[int]()
    for place, token in enumerate(words):
        acronym = token.end - token.start == 2 and text[token.start : token.end].isupper()  # “UN” is no Mr Un
        for form in token.forms:
            found += _stands_for(form, token, token.capital and not acronym, token.start in opening, targets)
            if hit := _run(place, form, words, targets):
                found.append(hit)
    return found


def _stands_for(form: str, token: Token, capital: bool, opening: bool, targets: Targets) -> list[_Hit]:
    """Whom a word stands for: as it is, with a prefix of its script, with a whole name in it."""
    key = (form, capital)
    if len(targets.known) > _REMEMBERED:
        targets.known.clear()
    if key not in targets.known:
        targets.known[key] = tuple(_meant(form, targets, capital=capital))
    return [_Hit(token.start, token.end, target, opening) for target in targets.known[key]]


def _meant(form: str, targets: Targets, *, capital: bool) -> Iterator[Target]:
    known = targets.of(form, heard=True) if capital else targets.exactly(form)
    yield from (t for t in known if capital or not t.ordinary)
    for cut in (1, 2):
        if len(form) > cut + 1 and all(letter in _PREFIXES for letter in form[:cut]):
            yield from targets.of(form[cut:])
    yield from (targets.whole[run] for run in targets.run_on if run in form)
    yield from (target for name, target in targets.within if name in form)


def _openings(text: str, words: Sequence[Token]) -> frozenset[int]:
    """Where the words begin that begin a sentence, and have a capital whatever they are."""
    starts = [token.start for token in words]
    places = (bisect_left(starts, span.start) for span in sentences(text))
    return frozenset(starts[place] for place in places if place < len(starts))


def _run(place: int, form: str, words: Sequence[Token], targets: Targets) -> _Hit | None:
    """The longest name that the tokens from `place` on spell together."""
    if form not in targets.openings:
        return None
    best: _Hit | None = None
    run, last = form, place
    for after in range(place + 1, min(place + _PIECES, len(words))):
        if words[after].start - words[last].end > 3:
            break
        more = next((run + f for f in words[after].forms if run + f in targets.openings), None)
        if more is None and not targets.of(run):  # “Kess-lerowi”, but “Kessler at” is a name and a word
            more = next((run + f for f in words[after].forms if _ended(run + f, targets)), None)
        if more is None:
            break
        run, last = more, after
        word = next((t for t in targets.of(run) if len(run) >= 5), None)
        target = word or targets.whole.get(run)
        if target and _written_as_name(words[place : last + 1], target, whole=word is None):
            best = _Hit(words[place].start, words[last].end, target, False)
    return best


def _written_as_name(run: Sequence[Token], target: Target, *, whole: bool) -> bool:
    """Whether a run has the capitals that tell a name from words: “this summer will”, “Kessler a year ago” have not."""
    first, last = run[0], run[-1]
    if first.capital and last.capital:
        return True
    initial = whole and len(run) == 2 and 1 in (first.end - first.start, last.end - last.start)
    return not (target.ordinary or (initial and first.capital != last.capital))


def _ended(run: str, targets: Targets) -> bool:
    return any(not target.ordinary for target in targets.of(run)) if len(run) >= 5 else False


def _disguised(text: str, targets: Targets) -> list[_Hit]:
    """Names within addresses, handles, hashtags, codes and hashes, and those that are no words."""
    found = [
        _Hit(*m.span(), target, opening=False)
        for m in _ADDRESS.finditer(text)
        for form in _inner_words(m[0])
        for target in _inside(form, targets)
    ]
    for m in _CODED.finditer(text):
        if any(c.isupper() or c.isdigit() or c == "=" for c in m[0]):
            found += _said_in(_uncoded(m[0]), m, targets)
    for m in _HEX.finditer(text):
        if (person := targets.hashes.get(m[0].lower())) is not None:
            found.append(_Hit(*m.span(), Target(person, sure=True), opening=False))
        else:
            found += _said_in(_unhexed(m[0]), m, targets)
    found += [
        _Hit(*m.span(), Target(person, sure=True), opening=False)
        for name, person in targets.literal.items()
        for m in re.finditer(re.escape(name), text, re.IGNORECASE)
    ]
    return found


def _inner_words(address: str) -> Iterator[str]:
    """The words that an address or a handle is made of."""
    for inner in _INNER.finditer(address):
        for piece in dict.fromkeys((*_CAMEL.split(inner[0]), inner[0])):
            for token in tokens(piece):
                yield from token.forms


def _said_in(said: str | None, code: re.Match[str], targets: Targets) -> list[_Hit]:
    """What a code gives away, at its place."""
    if said is None:
        return []
    return [
        _Hit(*code.span(), hit.target, opening=False) for hit in _named(said, tokens(said), targets) if hit.target.sure
    ]


def _inside(form: str, targets: Targets) -> list[Target]:
    """Whom a word within an address stands for: a long word also where it is a part of it."""
    found = [t for t in targets.of(form) if t.sure and not t.ordinary]
    if not found and len(form) > 5:
        for word, known in targets.words.items():
            if len(word) >= 5 and word in form:
                found += [t for t in known if t.sure and not t.ordinary]
    return found


def _uncoded(code: str) -> str | None:
    """The words that a code in base 64 stands for; None where it stands for none."""
    body = code.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        said = base64.b64decode(body + "=" * (-len(body) % 4), validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return None
    return said if said.isprintable() or said.strip().replace("\n", "").isprintable() else None


def _unhexed(code: str) -> str | None:
    try:
        said = bytes.fromhex(code).decode("utf-8")
    except ValueError:
        return None
    return said if said.isprintable() else None


# ---------------------------------------------------------------- namesakes


def _others(words: Sequence[Token], targets: Targets) -> list[Span]:
    """Where the whole names of people who are not protected stand."""
    found = []
    for place, token in enumerate(words):
        for other in targets.others.get(token.forms[0], ()) if token.forms else ():
            run = words[place : place + len(other)]
            if len(run) == len(other) and all(
                t.forms and t.forms[0].startswith(w) for t, w in zip(run, other, strict=True)
            ):
                found.append(Span(run[0].start, run[-1].end))
    return found


def _shielded(hit: _Hit, others: Sequence[Span]) -> bool:
    """Whether a given name stands in the whole name of somebody else."""
    inside = next((s for s in others if s.start <= hit.start and hit.end <= s.end), None)
    return inside is not None and hit.end < inside.end


def _namesakes(words: Sequence[Token], targets: Targets) -> list[Span]:
    """Where whole names stand that end in a protected surname."""
    surnames = {word for each in targets.surnames.values() for word in each}
    return [
        Span(span.start, span.end)
        for span in _others(words, targets)
        if any(span.start <= t.start and t.end == span.end and t.forms[0] in surnames for t in words)
    ]


# ---------------------------------------------------------------- initials, and what belongs together


def _with_initials(hit: _Hit, text: str, targets: Targets) -> _Hit:
    """A surname with the initial beside it."""
    initials = {word[0] for word in targets.givens.get(hit.target.person, ())}
    start, end = hit.start, hit.end
    while (m := _BEFORE.search(text, max(0, start - 4), start)) and _letter(m[1]) in initials:
        start = m.start()
    if (m := _AFTER.match(text[end : end + 5])) and _letter(m[1]) in initials | {
        word[0] for word in targets.surnames.get(hit.target.person, ())
    }:
        end += m.end()
    return hit._replace(start=start, end=end)


def _letter(char: str) -> str:
    found = tokens(char)
    return found[0].forms[0][:1] if found and found[0].forms else ""


def _initials(text: str, words: Sequence[Token], targets: Targets, around: Iterable[int]) -> list[_Hit]:
    """Initials in the place of a name of somebody who stands in the text: “A. K.”, “A.K.”, “AK”."""
    found = []
    for person in around:
        pairs = {(g[0], s[0]) for g in targets.givens.get(person, ()) for s in targets.surnames.get(person, ())}
        found += [
            _Hit(one.start, _past_stop(text, one, other), Target(person, sure=False), opening=False)
            for one, other in pairwise(words)
            if _single(one) and _single(other) and _pair(one, other) in pairs
            if 0 < other.start - one.end <= 2 and text[one.end] in ". "
        ]
        short = {a + b for a, b in pairs}
        found += [
            _Hit(one.start, one.end, Target(person, sure=False), opening=False)
            for one in words
            if text[one.start : one.end].isupper() and one.end - one.start == 2 and one.forms[0][:2] in short
        ]
    return found


def _single(token: Token) -> bool:
    return token.capital and token.end - token.start == 1


def _past_stop(text: str, one: Token, other: Token) -> int:
    """Where initials end: past the full stop of the second, where the first has one."""
    return other.end + (text[other.end : other.end + 1] == "." and text[one.end] == ".")


def _pair(one: Token, other: Token) -> tuple[str, str]:
    return one.forms[0][:1], other.forms[0][:1]


def _joined(hits: Iterable[_Hit], text: str, namesakes: Sequence[Span]) -> list[Occurrence]:
    """Hits that overlap or stand side by side as one occurrence."""
    found: list[Occurrence] = []
    for start, end, target, _ in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        person: int | None = target.person
        if any(s < start and end <= e for s, e in namesakes):
            person = None
        if found:
            last = found[-1]
            beside = start <= last.end or (
                last.person == person and _BESIDE.fullmatch(text, last.end, start) is not None
            )
            if beside:
                found[-1] = Occurrence(
                    last.start,
                    max(last.end, end),
                    last.person
                    if last.person == person or person is None
                    else person
                    if last.person is None
                    else last.person,
                )
                continue
        found.append(Occurrence(start, end, person))
    return found
