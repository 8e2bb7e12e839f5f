"""How sure the words are: whether something was said, not said or denied, and how certain what is said is put."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

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


def _any(*lines: str) -> str:
    """Words (patterns, apart by white space; ``_`` is a space), as one alternation."""
    return "(?:" + "|".join(" ".join(lines).split()).replace("_", r"\s+") + ")"


def _words(*lines: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_any(*lines)}(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """A language's words of denial, of not saying and of doubt.

    `not_negating` are phrases with a negative word that negate nothing. `possible`, `probable` and `impersonal` are
    read in cues; of these the impersonal ones and the modals are the outlet's own doubt. The rest reads the main clause
    of what is said: `hedges` are tried where its verb may stand, `stops` end it, `finite` are verbs after which only a
    hedge beside them counts, `openers` begin a clause that goes before the main one. `ruling` are sources whose “may”
    allows.
    """

    denies: re.Pattern[str]
    negates: re.Pattern[str]
    not_negating: re.Pattern[str]
    before_cue: re.Pattern[str]
    particle: re.Pattern[str]
    possible: re.Pattern[str]
    probable: re.Pattern[str]
    impersonal: re.Pattern[str]
    asks: re.Pattern[str]
    whether: re.Pattern[str]
    proposes: re.Pattern[str]
    proposal: re.Pattern[str]
    hedges: tuple[tuple[Certainty, re.Pattern[str]], ...]
    first_person: tuple[tuple[Certainty, re.Pattern[str]], ...]
    modals: re.Pattern[str]
    ruling: re.Pattern[str]
    stops: re.Pattern[str]
    finite: re.Pattern[str]
    pronouns: re.Pattern[str]
    openers: re.Pattern[str]
    beside: re.Pattern[str]


_BE = r"(?:is|are|was|were|be|been|being|['’]s|['’]re|am|['’]m)"
_ADVERBS = (
    r"(?:(?:also|now|still|widely|generally|commonly|already|not|n['’]t|never|quite|very|most|highly|far"
    r"|\w+ly)\s+){0,2}"
)
_ABLE = _any(
    r"hear hardly_\w+ see feel smell remember recall afford barely_\w+ only_\w+ no_longer_\w+ never_\w+ always_\w+",
    r"scarcely_\w+ understand tell not n['’]t care",
)

# another language is another row
SURENESS: dict[str, Sureness] = {
    "en": Sureness(
        denies=_words(
            r"den(?:y|ies|ied|ying|ials?) reject(?:s|ed|ing|ions?)? dismiss(?:es|ed|ing|als?)?",
            r"rul(?:e|es|ed|ing)(?:_\S+){0,3}?_out(?!_of_order) disput(?:e|es|ed|ing) refut(?:e|es|ed|ing) disown\w*",
            r"repudiat\w+ rebut(?:s|ted|ting|tals?)? disavow\w* contradict(?:s|ed|ing)? disagree(?:s|d|ing)?",
            r"rubbish(?:es|ed) pooh-pooh\w* brush(?:es|ed|ing)_(?:off|aside) wav(?:es|ed|ing)_(?:away|off|aside)",
            r"sa(?:ys|id|y)_no_to",
        ),
        negates=_words(
            r"not cannot never neither nor no none nobody nothing without_(?:saying|commenting|answering|confirming"
            r"|disclosing|specifying) declin(?:e|es|ed|ing) refus(?:e|es|ed|ing|als?)",
            r"fail(?:s|ed|ing|ure)?_to silent silence unable unwilling unaware avoid(?:s|ed|ing)?(?=$|_(?:say|answer"
            r"|comment|mention|discuss|nam|talk|address)) withh[eo]ld\w*",
            r"stop(?:s|ped|ping)?_short_of (?:is|are|was|were)_yet_to ha(?:s|d|ve)_yet_to evad(?:es|ed|ing)",
            r"sidestep(?:s|ped|ping)? dodg(?:es|ed|ing) demur(?:s|red) hardly_\w+ doubt(?:s|ed|ing)?(?!_(?:about|over"
            r"|on|as_to))",
            r"\w+n['’]t stay(?:s|ed)_mum",
        ),
        not_negating=_words(
            r"not_only not_just not_merely not_simply no_doubt without_(?:a_)?doubt no_secret not_for_the_first_time",
            r"no_less none_other (?:not|\w+n['’]t)_(?:alone|surprisingly|unexpectedly|unlike) nothing_(?:less|short) "
            r"no_sooner",
            r"(?:not|\w+n['’]t|never|no)_(?:\w+_){0,3}?(?:doubt(?:s|ed|ing)?|hesitate[sd]?|mince[sd]?|hide|hid"
            r"|conceal\w*)",
            r"never_(?:tired?|tires|stopped|stops|ceased|ceases|misse[sd]) not_long_ago not_least (?:not|\w+n['’]t)_"
            r"(?:\w+_)?un\w+ no_matter no_wonder",
            r"(?:not|\w+n['’]t)_(?:\w+_){0,2}?fail(?:ed)?_to (?:could|can)(?:_not|n['’]t|not)_(?:agree|be_clearer"
            r"|have_been_clearer)",
            r"(?:not|\w+n['’]t)_help_(?:but|\w+ing) without_(?:naming|mentioning|citing|giving|offering|providing"
            r"|elaborating)",
            r"no_longer_(?:denies|deny|refuses|rules_out) (?:can|could)(?:_not|n['’]t)_(?:\w+_)?overstate",
        ),
        before_cue=re.compile(
            r"(?:\b(?:ha[sd]|have|did|does|do|was|were|is|are|will|would|could|can|should|may|might|must|need|be|been"
            r"|being"
            r"|also|so|yet|still|far|ever|even|immediately|publicly|\w+ly|to|himself|herself|themselves|itself"
            r"|not|never|cannot|nobody|no|one|neither|nor|none|of|them|nothing|refused|declined|failed|unable"
            r"|believed|thought|expected|likely|yet)\s+|\b\w+n['’]t\s+){1,6}$",
            re.IGNORECASE,
        ),
        particle=re.compile(r" (?:out(?! of order)|aside|off)\b"),
        possible=_words(
            r"suggest(?:s|ed|ing|ions?)? fear(?:s|ed|ing)? suspect(?:s|ed|ing)? suspicions? speculat\w+ hint(?:s|ed"
            r"|ing)?",
            r"insinuat\w+ hop(?:e|es|ed|ing)(?!_(?:on|for)\b) rumou?r(?:s|ed)? gossip wonder(?:s|ed|ing)?(?!_about) "
            r"afraid worr"
            r"(?:y|ies|ied)(?!_(?:about|over|for))",
            r"mull(?:s|ed|ing) weigh(?:s|ed|ing) considering still_thinking thinking_(?:it_)?over contemplat\w+ "
            r"rais\w+_the_possibility",
            r"toy(?:s|ed|ing)_with floated leav\w+_open left_open (?:not|\w+n['’]t)_(?:rule|ruled|ruling)_out",
        ),
        probable=_words(
            r"believ(?:e|es|ed|ing) think(?:s|ing)? thought estimat(?:e|es|ed|ing|ion) reckon(?:s|ed|ing)? assum(?:e"
            r"|es|ed|ing)",
            r"expect(?:s|ed|ing|ations?)? presum(?:e|es|ed|ing) suppos(?:e|es|ed) guess(?:es|ed|ing)? predict(?:s|ed"
            r"|ing|ions?)?",
            r"forecast(?:s|ed|ing)? anticipat(?:e|es|ed|ing) project(?:s|ed)_(?:that|to) infer(?:s|red)? surmis\w+",
            r"bet(?:s|ting)? imagin(?:e|es|ed) foresee\w* (?:express\w*|voic\w*|is|are|was|were)_confiden(?:ce|t)",
            r"tend(?:s|ed)_to_(?:think|believe)",
        ),
        impersonal=re.compile(
            rf"\b{_BE}\s+{_ADVERBS}(?P<as>believed|thought|understood|expected|estimated|assumed|presumed|likely"
            rf"|unlikely"
            r"|considered\s+likely|set\s+to|poised)\b"
            rf"|\b{_BE}\s+{_ADVERBS}(?P<less>feared|suspected|rumou?red)\b"
            r"|\b(?P<seems>seem(?:s|ed|ing|ingly)?|appear(?:s|ed)?|apparently|likely|unlikely|probably|presumably)\b"
            r"|^(?P<bare>expected)\b"
            r"|\b(?P<modal>may|might|could|possibly|perhaps|maybe)\b",
            re.IGNORECASE,
        ),
        asks=_words(
            r"ask(?:s|ed|ing)? wonder(?:s|ed|ing)? question(?:s|ed|ing)? quer(?:y|ies|ied) inquir\w+ enquir\w+"
        ),
        whether=re.compile(r"\s*(whether|if)\b"),
        proposes=_words("suggest(?:s|ed|ing|ions?)? consider(?:s|ed|ing)?"),
        proposal=re.compile(r"[\W_]*(?:\w+ing\b|(?:that\s+)?(?:\S+\s+){1,6}?(?:should|ought|must)\b)", re.IGNORECASE),
        hedges=(
            (
                "possible",
                re.compile(
                    rf"(?:may|might)(?!\s+(?:as\s+well|only|n['’]t|I|God)\b)|could(?!n['’]t|\s+{_ABLE})\b"
                    r"|(?:perhaps|maybe|possibly|potentially|conceivably)(?!\s+(?:the|a|an|\w+ly|most|\d\S*)\b)"
                    rf"|{_BE}\s+(?:feared|suspected|rumou?red|a\s+(?:chance|possibility|risk))\b"
                    r"|(?:it|this|that)\s*(?:is|was|['’]s)\s+(?:\w+\s+){0,2}?(?:possible|conceivable)\b",
                    re.IGNORECASE,
                ),
            ),
            (
                "probable",
                re.compile(
                    r"(?:probably|presumably|apparently|seemingly|supposedly|in\s+all\s+likelihood|chances\s+are)"
                    r"(?!\s+(?:the|a|an|most|\d\S*)\b)"
                    rf"|{_BE}\s+{_ADVERBS}(?:believed|thought|expected|understood|estimated|assumed|presumed|probable"
                    rf"|unlikely)\b"
                    rf"|(?:{_BE}|will|would|has|have|had|seems?|appears?)\s+(?:(?:very|most|highly|quite|not|also|now"
                    rf"|increasingly)"
                    r"\s+){0,2}likely\b"
                    r"|appear(?:s|ed)?\s+(?:not\s+)?(?:to|that|as\s+if|as\s+though|like|likely|unlikely|set|poised"
                    r"|headed"
                    r"|increasingly)\b|seem(?:s|ed)?(?!\s+to\s+(?:me|you|us)\s+to\b)\b",
                    re.IGNORECASE,
                ),
            ),
        ),
        first_person=(
            (
                "possible",
                re.compile(
                    r"(?:I|we)(?:\s+am|\s+are|['’]m|['’]re)\s+not\s+(?:so\s+|quite\s+|entirely\s+)?(?:sure|certain)\b"
                    r"|(?:I|we)\s+(?:do\s+not|don['’]t)\s+know\s+(?:if|whether)\b|(?:I|we)\s+(?:suspect|fear|wonder)\b",
                    re.IGNORECASE,
                ),
            ),
            (
                "probable",
                re.compile(
                    r"(?:I|we)\s+(?:(?:do\s+not|don['’]t|certainly|really|honestly|also|still|would|do)\s+)?"
                    r"(?:think|believe|guess|assume|suppose|expect|imagine|reckon)\b(?!\s+(?:of|about|in|so\s+much)\b)",
                    re.IGNORECASE,
                ),
            ),
        ),
        modals=re.compile(r"(?:may|might|could)\b", re.IGNORECASE),
        ruling=_words(
            r"laws? acts? contracts? rules? orders? regulations? paragraphs? clauses? statutes? constitution bills? "
            r"polic(?:y|ies)",
            r"treat(?:y|ies) agreements? guidelines? codes? decrees? licen[cs]es? terms sections? charters? permits? "
            r"bylaws?",
        ),
        stops=_words(
            r"who whom whose which that because if when whenever although though while since unless whether what how "
            r"why where",
            r"until once so_that than lest as_if as_though",
        ),
        finite=_words(
            rf"{_BE} has have had will would does do did can must should shall ['’]ve ['’]d ['’]ll "
            rf"won['’]t \w+n['’]t says?",
            r"said wants? wanted knows? knew needs? thinks? thought believes? believed told tells? makes? made gave "
            r"gives?",
            r"went goes came comes took takes got gets saw sees became becomes hopes? hoped began begins",
        ),
        pronouns=_words("I he she we they you there"),
        openers=_words(
            r"if when whenever although though while since unless because as after before until once whoever despite",
            r"given whether whatever",
        ),
        beside=re.compile(rf"\s*{_ADVERBS}", re.IGNORECASE),
    )
}
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


def polarity_of(cue_words: str, around: str, act: Act = "speech", language: str = "en") -> Polarity:
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
