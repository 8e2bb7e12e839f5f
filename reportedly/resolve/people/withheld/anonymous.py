"""Words for people without a name: which source phrases describe somebody and name nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.resolve.counts.nouns import is_person, singular

_SOURCE = 200
_NO_PEOPLES = ("icians", "arians", "ardians", "ilians")
"""Ends of words that look like a people's name: politicians, guardians."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Describing:
    """A language's words for people without a name. A head ends before `head_ends`; `offices` tell who it is."""

    people: re.Pattern[str]
    endings: re.Pattern[str]
    no_people: re.Pattern[str]
    offices: re.Pattern[str]
    media: re.Pattern[str]
    voices: re.Pattern[str]
    head_ends: re.Pattern[str]
    definite: re.Pattern[str]
    indefinite: re.Pattern[str]
    alone: re.Pattern[str]
    among: re.Pattern[str]
    owning: re.Pattern[str]
    unnamed: re.Pattern[str]
    named: re.Pattern[str]
    together: re.Pattern[str]
    peoples: re.Pattern[str]
    initial: re.Pattern[str]
    of_body: re.Pattern[str]
    them: re.Pattern[str]
    relative: re.Pattern[str]


DESCRIBING: dict[str, Describing] = {
    "en": Describing(
        people=re.compile(
            r"(?:\w*(?:official|source|person|woman|women|man|men|boy|girl|child|children|people|resident|witness"
            r"|worker|employee|aide|advis[eo]r|diplomat"
            r"|lawyer|nurse|doctor|teacher|student|driver|soldier|officer|policem[ae]n|guard|neighbou?r|relative"
            r"|famil(?:y|ies)|mother|father|parent|son"
            r"|daughter|sister|brother|cousin|uncle|aunt|widow|friend|colleague|voter|supporter|critic|opponent"
            r"|activist|protester|demonstrator"
            r"|analyst|expert|scientist|researcher|historian|economist|observer|strategist|operative|lawmaker|staffer"
            r"|insider|donor|ally|allies|rival"
            r"|visitor|viewer|reader|user|customer|passer-by|passers-by|bystander|passenger|pedestrian|shopper|farmer"
            r"|fisherm[ae]n|trader|shopkeeper|clerk"
            r"|recruiter|engineer|pilot|sailor|prisoner|detainee|refugee|migrant|villager|local|couple|volunteer"
            r"|pensioner|veteran|survivor|victim"
            r"|participant|attendee|delegate|deput(?:y|ies)|backer|fundraiser|consultant|prosecutor|investigator"
            r"|attorney|judge|executive|manager|leader"
            r"|commentator|correspondent|reporter|journalist|editor|blogger|caller|spokesm[ae]n|spokeswom[ae]n"
            r"|spokesperson|spokespeople|doctor|medic"
            r"|paramedic|firefighter|coach|fan|pollster|scholar|academic|professor|author|member|respondent|tourist"
            r"|guest|onlooker|eyewitness|informant"
            r"|gossip|crowd\smember|\d+-year-old|[\w-]+-year-old|mp|vet|pal|mate|confidante?|confidant|steward|bystander|hand|skipper|parishioner|acquaintance|lad|mum|dad|nan|daughter-in-law|son-in-law|mother-in-law|partner|wife|husband|boyfriend"
            r"|girlfriend|boss|landlord|tenant|hacker"
            r"|whistle-?blower|organi[sz]er|pundit|host|contractor|organi[sz]er|pundit|host|associate|opposer|skeptic|sceptic|believer|youth|teenager|adult"
            r"|businessm[ae]n|civilian|conservative|liberal"
            r"|moderate|progressive|independent|conspirator|agent|veterinarian|attaché|chef|youngster|individual"
            r"|others?))s?(?:es)?",
            re.IGNORECASE,
        ),
        endings=re.compile(r"[a-z]{3,}(?:er|or|ist|ian|ant|man|woman|ee)s?"),
        no_people=re.compile(
            r"staff|personnel|arrest|detention|(?:news)?paper|letter|poster|number|order|paper|computer|newsletter|matter|manner|banner|sticker|folder"
            r"|tower|river|server|register|docket"
            r"|member\sstate|chapter|charter|barometer|error|mirror|monitor|sector|factor|editor(?:ial)|warrant"
            r"|document|grant|restaurant|committee|career"
            r"|center|centre|calendar|printer|scanner|answer|offer|power|water|other|speaker|flyer|billboard|ledger"
            r"|memoir|container|loudspeaker|trailer"
            r"|covenant|employer|founder|owner",
        ),
        offices=re.compile(
            r"(?:prime\sminister|minister|president|vice[\s-]president|governor|mayor|king|queen|prince|princess|pope"
            r"|chancellor|chair(?:m[ae]n|woman|person)?"
            r"|secretary|ambassador|judge|director|chief|head|commissioner|speaker|senator|congressman|congresswoman"
            r"|candidate|nominee|sheriff|bishop|archbishop"
            r"|general|colonel|founder|owner|ceo|prosecutor|attorney\sgeneral|leader|editor|premier|coach|captain"
            r"|principal|author|employer|spokesm[ae]n"
            r"|spokeswoman|spokesperson|front-?runner|champion|defendant|suspect|manager|emperor|vicar|rector|sexton)",
            re.IGNORECASE,
        ),
        media=re.compile(
            r"(?:media|broadcasters?|news\s+reports?|news\s+outlets?|media\s+outlets?|newspapers|websites|channels"
            r"|outlets|papers|sites)",
            re.IGNORECASE,
        ),
        voices=re.compile(r"\b(?:an?|one|another)\b.*\bvoice", re.IGNORECASE),
        head_ends=re.compile(
            r"[,(—–]|(?<![\w-])(?:of|by|from|in|at|on|that|which|who|whom|whose|for|to|with|about|above|under|near"
            r"|outside|inside|behind|beside|along|across|against"
            r"|close|familiar|aware|briefed|involved|quoted|interviewed|speaking|working|living|identified|named"
            r"|called|known|there|here|present|among|within"
            r"|aged|wearing|standing|waiting|watching|attending|over|around)(?![\w-])"
        ),
        definite=re.compile(
            r"(?:the|its|his|her|their|our|my|this|that|[A-Z][\w’'-]*[’']s?)\b|\S+[’']s?\s", re.IGNORECASE
        ),
        indefinite=re.compile(
            r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|some|several|many|few|both|most|other|others"
            r"|another|multiple|dozens|hundreds|thousands"
            r"|various|numerous|certain|any|\d+|all|more|at\sleast|no\sfewer)\b",
            re.IGNORECASE,
        ),
        alone=re.compile(
            r"(?:one|another|some|several|many|others?|somebody|someone|two|three|four|both|most|those|people|a\sfew"
            r"|critics|insiders)\b",
            re.IGNORECASE,
        ),
        among=re.compile(r"\S+\s+(?:\w+\s+)?of\s+(?P<whom>.+)", re.IGNORECASE),
        owning=re.compile(r"[’']s?$"),
        unnamed=re.compile(
            r"\b(?:unnamed|anonymous|unidentified|nameless|would\snot\sgive|not\sto\sbe\s(?:named|identified)"
            r"|condition\sof\sanonymity)\b",
            re.IGNORECASE,
        ),
        named=re.compile(
            r"[,(—–]\s*(?:(?:Mr|Mrs|Ms|Dr|Col|Gen|Sen|Rep|Gov|Sgt|Lt)\.?\s+|[A-Z]\w+\s+)?[A-Z][\w’'.-]+\s+"
            r"(?:[A-Z]\.\s+)?(?:(?:de|van|von|al|bin|der|la)[\s-])?[A-Z][\w’'-]+"
        ),
        together=re.compile(
            r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.?\s+[A-Z]\w+|[A-Z]\w+(?:\s+[A-Z][\w.]*)+)\s+and\b"
            r"|.*\bincluding\s+(?:\w+\.?\s+)?[A-Z]\w+\s+[A-Z]"
        ),
        peoples=re.compile(
            r"(?:Democrat|Republican|Muslim|Whig|Tory|Briton|Jew|[A-Z]\w+(?:an|ese|ish|[ae]li|qi|stani))s?"
        ),
        initial=re.compile(r"[A-Z]\.?(?:,|$)|(?:Witness|Source|Person|Juror|Complainant)\s(?:[A-Z]|\d+)$"),
        of_body=re.compile(
            r"\b(?:for|of|at|from)\s[^,]{3,60},\s(?:the\s)?[A-Z][\w’'&-]+(?:\s[A-Z&][\w’'-]*)*\s(?:Group|Company|Ltd|Inc|Corp"
            r"|Party|University|Council|Bank|Holdings|Trust|Union|Association|Authority|Institute|Hospital|Agency|Airlines?|plc)"
        ),
        them=re.compile(r"(?:them|those|these|us|the\s(?:two|three|four|group|others))\b", re.IGNORECASE),
        relative=re.compile(r"an?\s(?:[\w’'-]+\s){0,3}[\w’'-]+,?\s(?:who|whose|whom|in\s(?:his|her))\b", re.IGNORECASE),
    )
}


def is_anonymous(source_words: str, language: str = "en") -> bool:
    """Whether these words describe people and name none: officials, one resident, a woman of about sixty.

    Organisations, documents, outlets and offices that one person holds are none; a pronoun is none.
    """
    lexicon = DESCRIBING.get(language)
    words = " ".join(source_words[:_SOURCE].split()).strip(" \"“”‘’'.,;:")
    if lexicon is None or not words or lexicon.together.match(words):
        return False
    if lexicon.unnamed.search(words) or lexicon.initial.match(words):
        return True
    named = lexicon.named.search(words)
    if named and not lexicon.of_body.search(words):
        return False
    head = lexicon.head_ends.split(words, maxsplit=1)[0].strip(" '’\"“”")
    pieces = head.split()
    if not pieces:
        return False
    if lexicon.alone.fullmatch(pieces[0]):
        if of := lexicon.among.match(words):  # one of the officials, one of them
            return bool(lexicon.them.match(of["whom"])) or is_anonymous(of["whom"], language)
        if len(pieces) == 1:
            return not head[:2].isupper()
    return bool(lexicon.voices.match(head)) or _describes(head, pieces, words, lexicon)


def _describes(head: str, pieces: list[str], words: str, lexicon: Describing) -> bool:
    noun = lexicon.owning.sub("", pieces[-1])
    if lexicon.alone.fullmatch(head) and not head[:2].isupper():
        return True
    if noun[:1].isupper() and len(pieces) > 1 and not head.isupper():
        return bool(lexicon.indefinite.match(head) and lexicon.peoples.fullmatch(noun))
    definite = bool(lexicon.definite.match(head))
    if lexicon.media.fullmatch(noun) or lexicon.media.fullmatch(" ".join(pieces[-2:])):
        return "state" not in head.casefold().split() and not definite
    low = noun.casefold()
    if lexicon.no_people.fullmatch(low) or (definite and lexicon.offices.fullmatch(low)):
        return False
    if len(pieces) == 1 and lexicon.peoples.fullmatch(noun) and not low.endswith(_NO_PEOPLES):
        return False
    if lexicon.people.fullmatch(low) or (is_person(low) and not lexicon.offices.fullmatch(low)):
        several = singular(low) != low or low.endswith(("people", "men", "women"))
        return not (len(pieces) == 1 and noun[:1].isupper() and not several)
    person = lexicon.offices.fullmatch(low) or lexicon.endings.fullmatch(low) or lexicon.relative.match(words)
    several = len(pieces) < 3 and not definite and low.endswith("s") and singular(low) != low
    return bool(person and (several or lexicon.indefinite.match(head)))
