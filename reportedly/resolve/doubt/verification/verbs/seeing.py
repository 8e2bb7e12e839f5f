"""Documents and pictures that were, or were not, seen: “a letter seen by this paper”."""

from __future__ import annotations

import re

from reportedly.resolve.doubt.verification.verbs.clauses import Clause, Judged
from reportedly.resolve.doubt.verification.who import DETERMINED, PRESS

_GIVES = frozenset("shares released passed give given hand handed".split())
_SHARES = frozenset("shared showed sent gave provided played read forwarded".split())
_TAKEN_UP = re.compile(r"(?:it|this|that|as\smuch)\W*")
_THAT_IT = re.compile(r"that\s", re.IGNORECASE)


def see(c: Clause) -> Judged:
    """Documents and pictures that were, or were not, seen."""
    if (c.irreal and c.done) or c.tried:
        return None
    if c.passive:
        return _seen(c)
    documents, who = c.lexicon.documents, c.who
    shared = re.search(r"\b(?:with|to)\s+(.+)$", c.object) or re.match(r"(us|this\s\w+)\b", c.object)
    none = re.search(r"\b(?:no|nothing|none)\b", c.object)
    if (
        c.done
        and c.verb in _SHARES
        and documents.search(c.object)
        and shared
        and not none
        and c.page.kind(shared[1]) == "own"
    ):
        return "confirmed", shared[1], c.object, "object"
    if c.done and who == "record" and c.verb.startswith("show") and _TAKEN_UP.fullmatch(c.object):
        return "confirmed", c.subject.words, "this", "plain"
    seen = c.object if documents.search(c.object) or not c.head else c.head
    if (
        who == "nobody"
        and documents.search(c.object)
        and c.verb in ("seen", "examine", "examined", "inspect", "inspected")
    ):
        return "unconfirmed", None, c.object, "proof"
    if c.verb in ("inspect", "examine") and not c.done and who in ("own", "checker", "nobody"):
        return "unconfirmed", None, c.object, "proof"
    if who not in PRESS or not documents.search(seen) or not _is_eyed(c, seen):
        return None
    if not c.done or re.match(r"(?:no|nothing|none|neither)\b", seen):
        return "unconfirmed", c.subject.words, "this" if c.done else seen, "proof"
    return "confirmed", c.subject.words, seen, "object"


def _is_eyed(c: Clause, seen: str) -> bool:
    """Whether a document was looked at, not told of or given away: “I have seen that letter”, not “we saw that he”."""
    by_me = c.subject.words != "I" or ("have" in c.group and DETERMINED.match(seen) is not None)
    told = _THAT_IT.match(c.object) and not c.lexicon.documents.match(c.object, 5)
    return by_me and not told and c.verb not in _GIVES and c.verb not in _SHARES - {"read"}


def _seen(c: Clause) -> Judged:
    """“The letter was seen by this paper”, “we have been shown the list”."""
    documents, matter = c.lexicon.documents, c.matter
    if c.verb in ("given", "shown", "read", "sent", "allowed") and c.who == "own":
        if not c.done:
            return "unconfirmed", c.subject.words, "this", "proof"
        return ("confirmed", c.subject.words, c.object, "object") if documents.search(c.object) else None
    if c.agent is None or c.page.kind(c.agent) not in PRESS:
        return None
    if not documents.search(matter) and not c.page.is_claim(matter):
        return None
    return "confirmed" if c.done else "unconfirmed", c.agent, matter, "object" if c.done else "plain"
