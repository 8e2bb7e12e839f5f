"""Who is a link of a chain: whoever says, writes or reports within what another says.

What somebody thinks, wants or plans stands on the word of who tells it, unless that one speaks for them, as a spokesman
does; so does what was not said, or may yet be.
"""

from __future__ import annotations

import re

from reportedly.resolve.people.kinds import HE_OR_SHE, IT_OR_THEY
from reportedly.resolve.people.pronouns import THIRD_FORMS
from reportedly.types import Attribution, EntityKind, Form, Speaker

_BEFORE = 40
"""Code points before a cue, or before a source, that are read for what bears on it."""


def says(text: str, a: Attribution, kind: EntityKind | None) -> bool:
    """Whether the words of an attribution tell of something said, written or shown that was so; `kind` is who said it.

    Without a cue they do: a noun told of it, or the form.
    """
    if not a.cue:
        return True
    if any(_QUOTES.search(text, *s) or _NOT_ONE.match(text, *s) for s in a.source):
        return False
    cue = _cue(text, a)
    if cue[:1].isupper() and any(_IN_NAME.search(text, *s) and s.end + 1 == a.cue[0].start for s in a.source):
        return False  # “told The Harbour Post that …”
    m = _SAYS.search(cue) or (_SHOWS.search(cue) if kind != "person" else None)
    if not m or (_FOR.match(cue) and not m[0].endswith("ing")):
        return False
    return (not _TO.search(cue, 0, m.start()) or _TO_SAY.search(cue, 0, m.start()) is not None) and _is_so(text, a)


def holds(text: str, a: Attribution) -> bool:
    """Whether the words of an attribution tell of a thought or a plan that somebody has."""
    return bool(a.cue) and _HOLDS.search(_cue(text, a)) is not None and _is_so(text, a)


def is_somebody(speaker: Speaker | None) -> bool:
    """Whether a speaker can be somebody in particular."""
    return speaker is not None and not _NOBODY.fullmatch(speaker.name)


def speaks_for(teller: Speaker, other: Speaker) -> bool:
    """Whether what another thinks and plans is told by somebody who has it from them: a body, a paper, who is known by
    what they are alone (“an official”), or who works for them or is their kin (“Velt, an aide”)."""
    if not THIRD_FORMS.keys().isdisjoint((teller.name.casefold(), other.name.casefold())):
        return False
    if teller.kind not in HE_OR_SHE or _DESCRIBED.match(teller.name):
        return True
    return teller.role is not None and other.kind != "group" and _THEIRS.search(teller.role) is not None


def is_again(speaker: Speaker, teller: Speaker, form: Form) -> bool:
    """Whether who speaks within what a teller says, in that form, is the teller again, or may be: “she” of whom nothing
    is sure, where the words are not the teller's own."""
    if speaker.name == teller.name or (speaker.cluster and speaker.cluster == teller.cluster):
        return True
    pronoun = THIRD_FORMS.get(speaker.name.casefold())
    one = pronoun in {"he", "she"}
    return pronoun is not None and form != "direct" and teller.kind in (HE_OR_SHE if one else IT_OR_THEY)


def _cue(text: str, a: Attribution) -> str:
    return " ".join(text[s:e] for s, e in a.cue)


def _is_so(text: str, a: Attribution) -> bool:
    """Whether no “not”, “may”, “to” or “if” stands before a saying or in its cue, and it is not asked."""
    cue, first = _cue(text, a), a.cue[0].start
    behind = max([first - _BEFORE, 0, *(s.end for s in (*a.source, *a.content) if s.end <= first)])
    if _NOT.search(cue) or (_NOT_BEFORE.search(text, behind, first) and not _TO_SAY.search(text, behind, first)):
        return False
    begins = min(s.start for s in (*a.cue, *a.source))
    return not _IF.search(text, max(0, begins - _BEFORE), begins)


_DESCRIBED = re.compile(r"(?i:an?|the|one|another|two|three|some|several|many|his|her|its|their|my|our)\s|[a-z]")
_THEIRS = re.compile(
    r"\b(?:spokes\w+|press\s(?:secretary|officer)|aides?|advis[eo]rs?|lawyers?|attorneys?|solicitors?|counsel|managers?|chief\sof\sstaff"
    r"|representatives?|agents?|publicists?|secretary|biographers?|mothers?|fathers?|wife|husband|widow(?:er)?|sons?|daughters?"
    r"|brothers?|sisters?)\b",
    re.IGNORECASE,
)
_IN_NAME = re.compile(r"(?:^|\s)[A-Z][\w’'.-]*$")
_QUOTES = re.compile(r"[\"“]\w(?:\S*\s){2}")
_VERBS = """
    accept accus acknowledg add admit advis advocat agree alleg announc answer apologi[sz] appeal argu ask assert
    assur attest attribut beg begg blam boast brag brief cabl caution certif chant charg chid circulat cit claim
    clarif command comment complain conced conclud condemn confess confid confirm congratulat contend counsel
    counter cried cries criticis criticiz crow declar decree demand denounc depos describ detail diagnos dictat
    disclos dismiss divulg document e-?mail emphasi[sz] enquir estimat exclaim explain fax finger forbid forecast
    forward gossip groan growl grumbl guess hint identif implor indicat inform inquir inscrib insist instruct jok
    jott lament lectur list log maintain mention messag moan mock murmur mutter not notif object observ opin order
    overheard penn petition phon plead pledg point post prais preach predict press print proclaim profess promis
    protest publish quer question quip quot radio rail rant rav read reassur rebuk recall recant recit recommend
    record recount refer reiterat reject relat relay remark remember remind repeat repl report request respond
    restat retort retract reveal rul scoff scold scream scribbl shout shriek sigh signal specif speculat spell
    spread stat stipulat stress suggest summari[sz] swear swor telephon testif text threaten tweet urg vent voic vow
    wail warn whin whisper wonder yell
""".split()
_SAYS = re.compile(
    r"^\W*:\W*$|\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|according\sto|wr(?:ote|ites?|itten|iting)|sp(?:eak|eaks|oke|oken|eaking)"
    r"|call(?:s|ed|ing)?(?!\sfor)|talk(?:s|ed|ing)?\s(?:of|about)|found|finds|taught|teach(?:es)?|ma[dk]es?\sclear"
    r"|put(?:s|ting)?|in\s(?:the|his|her|their|its)\swords|the\sword|rang|paint(?:s|ed)|goes|hears?|heard|learn(?:s|ed|t)|had\sit|came\sfrom|let\s(?:slip|\w+\sbe\sknown|\w+\sknow)|gave\s(?:out|\w+\sto\sunderstand)|pass(?:es|ed)\son"
    r"|forbade|den(?:y|ies|ied|ying)|want(?:s|ed)?\sto\sknow|brings?\sup|brought\sup|rais(?:es?|ed|ing)"
    r"|(?:claim|report|rumou?r|account|allegation|accusation|suggestion|statement|estimate|warning|assertion|assurance|announcement"
    r"|pledge|complaint|denial|prediction|threat|testimony|finding|conclusion|assessment|praise|criticism|description|comment|remark"
    r"|advice|message|doubt)s?|(?:" + "|".join(_VERBS) + r")(?:e|es|s|ed|d|ing|ted|ting|ies|ied|y|ying)?)\b",
    re.IGNORECASE,
)
_SHOWS = re.compile(r"\b(?:show(?:s|ed|n|ing)?|found|finds?)\b", re.IGNORECASE)
_HOLDS = re.compile(
    r"\b(?:believ(?:es?|ed|ing)|think(?:s|ing)?|thought|suspect(?:s|ed)?|expect(?:s|ed)?|hop(?:es?|ed)|fear(?:s|ed)?"
    r"|assum(?:es?|ed)|consider(?:s|ed)?|assess(?:es|ed)?|judg(?:es?|ed)|reckon(?:s|ed)?|intend(?:s|ed)?|plan(?:s|ned)?|want(?:s|ed)?"
    r"|meant|prefers?|preferred|doubt(?:s|ed)?|worr(?:y|ies|ied))\b",
    re.IGNORECASE,
)
_NEVER = r"not|never|no\slonger|nothing|neither|without|refus\w*|declin\w*|fail\w*|avoid\w*"
_MAY = (
    r"can|could|may|might|must|should|will|shall|would|ought|going|needs?|likely|about\sto|ha(?:s|ve|d)\sto|left\swith"
)
_NOT = re.compile(rf"^to\s|\b(?:{_NEVER}|{_MAY})\b|n['’]t\b|['’]ll\b|['’]d\s(?!\w+ed\b)", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    rf"(?:\b(?:{_NEVER}|{_MAY}|to)|n['’]t|['’]ll)\s(?:\w+ly\s|even\s|ever\s|have\s|be\s)?$", re.IGNORECASE
)
_TO_SAY = re.compile(
    r"\b(?:used|rang|phoned|telephoned|called|texted|wrote|back|on|came|went|continued|began|seem(?:s|ed)|appear(?:s|ed)|like[sd]|love[sd]"
    r"|managed|dared|wrong|right|quick|first|last|happen(?:s|ed)|proceeded)\sto\s$",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto\s$", re.IGNORECASE)
_FOR = re.compile(r"(?:for|of)\s", re.IGNORECASE)
_NOT_ONE = re.compile(r"(?:neither|no|not|none|nobody)\b", re.IGNORECASE)
_IF = re.compile(
    r"\b(?:if|unless|until|is|are|did|does|do|can|could|will|would|should|not\sonce\shas)\s$", re.IGNORECASE
)
_NOBODY = re.compile(
    r"you|one|this|that|these|those|it|has|by|to|there|nobody|no[\s-]one|(?:any|every|some)(?:one|body|thing)(?:\s.*)?|(?:who|which|what)(?:ever)?"
    r"(?:\s.*)?|(?:no(?:ne)?|every|any)\s.*",
    re.IGNORECASE | re.DOTALL,
)
