"""What phrases without a verb of checking say of truth: verdicts, missing proof, what records show, corrections.

Each reader takes a match of its pattern (`patterns`) with what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from reportedly.resolve.doubt.verification.found import Check, Found
from reportedly.resolve.doubt.verification.judging import AHEAD, asked
from reportedly.resolve.doubt.verification.patterns import PATTERNS, SIEVE, WORDS, Phrasing
from reportedly.resolve.doubt.verification.predicates import predicated
from reportedly.resolve.doubt.verification.tokens import Tokens
from reportedly.resolve.doubt.verification.who import AUTHORITIES, CHECKERS, PRESS, PRONOUN, UNNAMED, is_self
from reportedly.types import Span, VerificationStatus

_TRUTH = re.compile(r"(?:^|\s)(?:true|accurate|correct|confirmed|verified|corroborated|supported)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"no\sevidence|un(?:verif|confirm|corrob|proven|support)|not\s(?:\w+\s)?(?:confirm|verif|corrob)|partly",
    re.IGNORECASE,
)
_TAMPERED = re.compile(r"\b(?:tamper|manipulat|forger|editing|fak)")
_THEIR_OWN = re.compile(
    r"(?:his|her|their|its)\s+(?:\w+\s+)?(?:analys[ie]s|review|website|study|plan)\b", re.IGNORECASE
)
_OPPOSED = re.compile(
    r"\b(?:sa(?:y|id)|claim|stat(?:ed|ement)|report|t(?:old|ell)|insist|argu|declar|wr[io]t|call|put|suggest|alleg"
    r"|assert|boast|version|accus|tweet|den(?:y|ied)|promis|according|announc|maintain)"
)
"""Words of saying, which “in fact” stands against."""
_UNDONE = re.compile(r"\b(?:could|should|might)\s+have\b|\bsee\s+(?:if|whether)\b")
_UNABLE = frozenset("could can unable able".split())
_UNTRUE = re.compile(r"\b(?:truth|foundation|basis|substance|[Nn]othing\s+(?:in|on))\b")
"""What is not true, not only unproven: “there is no truth in it”, “nothing in the accounts supports it”."""
_OPEN_BOTH = re.compile(r"\bbears?\s+on\b|\b(?:either|neither)\s+\w")
"""What leaves two accounts as they stand."""
_EXAMINED = re.compile(r"\b(?:audits?|post-?mortems?|autops(?:y|ies)|inquir(?:y|ies)|inspections?)\b", re.IGNORECASE)
_WHEN = re.compile(r"(?:when|where|while|as|after|once|until|since)\s+", re.IGNORECASE)
_TWO = re.compile(r"(?:both|all|each|every|neither|none)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_WEIGHS = re.compile(
    r"\b(?:no|not|never|nothing|none|nobody|neither|only|but|instead|empty|shut|closed|same|indeed|exactly|did|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|half)\b|n[’']t\b",
    re.IGNORECASE,
)
"""Words that set what was seen for or against what was said."""
_EYES = re.compile(
    r"(?:trace|find|locate|confirm|verify|count|counted|saw|visited|found|paid|recorded|watched|measured|calculat)"
)
_MY_EYES = frozenset("counted visited paid measured trace find locate count".split())
_FINDINGS = re.compile(r"\b(?:survey|poll|review|report|study|studies|law|website|comparison|number\sof)\b")
"""What tells findings one after the other."""
_SEVERAL = re.compile(r"\b(?:other|second|third|another|two|three|four|five|all|both|several)\b", re.IGNORECASE)
Reader = Callable[[Found], Check | None]


def _inner(f: Found) -> Check | None:
    """“falsely claimed”, “without evidence”, “the debunked theory”."""
    if "without" in f.m[0].casefold():
        return f.check("unconfirmed", f.about, "inner")
    return f.check("corrected", "", "inner") if f.who == "own" else f.check("disputed", f.about, "inner")


def _open(f: Found) -> Check | None:
    """“unconfirmed reports”"""
    return f.check("unconfirmed", f.about, "inner")


def _none(f: Found) -> Check | None:
    """“There is no evidence that …”: nobody has shown it, which is not that somebody has looked for it in vain."""
    untrue = _UNTRUE.search(f.m[0]) and not _OPEN_BOTH.search(f.m[0] + f.after)
    return f.check("disputed" if untrue else "unconfirmed", f.rest)


def _found_none(f: Found) -> Check | None:
    """“Investigators found no evidence that …”"""
    if f.who in ("person", "none", "pronoun") or f.group & {"will", "would", "might", "may", "if"}:
        return None
    if _TAMPERED.search(f.after):
        return f.by_subject("confirmed", f.rest)
    in_vain = f.group & _UNABLE and f.who in CHECKERS
    return f.by_subject("unconfirmed" if f.m["open"] or in_vain else "disputed", f.rest)


def _found_nobody(f: Found) -> Check | None:
    """“We found nobody who had seen it.”"""
    return f.by_subject("unconfirmed") if f.who == "own" else None


def _concedes(f: Found) -> Check | None:
    """“He later admitted that he had been wrong.”"""
    own = f.who == "own" and "correction" not in f.m[0]
    return None if own or f.who in UNNAMED else f.by_subject("corrected")


def _negated(f: Found) -> Check | None:
    """“That is not what the records show.”"""
    return f.check("disputed") if f.opens else None


def _not_figure(f: Found) -> Check | None:
    """“The number is 12, not 40.”"""
    return f.check("disputed", "the figure", start=f.subject.start)


def _no_proof(f: Found) -> Check | None:
    """“He offered no evidence.”"""
    if re.search(r"\ban?\s+(?:\w+\s+)?list$", f.m[0]) and re.match(r"\s+of\b", f.after):
        return None  # “declined to provide a list of venues”
    start = f.subject.start if f.subject.words else None
    return f.check("unconfirmed", f.after.strip(" ,") or f.subject.words, "proof", start=start)


def _label(f: Found) -> Check | None:
    """“Verdict: False.”"""
    label = f.m["label"]
    status: VerificationStatus = "disputed"
    if _OPEN.search(label):
        status = "unconfirmed"
    elif _TRUTH.search(label) and not label.casefold().startswith("not "):
        status = "confirmed"
    return f.check(status, f.about, "label")


def _fragment(f: Found) -> Check | None:
    """“False.”"""
    return _label(f) if f.opens else None


def _contrast(f: Found) -> Check | None:
    """“In fact there were twelve.”"""
    before = f.text[f.tokens.sentence.start : f.m.start()].strip()
    if before and before[-1] not in ";:—–":
        return None
    elaborates = re.search(r"[Ii]n (?:actual )?(?:fact|truth|reality)|Actually", f.m[0])
    if elaborates and (not _OPPOSED.search(before or f.before) or re.match(r",?\s+(?:I|we|our|my)\b", f.after)):
        return None
    return f.check("disputed", f.after if len(f.after.split()) > 2 else "", "contrast")


def _otherwise(f: Found) -> Check | None:
    """“The minutes say otherwise.”"""
    words = f.subject.words
    if re.match(r"ha(?:s|ve|d)|contains?|lists?", f.m[0]) and f.who != "record":
        return None
    if f.is_told or (re.match(r"d(?:oes|o|id)\b", f.m[0]) and _THEIR_OWN.match(words)):
        return None  # “Their analysis did not mention the studies”
    account = f.lexicon.claims.search(words) or re.search(r"\b(?:two|three|others?|several)\b", words)
    return f.by_subject("disputed") if f.who in AUTHORITIES or (f.who == "party" and account) else None


def _is_of_claim(f: Found) -> bool:
    """Whether the outlet or a checker says it, of something that can be true."""
    return f.page.is_claim(f.subject.words) and not f.is_told


def _fails(f: Found) -> Check | None:
    """“The claim does not hold up.”"""
    it = f.subject.words.casefold() == "it" and "add" not in f.m[0]
    return f.of_subject("disputed") if not it and _is_of_claim(f) else None


def _holds(f: Found) -> Check | None:
    """“The numbers check out.”"""
    stands = not f.group & f.lexicon.negates
    return f.of_subject("confirmed" if stands else "unconfirmed") if _is_of_claim(f) else None


def _rests(f: Found) -> Check | None:
    """“The account rests on one witness.”"""
    return f.of_subject("unconfirmed") if _is_of_claim(f) else None


def _elliptic(f: Found) -> Check | None:
    """“He did.” “It had not: …” “She is right about that.” after a statement, where the sentence says no more."""
    if not f.opens or _UNDONE.search(f.before):
        return None  # “He could have called. He did not.”
    wrong = f.m["right"] is not None and f.lexicon.false.fullmatch(f.m["right"]) is not None
    never = f.m["never"] is not None or f.m["never2"] is not None
    false = never or bool(f.m["not"] or f.m["not2"]) != wrong
    return f.check("disputed" if false else "confirmed", "", "contrast")


def _saying(f: Found) -> Check | None:
    """“A video has him saying so.” “Emails show he was right.”"""
    if f.who != "record":
        return None
    return f.by_subject("disputed" if f.m.groupdict().get("wrong") else "confirmed")


def _considered(f: Found) -> Check | None:
    """“a number that analysts consider exaggerated”"""
    about = f.tokens.head(f.subject.start)
    considered = f.who in CHECKERS and f.page.is_claim(about)
    return f.by_subject("disputed", about, "apposed") if considered else None


def _unclear(f: Found) -> Check | None:
    """“It is unclear whether he did.”"""
    if not re.search(r"un|not", f.m[0]) or AHEAD.search(f.text, f.m.end(), f.tokens.sentence.end):
        return None
    matter, taken_up = asked(f.after.strip(" ,"))
    return f.check("unconfirmed", matter, "plain" if taken_up else "contrast")


def _old_picture(f: Found) -> Check | None:
    """“The video is in fact from 2019.”"""
    words, pictures = f.subject.words, f.lexicon.pictures
    it = PRONOUN.fullmatch(words.strip()) and (pictures.search(f.before) or pictures.search(f.m[0]))
    if not (pictures.search(words) or it) or f.is_told:
        return None
    return f.check("disputed", "the video" if it else words, start=f.subject.start)


def _rated(f: Found) -> Check | None:
    """“Fact-checkers rated the claim false.”"""
    return f.by_subject("disputed", f.about) if f.who in AUTHORITIES and f.page.is_claim(f.about) else None


def _deemed(f: Found) -> Check | None:
    """“Analysts consider the video genuine.”"""
    status: VerificationStatus = "unconfirmed" if f.m["open"] else "confirmed"
    return f.by_subject(status, f.about) if f.who in CHECKERS and f.page.is_claim(f.about) else None


def _true_figure(f: Found) -> Check | None:
    """“The correct figure is 12.”"""
    status: VerificationStatus = "corrected" if f.m["word"].casefold() in ("correct", "right") else "disputed"
    return f.check(status, f.about, by=f.m["who"])


def _correction(f: Found) -> Check | None:
    """“An earlier version of this article …”"""
    return f.check("corrected", f.about, "opening")


def _withdrawn(f: Found) -> Check | None:
    """“The post has since been deleted.”"""
    return f.check("corrected", f.about)


def _record(f: Found) -> Check | None:
    """What a record shows, or the outlet's own eyes saw, beside what was said."""
    subject, who = f.subject, f.who
    if who == "checker" and _EXAMINED.search(subject.words):
        who = "record"  # “an audit”
    if who not in PRESS | {"record"} or f.m.start() - subject.start > 140 or subject.joined:
        return None
    if f.group & f.lexicon.irreal or (who == "media" and not f.page.is_outlet(subject.words)):
        return None
    eyes = _EYES.match(f.m[0])
    saw = eyes and (subject.words.casefold() not in ("we", "i") or eyes[0] in _MY_EYES)
    if (who != "record" and not saw) or (f.group & f.lexicon.negates and _THEIR_OWN.match(subject.words)):
        return None
    if subject.relative or _FINDINGS.search(subject.words):
        return None
    return f.by_subject("confirmed", f.after, "record")


def _in_record(f: Found) -> Check | None:
    """“Both warnings are in those papers.”"""
    subject = f.subject
    if subject.relative or not (f.page.is_claim(subject.words) or _TWO.match(subject.words)):
        return None
    return f.of_subject("disputed" if f.m["not"] else "confirmed")


def _legwork(f: Found) -> Check | None:
    """What the outlet saw for itself, beside what was said: “There were none when we walked through it.”"""
    subject, sentence = f.subject, f.tokens.sentence
    own = f.page.kind(_WHEN.sub("", subject.words)) == "own"
    if not own or f.group & f.lexicon.irreal or subject.joined:
        return None
    told = f.text[slice(*sentence)]
    if not (_WEIGHS.search(told) or _DIGIT.search(told)):
        return None
    check = f.check("confirmed", told, "record")
    return replace(check, span=Span(subject.start, min(sentence.end, subject.start + 200)))


def _according(f: Found) -> Check | None:
    """“The figure is 52, according to government records.” “By our count it was 52.”"""
    start = f.tokens.sentence.start
    if f.m["ours"] or f.opens:
        return f.check("confirmed", f.after, "record", by=None if f.m["ours"] else f.m["who"])
    before = f.text[start : f.m.start()]
    if f.after.strip(" .;") or re.search(r"\balso\b", before):
        return None  # one thing after the other
    return replace(f.check("confirmed", before, "record", by=f.m["who"]), span=Span(start, f.m.end()))


def _no_verification(f: Found) -> Check | None:
    """“Independent verification of the figures is not possible.”"""
    return f.check("unconfirmed", f.about or f.m["matter"] or "this")


def _evidence(f: Found) -> Check | None:
    """“There is good evidence for this.”"""
    return None if re.search(r"\bsome\s+evidence\s+that", f.m[0]) else f.check("confirmed", f.rest)


def _either_way(f: Found) -> Check | None:
    """Words that leave the statement before them open: “which proves nothing either way”."""
    return None if _is_fate(f) else f.check("unconfirmed")


def _unasked(f: Found) -> Check | None:
    """The outlet asked for proof and got none, or did not see for itself."""
    if (f.who not in CHECKERS and not is_self(f.m[0])) or _is_fate(f):
        return None
    by = None if f.who == "checker" else f.subject.words
    return f.check("unconfirmed", "this", "proof", by=by, start=f.subject.start)


def _is_fate(f: Found) -> bool:
    """“I had no way of knowing”: what was in store for somebody."""
    return f.subject.words == "I" and "knowing" in f.m[0]


def _no_such(f: Found) -> Check | None:
    """“He said no such thing.”"""
    return f.check("disputed", f.after, "contrast")


def _support(f: Found) -> Check | None:
    """“is consistent with his story”, “gave a similar account”."""
    if f.who in ("none", "nobody"):
        return None
    if f.m["same"] and not _SEVERAL.search(f.subject.words) and f.who != "checker":
        return None
    if f.about and f.about != "this" and not f.page.is_claim(f.about):
        return None
    return f.by_subject("confirmed", f.about or "this")


_OPENING = frozenset({"fragment", "elliptic", "negated"})
"""Phrases that only open a sentence."""
_VERDICTS = frozenset({"rated", "deemed"})
"""Phrases whose last word is often in quotation marks."""
_READERS: dict[Phrasing, Reader] = {
    "correction": _correction, "label": _label, "fragment": _fragment, "no proof": _no_proof, "inner": _inner,
    "open": _open, "predicate": predicated, "none": _none, "no verification": _no_verification,
    "found none": _found_none, "found nobody": _found_nobody, "concedes": _concedes, "negated": _negated,
    "evidence": _evidence,
    "not figure": _not_figure, "contrast": _contrast, "otherwise": _otherwise, "fails": _fails, "elliptic": _elliptic,
    "saying": _saying, "holds": _holds, "considered": _considered, "either way": _either_way, "no such": _no_such,
    "unclear": _unclear, "old picture": _old_picture, "rated": _rated, "deemed": _deemed, "true figure": _true_figure,
    "support": _support, "record": _record, "according": _according, "rests": _rests, "unasked": _unasked,
    "withdrawn": _withdrawn, "legwork": _legwork, "in a record": _in_record,
}  # fmt: skip


def phrases(tokens: Tokens, lowered: str) -> Iterator[tuple[Check, Span]]:
    """The checks that phrases of a sentence make, the surest kind first, and where their words stand; `lowered` is the
    sentence in lower case."""
    for pattern in (PATTERNS[i] for i in SIEVE.tried(WORDS.held(lowered))):
        if pattern.phrasing in _OPENING:
            opening = pattern.words.match(tokens.text, *tokens.sentence)
            matches = iter([opening] if opening else [])
        else:
            matches = pattern.words.finditer(tokens.text, *tokens.sentence)
        for m in matches:
            if check := _READERS[pattern.phrasing](Found(tokens, m)):
                quoted = pattern.phrasing in _VERDICTS  # “rated the claim “False””
                yield check, Span(m.start(), m.end("about") if quoted else m.end())
