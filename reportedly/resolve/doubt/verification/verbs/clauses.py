"""Clauses around a verb of checking: who does it, to what, whether it was done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reportedly.resolve.doubt.verification.found import Way
from reportedly.resolve.doubt.verification.tokens import HEDGED, Phrase, Tokens
from reportedly.resolve.doubt.verification.who import LED, Agent, Page
from reportedly.resolve.doubt.verification.words import Checking, Family, Form
from reportedly.types import Span, VerificationStatus

_NOUN_BEFORE = frozenset(
    "the a an this his her their its of in on for by with no any ’s 's our my your another".split()
)
_RECEIVES = frozenset("shown given sent shared provided passed leaked supplied released forwarded handed read".split())
_DO = frozenset("do does did could can ca cannot will would to wo may might must should shall n’t n't not".split())
_MODALS = frozenset("can could will would may might must should shall to".split())
_SHOWING = frozenset(
    "show shows showed list lists say says said suggest suggests reveal reveals indicate indicates confirm"
    " confirms record"
    " records describe describes detail details support supports contradict contradicts put puts give gives"
    " state states"
    " is are was were has have had do does did".split()
)
_AUXILIARIES = (_DO - {"not", "n’t", "n't"}) | frozenset(
    "to able has have had ’ve do does did unable possible impossible hard difficult".split()
)
_WHEN = frozenset("since later also first".split())
"""Words before a verb that a participle at its noun may have: “a letter since seen by this paper”."""
_ADVERBS = re.compile(
    r"(?:(?:independently|immediately|separately|definitively|conclusively|precisely|exactly|yet)\s+)+"
)
_NO_ONE = re.compile(r"\bnothing$|\bno\s+[\w-]+(?:\s+[\w-]+)?$")
_SAME = re.compile(r"([\w’'.\s-]{2,80}?)\s+(?:said|says|reported|added|wrote)\s+(?:that\s+)?(?:it|they)\s*$")
_MEANS = re.compile(r"\s(?:with|by|through|via|from|using|against|to)\s")
Judged = tuple[VerificationStatus, str | None, str, Way] | None
"""What a clause says of truth: a status, by whom, of what, and how; or nothing."""


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A verb of checking: `span` runs from its auxiliaries to the verb, `end` to the end of what follows.

    `done` is false where it was not, or could not be, done; `tried` where somebody is at it; `irreal` where it only
    may, should or would be. `fronted` is a question that stands before the subject (“whether he did, we do not
    know”). `reduced` is a participle that stands at its noun (“documents seen by”).
    """

    page: Page
    family: Family
    verb: str
    span: Span
    end: int
    group: frozenset[str]
    subject: Phrase
    object: str
    fronted: str
    agent: str | None
    head: str
    sayer: str
    done: bool
    tried: bool
    irreal: bool
    passive: bool
    reduced: bool
    impersonal: bool

    @property
    def lexicon(self) -> Checking:
        return self.page.lexicon

    @cached_property
    def who(self) -> Agent:
        """Who the subject is."""
        return self.page.kind(self.subject.words)

    @property
    def matter(self) -> str:
        """What is checked, where it is the subject: its clause alone, if it has one (“the claim that …”)."""
        return LED.sub("", self.subject.words)


def clauses(tokens: Tokens) -> Iterator[Clause]:
    """Every verb of checking of a sentence with what stands around it, in text order."""
    verbs = tokens.lexicon.verbs
    for i, word in enumerate(tokens.low):
        if word in verbs and (found := _clause(tokens, i, *verbs[word])):
            yield found


def _clause(tokens: Tokens, i: int, family: Family, forms: frozenset[Form]) -> Clause | None:
    low, lexicon = tokens.low, tokens.lexicon
    if i and low[i - 1] in _NOUN_BEFORE and not _may_follow(low, i, forms):
        return None
    first, last = tokens.group(i), tokens.object(i + 1)
    group = frozenset(low[first:i])
    be = [k for k in range(first, i) if low[k] in lexicon.be]
    passive = bool(be) and not _AUXILIARIES & set(low[be[-1] + 1 : i]) and "participle" in forms
    bare = not passive and "participle" in forms and not group & lexicon.group - _WHEN
    agent, end = _agent(tokens, i, last, passive or bare)
    reduced = bare and agent is not None
    if not passive and not reduced and not _fits(group, forms):
        return None
    subject = tokens.subject(first)
    nobody = bool(lexicon.nobody.match(subject.words) or _NO_ONE.search(subject.words)) and not subject.relative
    undone = bool(group & (lexicon.negates | lexicon.unable)) or {"yet", "to"} <= group or "no" in group
    trying = bool(group & lexicon.trying) or ("ing" in forms and bool(be))
    modal = bool(group & (lexicon.irreal | {"can", "could"})) and not undone and not nobody
    meant = "to" in group and not undone and not trying and not group & {"able", "managed"}
    shared = first > 0 and low[first - 1] == "and" and "base" in forms and not group & _MODALS
    shared = shared and not _MODALS.isdisjoint(low[max(0, first - 6) : first])  # “could grow and test them”
    supposed = low[max(0, tokens.at(subject.start) - 1)] in ("if", "whether", "unless", "until")
    return Clause(
        page=tokens.page,
        family=family,
        verb=low[i],
        span=Span(tokens.spans[first].start, tokens.spans[i].end),
        end=tokens.spans[max(end, i + 1) - 1].end,
        group=group,
        subject=_same(tokens, subject),
        object=_led(tokens.words(i + 1, last)),
        fronted=tokens.fronted(subject.start),
        agent=agent,
        head=tokens.head(subject.start),
        sayer=tokens.sayer(subject.start),
        done=not (undone or nobody),
        tried=trying and not undone,
        irreal=(modal or meant or shared or supposed) and not trying,
        passive=passive or reduced,
        reduced=reduced,
        impersonal=bool(group & HEDGED) or bool({"way", "means"} & group),
    )


def _may_follow(low: list[str], i: int, forms: frozenset[Form]) -> bool:
    """Whether a verb may stand after a word that nouns stand after: “it’s confirmed”, “no way of knowing”."""
    if low[i - 1] in ("’s", "'s"):
        return "participle" in forms
    if low[i - 1] == "this":
        return "third" in forms
    return low[i - 1] == "of" and i > 1 and low[i - 2] in ("way", "means")


def _same(tokens: Tokens, subject: Phrase) -> Phrase:
    """“Reuters said it could not verify”: the agency, not “it”."""
    if subject.words.casefold() not in ("it", "they"):
        return subject
    end = subject.start + len(subject.words)
    said = _SAME.search(tokens.text, tokens.sentence.start, end)
    return Phrase(words=said[1].strip(" ,"), start=said.start(1)) if said else subject


def _agent(tokens: Tokens, i: int, last: int, passive: bool) -> tuple[str | None, int]:
    """By whom, or whom something was shown; and the token where the clause ends."""
    if not passive:
        return None, last
    preposition = {"by"} | ({"to", "with"} if tokens.low[i] in _RECEIVES else set())
    reach = 7 if _be_before(tokens, i) else 3
    by = next((k for k in range(i + 1, min(last, i + reach)) if tokens.low[k] in preposition), None)
    if by is None:
        return None, last
    end = by + 1
    while end < last and end - by < 12 and tokens.low[end] not in tokens.lexicon.boundary | _SHOWING:
        end += 1
    return tokens.words(by + 1, end) or None, end


def _be_before(tokens: Tokens, i: int) -> bool:
    return any(w in tokens.lexicon.be for w in tokens.low[max(0, i - 4) : i])


def _fits(group: frozenset[str], forms: frozenset[Form]) -> bool:
    """Whether a verb's form goes with the words before it."""
    if "ing" in forms and group & {"is", "are", "am", "’re", "'re"}:
        return True
    if "ing" in forms:
        return bool(group & {"of", "still", "is", "are", "was", "were"}) and ("no" in group or "not" in group)
    if "participle" in forms and group & {"has", "have", "had", "’ve", "'ve"} and "to" not in group:
        return True
    if "base" in forms and group & _DO:
        return True
    if group & _DO:
        return False
    return "past" in forms or "third" in forms or "base" in forms


def _led(words: str) -> str:
    """An object without the adverbs before it: “establish independently who fired”."""
    adverbs = _ADVERBS.match(words)
    return words[adverbs.end() :] if adverbs else words


def without_means(words: str) -> str:
    """An object without how or with whom it was done: “the account with two witnesses”."""
    return _MEANS.split(words, maxsplit=1)[0]
