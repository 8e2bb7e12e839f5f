"""What phrases without a verb of checking say of truth: predicates, verdicts, missing proof, corrections.

Each reader takes a match of its pattern (`patterns`) and the clause around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from reportedly.resolve.doubt.verification.clauses import Phrase, Tokens
from reportedly.resolve.doubt.verification.found import Found
from reportedly.resolve.doubt.verification.judging import AHEAD, asked, holds_up, predicate
from reportedly.resolve.doubt.verification.patterns import PATTERNS, SIEVE, WORDS, Phrasing
from reportedly.resolve.doubt.verification.values import Check, Way
from reportedly.resolve.doubt.verification.who import PRONOUN, Page, is_bare, is_claim, is_page, is_self, kind
from reportedly.types import Span, VerificationStatus

_TRUTH = re.compile(r"(?:^|\s)(?:true|accurate|correct|confirmed|verified|corroborated|supported)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"no\sevidence|un(?:verif|confirm|corrob|proven|support)|not\s(?:\w+\s)?(?:confirm|verif|corrob)|partly",
    re.IGNORECASE,
)
_AT_TIMES = re.compile(
    r"\b(?:at_times|sometimes|often|usually|would|may|might|should|must|will|won[’']t|wouldn[’']t)\b".replace(
        "_", r"\s"
    )
)
_ALSO = re.compile(r"\b(?:also|especially|particularly|still|even|equally|just|now)\b")
_TAMPERED = re.compile(r"\b(?:tamper|manipulat|forger|editing|fak)")
_PARTLY = re.compile(r"\b(?:partly|half|partially)\b|\bonly\b")
_BY = re.compile(r"\s+(?P<who>[^,;:\n]{2,70}?)(?=[,;:\n]|\.?\s*$)")
_HELD_TO_BE = frozenset("known shown thought believed found proven proved said revealed".split())
_THEIR_OWN = re.compile(
    r"(?:his|her|their|its)\s+(?:\w+\s+)?(?:analys[ie]s|review|website|study|plan)\b", re.IGNORECASE
)
_OPPOSED = re.compile(
    r"\b(?:sa(?:y|id)|claim|stat(?:ed|ement)|report|t(?:old|ell)|insist|argu|declar|wr[io]t|call|put|suggest|alleg"
    r"|assert|boast|version|accus|tweet|den(?:y|ied)|promis|according|announc|maintain)"
)
"""Words of saying, which “in fact” stands against."""
_IS_WHETHER = re.compile(r"\s+(?:is|was)\s+(?:whether|if)\b")
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
Reader = Callable[[Found], Check | None]


def _predicate(f: Found) -> Check | None:
    """“The claim is false.” “That is not so.”"""
    lexicon, group = f.page.lexicon, f.group
    subject, negated = f.subject, bool(f.m["not"] or f.m["not2"] or f.m["unable"] or group & lexicon.negates)
    true = bool(lexicon.true.fullmatch(f.m["adj"]))
    if (group & lexicon.irreal and not negated) or f.is_told(subject) or _is_asked(f, subject):
        return None
    if (true and not negated and _ALSO.search(f.m[0])) or re.match(r"\s+but\b", f.after) or _is_to_be(f):
        return None  # “that is also true of”, “real but old”
    negated = negated or (true and _PARTLY.search(f.m[0]) is not None)
    subject = _with_its_claim(f, subject)
    status = predicate(subject, f.m["adj"], negated, f.page)
    if status is None:
        following = f.text[f.m.end() : f.m.end() + 2]
        he = re.fullmatch(r"he|she|they", subject.words, re.IGNORECASE) and re.match(r"\s*[:—–]", following)
        return (
            f.check("confirmed" if true != negated else "disputed", None, "", subject.start, "contrast") if he else None
        )
    by = _BY.match(f.after) if f.m["adj"].endswith(("by", "with", "to")) else None
    if by and f.m["adj"].startswith(("supported", "backed")) and holds_up(by["who"], subject.words, f.page):
        return None
    if by and f.m["adj"].endswith(("with", "to")) and is_bare(by["who"], f.page):
        return f.check(status, subject.words, by["who"], subject.start)  # “is consistent with his story”
    way: Way = "apposed" if subject.relative and lexicon.claims.search(subject.words) else "plain"
    return f.check(status, by["who"] if by else None, subject.words, subject.start, way)


def _is_asked(f: Found, subject: Phrase) -> bool:
    """Whether a predicate is only asked about, or holds at times: “whether that is true”, “has at times been right”."""
    before = f.tokens.at(subject.start)
    led = bool(before) and f.tokens.low[before - 1] in ("if", "whether", "unless")
    clause = re.match(r"(?:whether|if)\b", subject.words, re.IGNORECASE) is not None
    open_to_doubt = f.page.lexicon.open.fullmatch(f.m["adj"]) is not None
    return led or (clause and not open_to_doubt) or _AT_TIMES.search(f.text, subject.start, f.m.end()) is not None


def _is_to_be(f: Found) -> bool:
    """Whether a predicate is wished, found, a noun’s or to come: “what they find to be true”, “it is unclear if he
    will come”."""
    before = f.tokens.low[: f.tokens.at(f.m.start())]
    if re.search(r"\bthe\s+(?:right|real|true|correct|accurate|genuine)$", f.m[0]):
        return True  # “that is the right to stay”
    wished = f.m[0].startswith("be") and before[-1:] == ["to"] and _HELD_TO_BE.isdisjoint(before[-2:-1])
    ahead = AHEAD.search(f.after) or (before[-1:] == ["what"] and not _IS_WHETHER.match(f.after))
    return wished or bool(ahead and f.page.lexicon.open.fullmatch(f.m["adj"]))


def _with_its_claim(f: Found, subject: Phrase) -> Phrase:
    """“The claim that he fled is false”: the claim, not “he fled”."""
    before = f.tokens.at(subject.start)
    that = f.page.lexicon.claims.search(f.text, f.tokens.sentence.start, subject.start)
    if that and f.tokens.low[before - 1] in ("that", "of") and f.m.start() - that.start() < 160:
        return Phrase(words=f.text[that.start() : f.m.start()], start=that.start())
    return subject


def _inner(f: Found) -> Check | None:
    without = "without" in f.m[0].casefold()
    if kind(f.subject.words, f.page) == "own" and not without:
        return f.check("corrected", None, "", f.m.start(), "inner")  # the outlet's own words
    return f.check(
        "unconfirmed" if without else "disputed", None, f.m.groupdict().get("about") or "", f.m.start(), "inner"
    )


def _open(f: Found) -> Check | None:
    return f.check("unconfirmed", None, f.m["about"], f.m.start(), "inner")


def _none(f: Found) -> Check | None:
    """“There is no evidence that …”: nobody has shown it, which is not that somebody has looked for it in vain."""
    untrue = _UNTRUE.search(f.m[0]) and not _OPEN_BOTH.search(f.m[0] + f.after)
    return f.check("disputed" if untrue else "unconfirmed", None, f.after.strip(" ,") or "this", f.m.start())


def _found_none(f: Found) -> Check | None:
    subject = f.subject
    who = kind(subject.words, f.page)
    if who in ("person", "none", "pronoun") or f.group & {"will", "would", "might", "may", "if"}:
        return None
    in_vain = f.group & _UNABLE and who in ("own", "media", "checker")
    status: VerificationStatus = "unconfirmed" if f.m["open"] or in_vain else "disputed"
    if _TAMPERED.search(f.after):
        status = "confirmed"
    return f.check(status, subject.words, f.after.strip(" ,") or "this", subject.start)


def _found_nobody(f: Found) -> Check | None:
    """“We found nobody who had seen it.”"""
    subject = f.subject
    return (
        f.check("unconfirmed", subject.words, "this", subject.start) if kind(subject.words, f.page) == "own" else None
    )


def _concedes(f: Found) -> Check | None:
    """“He later admitted that he had been wrong.”"""
    subject = f.subject
    own = kind(subject.words, f.page) == "own" and "correction" not in f.m[0]
    if not subject.words or own or kind(subject.words, f.page) in ("none", "pronoun", "nobody"):
        return None
    return f.check("corrected", subject.words, "this", subject.start)


def _negated(f: Found) -> Check | None:
    """“That is not what the records show.”"""
    return f.check("disputed", None, "this", f.m.start()) if f.m.start() == f.tokens.sentence.start else None


def _not_figure(f: Found) -> Check | None:
    """“The number is 12, not 40.”"""
    subject = f.subject
    return f.check("disputed", None, "the figure", subject.start)


def _no_proof(f: Found) -> Check | None:
    subject = f.subject
    if re.search(r"\ban?\s+(?:\w+\s+)?list$", f.m[0]) and re.match(r"\s+of\b", f.after):
        return None  # “declined to provide a list of venues”
    return f.check(
        "unconfirmed",
        None,
        f.after.strip(" ,") or subject.words,
        subject.start if subject.words else f.m.start(),
        "proof",
    )


def _label(f: Found) -> Check | None:
    label = f.m["label"]
    status: VerificationStatus = "disputed"
    if _OPEN.search(label):
        status = "unconfirmed"
    elif _TRUTH.search(label) and not label.casefold().startswith("not "):
        status = "confirmed"
    return f.check(status, None, f.m.groupdict().get("about") or "", f.m.start(), "label")


def _fragment(f: Found) -> Check | None:
    return _label(f) if f.m.start() == f.tokens.sentence.start else None


def _contrast(f: Found) -> Check | None:
    before = f.text[f.tokens.sentence.start : f.m.start()].strip()
    if before and before[-1] not in ";:—–":
        return None
    elaborates = re.search(r"[Ii]n (?:actual )?(?:fact|truth|reality)|Actually", f.m[0])
    if elaborates and (not _OPPOSED.search(before or f.before) or re.match(r",?\s+(?:I|we|our|my)\b", f.after)):
        return None
    return f.check("disputed", None, f.after if len(f.after.split()) > 2 else "", f.m.start(), "contrast")


def _otherwise(f: Found) -> Check | None:
    subject = f.subject
    who = kind(subject.words, f.page)
    if re.match(r"ha(?:s|ve|d)|contains?|lists?", f.m[0]) and who != "record":
        return None
    if f.is_told(subject) or (re.match(r"d(?:oes|o|id)\b", f.m[0]) and _THEIR_OWN.match(subject.words)):
        return None  # “Their analysis did not mention the studies”
    account = f.page.lexicon.claims.search(subject.words) or re.search(
        r"\b(?:two|three|others?|several)\b", subject.words
    )
    if who not in ("record", "own", "media", "checker") and not (who == "party" and account):
        return None
    return f.check("disputed", subject.words, "this", subject.start)


def _fails(f: Found) -> Check | None:
    """“The claim does not hold up.”"""
    subject = f.subject
    if subject.words.casefold() == "it" and "add" not in f.m[0]:
        return None
    if not is_claim(subject.words, f.page) or f.is_told(subject):
        return None
    return f.check("disputed", None, subject.words, subject.start)


def _holds(f: Found) -> Check | None:
    """“The numbers check out.”"""
    subject = f.subject
    if not is_claim(subject.words, f.page) or f.is_told(subject):
        return None
    stands = not f.group & f.page.lexicon.negates
    return f.check("confirmed" if stands else "unconfirmed", None, subject.words, subject.start)


def _elliptic(f: Found) -> Check | None:
    """“He did.” “It had not: …” “She is right about that.” after a statement, where the sentence says no more."""
    if f.m.start() != f.tokens.sentence.start:
        return None
    if _UNDONE.search(f.before):
        return None  # “He could have called. He did not.”
    right = f.m.groupdict().get("right")
    false = (
        f.m["never"] is not None
        or f.m["never2"] is not None
        or bool(f.m["not"] or f.m["not2"]) != bool(right and f.page.lexicon.false.fullmatch(right))
    )
    return f.check("disputed" if false else "confirmed", None, "", f.m.start(), "contrast")


def _saying(f: Found) -> Check | None:
    """“A video has him saying so.” “Emails show he was right.”"""
    subject = f.subject
    if kind(subject.words, f.page) != "record":
        return None
    wrong = f.m.groupdict().get("wrong")
    return f.check("disputed" if wrong else "confirmed", subject.words, "this", subject.start)


def _considered(f: Found) -> Check | None:
    """“a number that analysts consider exaggerated”"""
    subject = f.subject
    about = f.tokens.head(subject.start)
    if kind(subject.words, f.page) not in ("own", "media", "checker") or not is_claim(about, f.page):
        return None
    return f.check("disputed", subject.words, about, subject.start, "apposed")


def _unclear(f: Found) -> Check | None:
    if not re.search(r"un|not", f.m[0]) or AHEAD.search(f.text, f.m.end(), f.tokens.sentence.end):
        return None
    matter, taken_up = asked(f.after.strip(" ,"))
    return f.check("unconfirmed", None, matter, f.m.start(), "plain" if taken_up else "contrast")


def _old_picture(f: Found) -> Check | None:
    subject = f.subject
    pictures = f.page.lexicon.pictures
    it = PRONOUN.fullmatch(subject.words.strip()) and (pictures.search(f.before) or pictures.search(f.m[0]))
    if not (pictures.search(subject.words) or it) or f.is_told(subject):
        return None
    return f.check("disputed", None, "the video" if it else subject.words, subject.start)


def _rated(f: Found) -> Check | None:
    subject = f.subject
    who = kind(subject.words, f.page)
    if who not in ("own", "media", "checker", "record") or not is_claim(f.m["about"], f.page):
        return None
    return f.check("disputed", subject.words, f.m["about"], subject.start)


def _deemed(f: Found) -> Check | None:
    subject = f.subject
    if kind(subject.words, f.page) not in ("own", "media", "checker") or not is_claim(f.m["about"], f.page):
        return None
    return f.check("unconfirmed" if f.m["open"] else "confirmed", subject.words, f.m["about"], subject.start)


def _true_figure(f: Found) -> Check | None:
    status: VerificationStatus = "corrected" if f.m["word"].casefold() in ("correct", "right") else "disputed"
    return f.check(status, f.m.groupdict().get("who"), f.m["about"], f.m.start())


def _correction(f: Found) -> Check | None:
    return f.check("corrected", None, f.m.groupdict().get("about") or "", f.m.start(), "opening")


def _record(f: Found) -> Check | None:
    """What a record shows, or the outlet's own eyes saw, beside what was said."""
    subject = f.subject
    who = kind(subject.words, f.page)
    if who == "checker" and _EXAMINED.search(subject.words):
        who = "record"  # “an audit”
    if who not in ("record", "own", "media") or f.m.start() - subject.start > 140 or subject.joined:
        return None
    if f.group & f.page.lexicon.irreal:
        return None
    if who == "media" and not is_page(subject.words, f.page):
        return None
    eyes = re.match(
        r"(?:trace|find|locate|confirm|verify|count|counted|saw|visited|found|paid|recorded|watched|measured|calculat)",
        f.m[0],
    )
    saw = eyes and (
        subject.words.casefold() not in ("we", "i")
        or eyes[0] in ("counted", "visited", "paid", "measured", "trace", "find", "locate", "count")
    )
    if (who != "record" and not saw) or (f.group & f.page.lexicon.negates and _THEIR_OWN.match(subject.words)):
        return None
    if subject.relative or re.search(
        r"\b(?:survey|poll|review|report|study|studies|law|website|comparison|number\sof)\b", subject.words
    ):
        return None  # findings told one after the other
    return f.check("confirmed", subject.words, f.after, subject.start, "record")


def _in_record(f: Found) -> Check | None:
    """“Both warnings are in those papers.”"""
    subject = f.subject
    if subject.relative or not (is_claim(subject.words, f.page) or _TWO.match(subject.words)):
        return None
    status: VerificationStatus = "disputed" if f.m["not"] else "confirmed"
    return f.check(status, None, subject.words, subject.start, "plain")


def _legwork(f: Found) -> Check | None:
    """What the outlet saw for itself, beside what was said: “There were none when we walked through it.”"""
    subject = f.subject
    who = kind(_WHEN.sub("", subject.words), f.page)
    if who != "own" or f.group & f.page.lexicon.irreal or subject.joined:
        return None
    sentence = f.tokens.sentence
    told = f.text[sentence.start : sentence.end]
    if not (_WEIGHS.search(told) or _DIGIT.search(told)):
        return None
    check = f.check("confirmed", None, told, subject.start, "record")
    return replace(check, span=Span(subject.start, min(sentence.end, subject.start + 200)))


def _according(f: Found) -> Check | None:
    """“The figure is 52, according to government records.” “By our count it was 52.”"""
    if f.m["ours"]:
        return f.check("confirmed", None, f.after, f.m.start(), "record")
    if f.tokens.sentence.start == f.m.start():
        return f.check("confirmed", f.m["who"], f.after, f.m.start(), "record")
    if f.after.strip(" .;") or re.search(r"\balso\b", f.text[f.tokens.sentence.start : f.m.start()]):
        return None  # one thing after the other
    found = f.check(
        "confirmed", f.m["who"], f.text[f.tokens.sentence.start : f.m.start()], f.tokens.sentence.start, "record"
    )
    return replace(found, span=Span(f.tokens.sentence.start, f.m.end()))


def _no_verification(f: Found) -> Check | None:
    """“Independent verification of the figures is not possible.”"""
    return f.check("unconfirmed", None, f.m["about"] or f.m["matter"] or "this", f.m.start())


def _evidence(f: Found) -> Check | None:
    """“There is good evidence for this.”"""
    if re.search(r"\bsome_evidence_that".replace("_", r"\s+"), f.m[0]):
        return None
    return f.check("confirmed", None, f.after.strip(" ,") or "this", f.m.start())


def _either_way(f: Found) -> Check | None:
    """Words that leave the statement before them open: “which proves nothing either way”."""
    if f.subject.words == "I" and "knowing" in f.m[0]:
        return None  # what was in store for somebody
    return f.check("unconfirmed", None, "this", f.m.start())


def _rests(f: Found) -> Check | None:
    """“The account rests on one witness.”"""
    subject = f.subject
    if not is_claim(subject.words, f.page) or f.is_told(subject):
        return None
    return f.check("unconfirmed", None, subject.words, subject.start)


def _unasked(f: Found) -> Check | None:
    """The outlet asked for proof and got none, or did not see for itself."""
    subject = f.subject
    who = kind(subject.words, f.page)
    if who not in ("own", "media", "checker") and not is_self(f.m[0]):
        return None
    if subject.words == "I" and "knowing" in f.m[0]:
        return None
    return f.check("unconfirmed", None if who == "checker" else subject.words, "this", subject.start, "proof")


def _withdrawn(f: Found) -> Check | None:
    """“The post has since been deleted.”"""
    return f.check("corrected", None, f.m["about"], f.m.start())


def _no_such(f: Found) -> Check | None:
    return f.check("disputed", None, f.after, f.m.start(), "contrast")


def _support(f: Found) -> Check | None:
    """“is consistent with his story”, “gave a similar account”."""
    subject = f.subject
    if kind(subject.words, f.page) in ("none", "nobody"):
        return None
    about = f.m.groupdict().get("about") or "this"
    several = re.search(
        r"\b(?:other|second|third|another|two|three|four|five|all|both|several)\b", subject.words, re.IGNORECASE
    )
    if f.m["same"] and not several and kind(subject.words, f.page) != "checker":
        return None
    if about != "this" and not is_claim(about, f.page):
        return None
    return f.check("confirmed", subject.words, about, subject.start)


_OPENING = frozenset({"fragment", "elliptic", "negated"})
"""Phrases that only open a sentence."""
_VERDICTS = frozenset({"rated", "deemed"})
"""Phrases whose last word is often in quotation marks."""
_READERS: dict[Phrasing, Reader] = {
    "correction": _correction, "label": _label, "fragment": _fragment, "no proof": _no_proof, "inner": _inner,
    "open": _open, "predicate": _predicate, "none": _none, "no verification": _no_verification,
    "found none": _found_none, "found nobody": _found_nobody, "concedes": _concedes, "negated": _negated,
    "evidence": _evidence,
    "not figure": _not_figure, "contrast": _contrast, "otherwise": _otherwise, "fails": _fails, "elliptic": _elliptic,
    "saying": _saying, "holds": _holds, "considered": _considered, "either way": _either_way, "no such": _no_such,
    "unclear": _unclear, "old picture": _old_picture, "rated": _rated, "deemed": _deemed, "true figure": _true_figure,
    "support": _support, "record": _record, "according": _according, "rests": _rests, "unasked": _unasked,
    "withdrawn": _withdrawn, "legwork": _legwork, "in a record": _in_record,
}  # fmt: skip


def phrases(tokens: Tokens, page: Page, lowered: str) -> Iterator[tuple[Check, Span]]:
    """The checks that phrases of a sentence make, the surest kind first, and where their words stand; `lowered` is the
    sentence in lower case."""
    for pattern in (PATTERNS[i] for i in SIEVE.tried(WORDS.held(lowered))):
        if pattern.phrasing in _OPENING:
            opening = pattern.words.match(tokens.text, *tokens.sentence)
            matches = iter([opening] if opening else [])
        else:
            matches = pattern.words.finditer(tokens.text, *tokens.sentence)
        for m in matches:
            check = _READERS[pattern.phrasing](Found(tokens.text, tokens, m, page))
            if check is not None:
                quoted = pattern.phrasing in _VERDICTS  # “rated the claim “False””
                yield check, Span(m.start(), m.end("about") if quoted else m.end())
