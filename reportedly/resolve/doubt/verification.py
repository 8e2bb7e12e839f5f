"""What the outlet or a checker says of the truth of a statement, and of which statements it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.resolve.doubt.verification_patterns import Rule
from reportedly.resolve.doubt.verification_ties import Ties
from reportedly.resolve.doubt.verification_values import Check, Told
from reportedly.resolve.doubt.verification_words import CHECKING, Checking
from reportedly.text import quotations, sentences
from reportedly.types import Span, Verification, VerificationStatus

__all__ = ["OUTLET", "Check", "Told", "find_checks", "verify"]

OUTLET = "the outlet"
"""Who checks, where the page names itself nowhere."""
_LONGEST = 1500
"""Code points of a sentence that are read."""
_BACK = 220
"""Code points before words of checking in which their subject stands."""
_HEAD = 300
"""Code points at a page's start in which it says that it is a correction."""

_FOLLOWS = re.compile(r"[^;:.!?\n“”\"]{0,200}(?:\.\d[^;:.!?\n“”\"]{0,80})?")
_ASIDE = re.compile(r"(?:,[^,;\n]{1,140},|\s[—–][^—–\n]{1,140}[—–])\s*$")
_LED = re.compile(
    r"^(?:(?:but|and|yet|although|while|however|so\s+far|still|meanwhile|later|on\s+\w+day|the\s+truth|also)\b,?\s*)+",
    re.IGNORECASE,
)
_SAME = re.compile(r"([\w’'.\s-]{2,80}?)\s+(?:said|says|reported)\s+(?:that\s+)?(?:it|they)\s*$")
_ALONE = re.compile(r"(?:independent|immediate)(?:ly)?\b", re.IGNORECASE)
_WEAK = re.compile(
    r"(?:say|tell|know|assess|judge|see|seen|find|locate|test|trace|stand|satisfy|learn|identify|been|read|review|obtain)",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"cannot\b|n[’']t\b|\bnot\b|\bnever\b|\bunable\b|\bno\b|ing\sto\b|\byet\sto\b|\bfailed\b", re.IGNORECASE
)
_JOINED = re.compile(r",\s+(?:and|but|while|though|although)\s|\sbut\s|\s[—–]")
_LAST = re.compile(r"\b(?:this|that|it)$")
_CLAUSED = re.compile(r",|\sbut\s")
_MEANS = re.compile(r"\s(?:with|by|through|via|from|using)\s")
_UNSAID = re.compile(
    r"(?:n[’']t|not|could|can|may|might|would|to|nor|neither|never|unable|if|cannot)(?:\s+\w+ly|\s+be|\s+been)?$"
)
_PERSON = re.compile(r"(?:he|she|they|we|i|you|who|him|her|them|there)", re.IGNORECASE)
_THATS = re.compile(
    r"\b(?:claims?|allegations?|reports?|rumou?rs?|suggestions?|assertions?|accusations?|statements?|posts?|notion|idea"
    r"|stor(?:y|ies))\b[^,;:.\n]{0,60}?\b(?:that|of|about)\s[^;:\n]{3,160}$",
    re.IGNORECASE,
)
_TRUTH = re.compile(r"(?:^|\s)(?:true|accurate|correct|confirmed|verified|corroborated|supported)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"un(?:verif|confirm|corrob|proven|support)|not\s(?:\w+\s)?(?:confirm|verif|corrob)|partly", re.IGNORECASE
)
_SAID = re.compile(
    r"\b(?:said|stated|reported|wrote|named|gave|attributed|described|listed|put|identified|quoted|claimed)\b"
)


@dataclass(frozen=True, slots=True)
class _Page:
    """What all sentences of a page share: its outlet's names, in lower case, and whether it corrects itself."""

    names: frozenset[str]
    corrects: bool
    lexicon: Checking


def find_checks(text: str, outlet: str | None = None, language: str = "en") -> list[Check]:
    """The outlet's and checkers' words on the truth of statements, in text order; what stands in quotation marks is not
    the outlet's."""
    lexicon = CHECKING.get(language)
    if lexicon is None:
        return []
    page = _Page(_names(outlet), bool(lexicon.correcting.search(text, 0, _HEAD)), lexicon)
    quoted = quotations(text)
    whole = sentences(text)
    found: list[Check] = []
    passed = 0
    for number, sentence in enumerate(whole):
        short = Span(sentence.start, min(sentence.end, sentence.start + _LONGEST))
        while passed < len(quoted) and quoted[passed].end <= short.start:
            passed += 1
        near = [q for q in quoted[passed : passed + 20] if q.start < short.end]
        taken: list[Span] = []
        opening = _opening(text, whole, number, page)
        if opening is not None:
            taken.append(sentence)
            found.append(opening)
        for check, verb in _of_sentence(text, short, page):
            clash = any(check.span.start < t.end and t.start < check.span.end for t in taken)
            if clash or any(q.start <= verb < q.end for q in near):
                continue
            if page.corrects and check.status == "unconfirmed" and " had " in text[slice(*check.span)]:
                continue  # how it was before the correction
            taken.append(check.span)
            own = check.status == "disputed" and check.by is None and not check.statement
            status: VerificationStatus = "corrected" if page.corrects and own else check.status
            found.append(replace(check, status=status, sentence=sentence))
    return sorted(found, key=lambda c: c.span)


def _names(outlet: str | None) -> frozenset[str]:
    """How a page may name its outlet: “the mercury” for the Dunford Mercury."""
    if not outlet or not _plain(outlet):
        return frozenset()
    words = _plain(outlet).split()[:8]
    names = {" ".join(words)} | {"the " + " ".join(words[n:]) for n in range(len(words))}
    first = re.sub(r"^[Tt]he\s+", "", outlet.strip()).split()[0]
    if len(first) > 1 and first.isupper():
        names.add(words[0])
    if len(words) > 2:
        names.add(" ".join(words[:-1]))
    return frozenset(names)


def _opening(text: str, whole: list[Span], number: int, page: _Page) -> Check | None:
    """A sentence of the outlet's own earlier words, with the one that sets them right: “An article said … It was …”."""
    sentence, lexicon = whole[number], page.lexicon
    end = min(sentence.end, sentence.start + 300)
    m = lexicon.version.match(text, sentence.start, end)
    if m is None or not _SAID.search(text, sentence.start, end):
        return None
    earlier = "version of" in m[0][:60]
    if not (page.corrects or earlier or re.match(r"(?:Last\s|\w+day[’'])", m[0])):
        return None
    last = sentence
    for after in whole[number + 1 : number + 2]:
        if "\n" not in text[sentence.end : after.start]:
            last = after
    words = text[sentence.start : min(last.end, sentence.end + 200)]
    if not lexicon.slips.search(words) and not (page.corrects and last is not sentence):
        return None
    span = Span(sentence.start, min(last.end, sentence.end + 200))
    return Check(status="corrected", by=None, span=span, sentence=sentence, about=m[0], way="opening")


def _of_sentence(text: str, sentence: Span, page: _Page) -> Iterator[tuple[Check, int]]:
    """The checks of a sentence, and where the words of checking stand."""
    lowered = text[sentence.start : sentence.end].lower()
    for rule in page.lexicon.rules:
        if not any(key in lowered for key in rule.keys):
            continue
        for m in rule.pattern.finditer(text, *sentence):
            if not _allowed(text, sentence, rule, m):
                continue
            check = _read(text, sentence, rule, m, page)
            if check is not None:
                yield check, min(m.start() + 1, m.end() - 1)


def _allowed(text: str, sentence: Span, rule: Rule, m: re.Match[str]) -> bool:
    before = text[max(sentence.start, m.start() - 30) : m.start()].strip()
    if rule.status == "confirmed" and _UNSAID.search(before):
        return False
    match rule.needs:
        case "":
            return True
        case "fragment":
            return m.start() == sentence.start
        case "starts":
            return not before or before[-1] in ",;:—–(" or m[0][0].isupper()
        case "own" | "record":
            return True
        case needs:
            return re.search(needs, m[0], re.IGNORECASE) is not None


def _read(text: str, sentence: Span, rule: Rule, m: re.Match[str], page: _Page) -> Check | None:
    """The check of a match, or None where its subject is nobody who checks, or nothing that can be checked."""
    groups = m.groupdict()
    low = max(sentence.start, m.start() - _BACK)
    subject, start = _subject(text, low, m.start(), page.lexicon)
    about = groups.get("about")
    by: str | None = _who(groups.get("who"), page)
    if rule.subject in ("agent", "party"):
        agent = rule.subject == "agent"
        named = _agent(text, low, subject, rule, m, page) if agent else _party(subject, rule, page)
        if named is None or (not agent and rule.status != "disputed" and page.lexicon.unless.search(m[0])):
            return None
        by = None if not named or _is_self(named) else named
    elif rule.subject == "matter":
        about = _matter(text, low, m, subject, rule, page.lexicon)
        if about is None:
            return None
    else:
        start = m.start()
        if rule.way == "object" and not _is_own(groups["who"], page):
            return None
    end = m.end()
    if about is None:
        after = _FOLLOWS.match(text, end, min(sentence.end, end + 280))
        follows = after[0] if after else ""
        about = _JOINED.split(follows, maxsplit=1)[0]
        last = _LAST.search(m[0])
        if rule.subject == "party" and last:
            about = last[0]
        end += len(_CLAUSED.split(follows, maxsplit=1)[0])
    about = _about(about, rule)
    way = rule.way
    stated = page.lexicon.appositions.search(text[low : m.start()]) if way == "plain" else None
    if stated and (rule.subject != "agent" or not about.strip() or page.lexicon.bare.fullmatch(about.strip(" ,"))):
        way, about, start = "apposed", stated["noun"] or "which", min(start, low + stated.start() + 1)
    status = _labelled(m["label"]) if rule.way == "label" else rule.status
    span = _trimmed(text, start, end, m)
    return Check(status=status, by=by, span=span, sentence=sentence, about=about.strip(" ,") or m[0], way=way)


def _trimmed(text: str, start: int, end: int, m: re.Match[str]) -> Span:
    """The words of a check without the marks around them."""
    while end > m.start() + 1 and text[end - 1] in " ,.;:":
        end -= 1
    while start < m.start() and text[start] in " ,":
        start += 1
    return Span(start, end)


def _about(about: str, rule: Rule) -> str:
    """What is checked; nothing named is the statement just before."""
    if (rule.subject == "party" or (rule.status == "unconfirmed" and rule.way == "plain")) and not about.strip(" ,"):
        return "this"
    if rule.subject == "agent" and rule.status == "confirmed" and rule.way == "plain":
        return _MEANS.split(about, maxsplit=1)[0]
    return about


def _labelled(label: str) -> VerificationStatus:
    """The status of a verdict's word."""
    if _OPEN.search(label):
        return "unconfirmed"
    return "confirmed" if _TRUTH.search(label) and not label.casefold().startswith("not ") else "disputed"


def _subject(text: str, low: int, at: int, lexicon: Checking) -> tuple[str, int]:
    """The words left of `at` up to the border of their clause, and where they begin; an aside is left out."""
    piece = text[low:at]
    aside = _ASIDE.search(piece)
    if aside and aside.start() > 0:
        piece = piece[: aside.start()]
    cut = 0
    stripped = piece.rstrip()
    for m in lexicon.boundary.finditer(piece):
        if m.end() < len(stripped):
            cut = m.end()
        elif m.end() >= len(stripped) and m[0].strip().isalpha():
            break
    words = piece[cut:]
    led = _LED.match(words)
    if led and led.end() < len(words.rstrip()):
        cut += led.end()
    return piece[cut:].strip(" ,"), low + cut


def _matter(text: str, low: int, m: re.Match[str], subject: str, rule: Rule, lexicon: Checking) -> str | None:
    """What is checked, where it is the subject of the words."""
    long = _THATS.search(text[low : m.start()])
    if long:
        subject = long[0]
    if not subject:
        last = re.search(r"\b(?:that|which|this|it)\W*$", text[low : m.start()])
        if last is None:
            return None
        subject = last[0].strip()
    if lexicon.unless.search(subject + " " + m[0]) and rule.status in ("confirmed", "disputed"):
        return None
    if rule.status == "unconfirmed":
        return subject
    if re.search(r"\b(?:whether|if)\b[^,;]{0,80}$", text[low : m.start()], re.IGNORECASE):
        return None
    if rule.status == "corrected" and not lexicon.claims.search(subject) and not lexicon.figures.search(subject):
        return None
    return subject if _is_claim(subject, rule, 40 if long else 12, lexicon) else None


def _is_claim(subject: str, rule: Rule, most: int, lexicon: Checking) -> bool:
    """Whether a subject can be true or false: no person, no negation (“none of this is true”), no long clause."""
    words = subject.split()
    if _PERSON.fullmatch(words[-1]) or _PERSON.fullmatch(words[0]) or len(words) > most:
        return False
    if rule.status == "confirmed" and re.match(r"(?:none|no|neither|nobody)\b", subject, re.IGNORECASE):
        return False
    return any(p.search(subject) for p in (lexicon.claims, lexicon.figures, lexicon.objects))


def _agent(text: str, low: int, subject: str, rule: Rule, m: re.Match[str], page: _Page) -> str | None:
    """Who checks, or None where it is a party: the ministry that confirms nothing is no checker."""
    lexicon = page.lexicon
    said = _SAME.search(text[low : m.start()])
    if subject.casefold() in ("it", "they") and said:
        subject = _LED.sub("", said[1].strip())
    if not subject:
        return None
    verb = m.groupdict().get("verb") or ""
    if lexicon.nobody.fullmatch(subject):
        return "we" if rule.status == "unconfirmed" else None
    if rule.status == "unconfirmed" and not _NEGATED.search(m[0]):
        return None
    subject = _first(subject, text[low : m.start()], page)
    if _is_own(subject, page):
        return (
            None
            if rule.way == "record" and lexicon.outlets.fullmatch(subject) and not _is_page(subject, page)
            else subject
        )
    if rule.way in ("object", "record") or (verb and _WEAK.match(verb)):
        return None
    known = bool(lexicon.outlets.fullmatch(subject) or lexicon.checkers.search(subject))
    if known or (_ALONE.search(m[0][:60]) and subject[:1].isupper() and not _PERSON.fullmatch(subject)):
        return subject
    if rule.status == "unconfirmed" or _PERSON.fullmatch(subject):
        return None
    if lexicon.records.search(subject) or rule.status == "disputed":
        return subject
    about = (m.groupdict().get("about") or "").strip(" ,")
    return subject if lexicon.bare.fullmatch(about) else None


def _first(subject: str, before: str, page: _Page) -> str:
    """The subject of two verbs: “We had no access and could not check”."""
    if not re.search(r"\band\s*$", before):
        return subject
    words = subject.split()
    return next((" ".join(words[:n]) for n in range(1, 6) if _is_own(" ".join(words[:n]), page)), subject)


def _party(subject: str, rule: Rule, page: _Page) -> str | None:
    """Who disputes or bears out; empty for the outlet itself, None where the words have no subject of their own."""
    if _is_own(subject, page):
        return "" if _is_self(subject) else subject
    if rule.needs == "record" and not (page.lexicon.records.search(subject) or page.lexicon.checkers.search(subject)):
        return None
    if subject.casefold() in ("this", "that", "which", "it", "these", "", "all", "both"):
        return ""
    first = subject.split()[0].casefold()
    if first in ("no", "nobody", "none", "neither", "few"):
        return None
    return (
        None
        if first in ("who", "has", "have", "if", "to", "not") or subject.endswith((" to", " but", " and"))
        else subject
    )


def _who(who: str | None, page: _Page) -> str | None:
    if not who:
        return None
    who = who.strip(" ,.")
    return None if _is_self(who) else who


def _is_own(who: str, page: _Page) -> bool:
    """Whether it is the outlet, one of its people, or another outlet."""
    who = who.strip(" ,.")
    lexicon = page.lexicon
    if lexicon.own.fullmatch(who) or lexicon.outlets.fullmatch(who):
        return True
    low = " ".join(who.casefold().split())
    if _is_page(who, page):
        return True
    of = re.search(r"(?:reporters?|correspondents?|journalists?|team|researchers)\s(?:of|for|from|at|with)\s(.*)", low)
    its = re.fullmatch(
        r"(.*?)[’']s?\s(?:own\s)?(?:reporters?|correspondents?|journalists?|team|researchers|calculations|analysis|records)(?:\s.*)?",
        low,
    )
    named = of or its
    return bool(named and (named[1] in page.names or _plain(named[1]) in page.names or "this " in named[1]))


def _is_page(who: str, page: _Page) -> bool:
    return " ".join(who.casefold().split()) in page.names or _plain(who) in page.names


def _is_self(who: str) -> bool:
    return who.casefold().split()[0] in ("we", "us", "our", "this", "i", "my")


def _plain(name: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(name.split()).casefold())


def verify(
    checks: Sequence[Check], attributions: Sequence[Told], text: str, outlet: str | None = None, language: str = "en"
) -> dict[str, Verification]:
    """What is said of the truth of each statement, by its id: the check that is nearest and surest, if any."""
    lexicon = CHECKING.get(language)
    if lexicon is None or not checks or not attributions:
        return {}
    ties = Ties(text, attributions, lexicon, checks)
    found: dict[str, tuple[int, Verification]] = {}
    for check in checks:
        if ties.is_told(check):
            continue
        by = check.by or outlet or OUTLET
        for told, status, direct in ties.tied(check):
            rank = _rank(check, status, direct)
            if told.id not in found or found[told.id][0] < rank:
                found[told.id] = rank, Verification(status=status, by=by, span=check.span)
    return {key: verification for key, (_, verification) in found.items()}


def _rank(check: Check, status: VerificationStatus, direct: bool) -> int:
    """How sure a tie is: what is corrected, what is named, what stands beside, what a record shows."""
    if status == "corrected":
        return 9
    if check.way in ("record", "contrast", "picture", "echo"):
        return 1 if check.way == "record" else 2
    party = status == "disputed" and check.by is not None
    return (5 if direct else 4) - (2 if party else 0)
