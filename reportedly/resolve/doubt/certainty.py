"""How sure the words are: whether something was said, not said or denied, and how certain what is said is put."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from reportedly.resolve.doubt.certainty_words import SURENESS, Sureness
from reportedly.text import sentences
from reportedly.types import Act, Certainty, Polarity, Span

HedgedBy = Literal["source", "outlet"]
Hedge = tuple[Certainty, Span | None, HedgedBy | None]

ASSERTED: Hedge = ("asserted", None, None)
GAP = "\x1f"
"""Stands for each character of the content where the words around it are read."""
_RANK: dict[Certainty, int] = {"asserted": 0, "probable": 1, "possible": 2}
_BEFORE = 60
"""Code points before a cue in which its auxiliaries stand."""
_LONGEST = 4000
"""Code points of a content that are read: what is hedged further on is a small part of it."""
_CLAUSE = 16
"""Words of a main clause in which its verb is looked for."""
_WORD = re.compile(r"[\w'’]+(?:-[\w'’]+)*")
_LEAD = re.compile(r"[\W_]*(?:(?:that|and|but|so|yet|well|look|yes|no|or)\b[\s,]*){0,3}[\"“‘'«„]?", re.IGNORECASE)


def outside(text: str, sentence: Span, content: Sequence[Span]) -> str:
    """The words of `sentence`, code point for code point, `GAP` for each of the content's."""
    pieces, at = [], sentence.start
    for start, end in sorted(content):
        start, end = max(start, at), min(end, sentence.end)
        if start < end:
            pieces += [text[at:start], GAP * (end - start)]
            at = end
    return "".join([*pieces, text[at : sentence.end]])


def polarity_of(cue_words: str, around: str, act: Act = "speech", language: str = "en", content: str = "") -> Polarity:
    """affirmed, negated (not said, would not say) or denied.

    `around` are the words of the cue's sentence without the content (see `outside`): auxiliaries that the cue leaves
    out are looked for before it. What is thought is denied by nobody: who rejects a thought does not have it.
    """
    lexicon = SURENESS.get(language)
    if lexicon is None or not cue_words.strip():
        return "affirmed"
    cue = _first_clause(" ".join(cue_words[:_LONGEST].split()), lexicon)
    near = " ".join(around[:_LONGEST].split())
    at = near.find(cue)
    before = near[max(0, at - _BEFORE) : at] if at > 0 else ""
    auxiliaries = lexicon.before_cue.search(before)
    particle = lexicon.particle.match(near, at + len(cue)) if at >= 0 else None
    whole = (auxiliaries[0] if auxiliaries else "") + cue + (particle[0] if particle else "")
    bare = lexicon.not_negating.sub(GAP, whole)
    denial, negation = lexicon.denies.search(bare), lexicon.negates.search(bare)
    if denial and lexicon.turns_down.match(f"{denial[0]} {content}"):
        denial = None  # an offer, or somebody, is rejected
    if denial and not (negation and negation.start() < denial.start()):
        return "negated" if act == "thought" and not denial[0].casefold().startswith(("den", "rul")) else "denied"
    return "negated" if negation else "affirmed"


def _first_clause(cue: str, lexicon: Sureness) -> str:
    """A cue up to its first comma, where the clause before it has words enough to be one."""
    head = cue.split(",", 1)[0].strip()
    return head if _WORD.search(head) and not lexicon.before_cue.fullmatch(head + " ") else cue


def certainty_of(
    text: str, content: Sequence[Span], cue: Sequence[Span], source: Sequence[Span], language: str = "en"
) -> Hedge:
    """How certain what is said is put, the words that lower it, and whose they are.

    Of doubt in the cue and in the main clause of the content the greater counts.
    """
    lexicon = SURENESS.get(language)
    if lexicon is None:
        return ASSERTED
    said = " ".join(text[s : min(e, s + _LONGEST)] for s, e in content[:3])
    found = [
        _in_cue(text, content, cue, source, said, lexicon),
        _in_content(text, content, source, lexicon),
    ]
    return max(found, key=lambda hedge: _RANK[hedge[0]])


def _in_cue(
    text: str, content: Sequence[Span], cue: Sequence[Span], source: Sequence[Span], said: str, lexicon: Sureness
) -> Hedge:
    if not cue:
        return ASSERTED
    first, last = cue[0].start, min(cue[0].end, cue[0].start + _LONGEST)
    begin = max(0, first - _BEFORE)
    start = max(begin, text.rfind("\n", begin, first) + 1, *(e for _, e in (*content, *source) if e <= first), 0)
    auxiliaries = lexicon.before_cue.search(text[start:first])
    start = start + auxiliaries.start() if auxiliaries else first
    for piece in [Span(start, last), *cue[1:5]]:
        words = text[piece.start : min(piece.end, piece.start + _LONGEST)]
        found = _in_words(words, bool(source), said, lexicon)
        if found:
            degree, place, by = found
            return degree, Span(piece.start + place.start, piece.start + place.end), by
        if content and lexicon.asks.search(words) and (m := lexicon.whether.match(said)):
            at = content[0].start + m.start(1)
            return "possible", Span(at, at + len(m[1])), "source"
    return ASSERTED


def _in_words(words: str, has_source: bool, said: str, lexicon: Sureness) -> tuple[Certainty, Span, HedgedBy] | None:
    """The hedge in the words of a cue."""
    negated = bool(lexicon.negates.search(words))
    if m := lexicon.impersonal.search(words):
        kind = m.lastgroup
        if not (kind == "bare" and has_source) and not (kind == "modal" and negated):
            return "possible" if kind in ("modal", "less") else "probable", Span(*m.span()), "outlet"
    if m := lexicon.possible.search(words):
        proposes = bool(lexicon.proposes.search(m[0]))
        if not (proposes and (negated or lexicon.proposal.match(said[:400]))):
            return "possible", Span(*m.span()), "source"
    if m := lexicon.probable.search(words):
        return "probable", Span(*m.span()), "source"
    return None


def _in_content(text: str, content: Sequence[Span], source: Sequence[Span], lexicon: Sureness) -> Hedge:
    """The hedge of the first main clause, where at least half of what is said is hedged."""
    ruling = any(lexicon.ruling.search(text[s : min(e, s + 200)]) for s, e in source)
    first: Hedge | None = None
    number = hedged = read = 0
    for piece in content:
        piece = Span(piece.start, min(piece.end, piece.start + max(0, _LONGEST - read)))
        read += piece.end - piece.start
        for sentence in sentences(text, piece):
            if not _WORD.search(text, *sentence):
                continue
            hedge = _of_sentence(text, sentence, ruling, lexicon)
            number += 1
            hedged += hedge is not None
            if first is None:
                first = hedge or ASSERTED
    if first is None or first == ASSERTED or hedged * 2 < number:
        return ASSERTED
    return first


def _of_sentence(text: str, sentence: Span, ruling: bool, lexicon: Sureness) -> Hedge | None:
    """The hedge of a sentence's main clause, or None."""
    lead = _LEAD.match(text, *sentence)
    start = lead.end() if lead else sentence.start
    if lexicon.openers.match(text, start, sentence.end):
        comma = text.find(",", start, sentence.end)
        if comma < 0:
            return None
        start = comma + 1
    for at, first in _verb_places(text, Span(start, sentence.end), lexicon):
        for degree, pattern in lexicon.first_person if first else ():
            if m := pattern.match(text, at, sentence.end):
                return degree, Span(*m.span()), "source"
        for degree, pattern in lexicon.hedges:
            m = pattern.match(text, at, sentence.end)
            if not m:
                continue
            modal = lexicon.modals.match(m[0])
            if modal and (first or not _is_doubt(text, start, at, m[0], ruling)):
                return None
            return degree, Span(*m.span()), "source"
    return None


def _is_doubt(text: str, start: int, at: int, word: str, ruling: bool) -> bool:
    """Whether a modal is one of doubt: not the month, not a permission, not an offer."""
    if word[0].isupper() and not text[start:at].isupper():
        follows = text[at + len(word) : at + len(word) + 5].strip()
        before = text[start:at].split()
        if word != "May" or not follows[:1].isupper() or not before or not before[-1][:1].isupper():
            return False
    before = text[max(start, at - 12) : at].casefold().split()
    allowing = word.casefold() == "may" and (ruling or before[-1:] in (["you"], ["one"], ["anyone"], ["nobody"]))
    return not allowing and not (word.casefold() == "could" and before[-1:] == ["you"])


def _verb_places(text: str, clause: Span, lexicon: Sureness) -> Iterator[tuple[int, bool]]:
    """Where the verb of a main clause may stand, from left to right, and whether that is its first word.

    Ends at a subordinate clause, at a second subject, and behind the first verb that is known as one.
    """
    fenced = False
    for number, m in enumerate(_WORD.finditer(text, clause.start, min(clause.end, clause.start + 400))):
        if number >= _CLAUSE:
            return
        at = m.start()
        gap = text[max(clause.start, at - 2) : at]
        if number and ("," in gap or "—" in gap or "–" in gap):
            fenced = not fenced
        if fenced and number > 1 and lexicon.stops.match(text, at):
            continue  # a relative clause between commas
        if fenced and number > 1 and "," not in gap:
            continue
        if lexicon.stops.match(text, at):
            return
        if number > 1 and lexicon.pronouns.match(text, at, m.end()) and not fenced:
            return
        yield at, number == 0
        if verb := lexicon.finite.match(text, at, clause.end):
            after = _skip(text, verb.end(), clause.end)
            beside = lexicon.beside.match(text, verb.end(), clause.end)
            yield from ((place, False) for place in sorted({after, beside.end() if beside else after}))
            return


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
