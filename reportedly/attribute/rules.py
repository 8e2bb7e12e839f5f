"""Attributions by rules: the baseline without weights, and the yardstick of what the model adds.

What the rules know: a verb of saying with a subject beside it, before or after a quotation or a clause; "according to";
a quotation after a colon. One sentence at a time; no memory.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from reportedly import text as txt
from reportedly.types import Span

_VERBS = (
    r"said|says|say|saying|told|tells|added|adds|wrote|writes|asked|asks|noted|notes|argued|argues|claimed|claims|explained"
    r"|explains|insisted|insists|warned|warns|announced|announces|reported|reports|stated|states|suggested|suggests|tweeted"
    r"|denied|denies|confirmed|confirms|acknowledged|admitted|replied|responded|declared|continued|concluded|believes|believed"
    r"|thinks|hopes|hoped|expects|called|posted|promised|predicted|recalled|estimated|complained|urged|mocked|joked"
)
_NAME = r"(?:the |a |an |his |her |their )?(?:[\w’'.-]+ ){0,5}?[\w’'.-]+"
_PRONOUN = r"\b(?:he|she|they|it|we|I)\b"
# at most nine capitalised words: unbounded, the time on a page in capitals grows with its square
_CAPITALS = r"(?:[A-Z][\w’'.-]{0,40})(?: (?:of|the|de|van|von|and|for)?\s?[A-Z][\w’'.-]{0,40}){0,8}"
_GROUPS = r"[Oo]fficials|[Pp]olice|[Aa]nalysts|[Ee]xperts"
_SUBJECT = (
    rf"(?<!\w)(?:{_PRONOUN}|(?:[Tt]he |[Aa]n? |[Hh]is |[Hh]er )?(?:[a-z]+ ){{0,2}}{_CAPITALS}"
    rf"|[Tt]he [a-z]+(?: [a-z]+)?|[A-Z][a-z]+|{_GROUPS})"
)
_VERB = rf"(?P<v>(?:also |has |had )?(?:{_VERBS})(?: in a statement| on \w+)?)"
_AFTER_QUOTE = re.compile(rf"\s*(?:(?P<s1>{_SUBJECT}) (?P<v1>{_VERBS})\b|(?P<v2>{_VERBS}) (?P<s2>{_SUBJECT}))")
_BEFORE_QUOTE = re.compile(rf"(?P<s>{_SUBJECT})(?:,[^,]{{1,80}},)? {_VERB}(?: that)?[,:]?\s*$")
_CLAUSE = re.compile(
    rf"(?P<s>{_SUBJECT})(?:,[^,]{{1,80}},)? {_VERB}"
    r"(?: (?:reporters|journalists|supporters|[A-Z]\w+(?: [A-Z]\w+)*))?(?: (?:on |last )?[A-Z]\w+day)?,?"
    r" (?=that |[a-z’']+ )"
    r"(?!(?:in|on|at|to|by|with|about|from|of|as) )"
)
_CLOSING = re.compile(
    rf", (?:(?P<s1>{_SUBJECT}) (?P<v1>(?:also |has |had )?(?:{_VERBS}))"
    rf"|(?P<v2>{_VERBS}) (?P<s2>{_SUBJECT}))[^,]{{0,60}}$"
)
_ACCORDING = re.compile(rf"[Aa]ccording to (?P<s>{_NAME})(?=[,.;]|$)")

Roles = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]


def drafts(text: str) -> list[Roles]:
    """Content, cue and source of each attribution, in the order of the text."""
    quoted = [q for q in txt.quotations(text) if len(text[q.start : q.end].split()) > 1]
    taken = bytearray(len(text))
    found: list[Roles] = []
    for sentence in _stretches(text, quoted):
        inside = quoted[bisect_left(quoted, (sentence.start,)) : bisect_left(quoted, (sentence.end,))]
        roles = _quoted(text, sentence, inside) if inside else _unquoted(text, sentence)
        if roles and not any(any(taken[s:e]) for s, e in roles[0]):
            found.append(roles)
            for s, e in roles[0]:
                taken[s:e] = b"\x01" * (e - s)
    return found


def _stretches(text: str, quoted: list[Span]) -> list[Span]:
    """Sentences, joined while a quotation is still open at their end or goes on with a small letter."""
    found: list[Span] = []
    at = 0
    for sentence in txt.sentences(text):
        while at < len(quoted) and quoted[at].end <= sentence.start:
            at += 1
        if found and any(q.start < sentence.start < q.end for q in quoted[at : at + 2]):
            found[-1] = Span(found[-1].start, sentence.end)
        else:
            found.append(sentence)
    return found


def _quoted(text: str, sentence: Span, inside: list[Span]) -> Roles | None:
    first, last = inside[0], inside[-1]
    for q in inside:
        if m := _AFTER_QUOTE.match(text, q.end, sentence.end):
            group = "1" if m["v1"] else "2"
            return tuple(inside), (Span(*m.span("v" + group)),), (Span(*m.span("s" + group)),)
    before = text[sentence.start : first.start]
    if m := _BEFORE_QUOTE.search(before):
        by = sentence.start
        return tuple(inside), (Span(m.start("v") + by, m.end("v") + by),), (Span(m.start("s") + by, m.end("s") + by),)
    if m := _ACCORDING.search(text, last.end, sentence.end):
        return tuple(inside), (Span(m.start(), m.start() + 12),), (Span(*m.span("s")),)
    return None


def _unquoted(text: str, sentence: Span) -> Roles | None:
    if m := _ACCORDING.search(text, sentence.start, sentence.end):
        rest = Span(sentence.start, m.start()) if m.start() > sentence.start + 3 else Span(m.end(), sentence.end)
        content = txt.trim(text, rest)
        while content.start < content.end and text[content.start] in ",; ":
            content = Span(content.start + 1, content.end)
        if content.start < content.end:
            return (content,), (Span(m.start(), m.start() + 12),), (Span(*m.span("s")),)
    if m := _CLOSING.search(text[sentence.start : sentence.end].rstrip('.!?”"')):
        by, group = sentence.start, "1" if m["v1"] else "2"
        cue, source = (Span(m.start(n + group) + by, m.end(n + group) + by) for n in "vs")
        return (Span(by, by + m.start() + 1),), (cue,), (source,)
    if m := _CLAUSE.search(text, sentence.start, sentence.end):
        return (Span(m.end(), sentence.end),), (Span(*m.span("v")),), (Span(*m.span("s")),)
    return None
