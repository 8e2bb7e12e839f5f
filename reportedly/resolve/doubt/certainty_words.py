"""A language's words of denial, of not saying and of doubt. Another language is another row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.types import Certainty


def _any(*lines: str) -> str:
    """Words (patterns, apart by white space; ``_`` is a space), as one alternation."""
    return "(?:" + "|".join(" ".join(lines).split()).replace("_", r"\s+") + ")"


def _words(*lines: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_any(*lines)}(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """A language's words of denial, of not saying and of doubt.

    What `denies` denies nothing where it is somebody or something that is turned down, not what was said: `turns_down`
    matches the denying word, a blank and the content. `not_negating` are phrases with a negative word that negate
    nothing. `possible`, `probable` and `impersonal` are read in cues; of these the impersonal ones and the modals
    are the outlet's own doubt. The rest reads the main clause of what is said: `hedges` are tried where its verb
    may stand, `stops` end it, `finite` are verbs after which only a hedge beside them counts, `openers` begin a
    clause that goes before the main one. `ruling` are sources whose “may” allows.
    """

    denies: re.Pattern[str]
    turns_down: re.Pattern[str]
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
            r"repudiat\w+ rebut(?:s|ted|ting|tals?)? disavow\w* contradict(?:s|ed|ing)?",
            r"disagree(?:s|d|ing)?(?!_(?:on|over|about)\b)",
            r"rubbish(?:es|ed) pooh-pooh\w* brush(?:es|ed|ing)_(?:off|aside) wav(?:es|ed|ing)_(?:away|off|aside)",
            r"sa(?:ys|id|y)_no_to",
        ),
        turns_down=re.compile(
            r"den(?:y|ies|ied|ying)\s(?:(?:[A-Z][\w.’'-]*\s){1,4}(?:an?|the)\s|(?:[\w.’'-]+\s){0,3}"
            r"(?:status|access|entry|asylum|bail|permission|visas?|parole|nomination)\b)"
            r"|(?:reject|dismiss|repudiat)\w*\s\W{0,2}(?:(?:him|her|them|us|me|you)\b|(?:[A-Z][\w.’'-]*\s){1,5}as\s"
            r"|(?:(?:the\s)?(?:kinds?|sorts?|types?|years|decades)\sof\s)?"
            r"(?:(?!(?:of|that|about|on|over|as|by|to|and|from|in|with|for)\b)[\w.’'-]+,?\s){0,6}"
            r"(?:norms?|positions?|orthodox(?:y|ies)|treat(?:y|ies)|agreements?|approach(?:es)?|tactics|strateg(?:y|ies)"
            r"|polic(?:y|ies)|politics|support|attempts?|efforts?|measures?|legislation|candidates?|ideolog\w+|values)\b"
            r"|(?:(?!(?:of|that|about|on|over|as|by|to|and)\b)[\w.’'-]+\s){0,6}"
            r"(?:offers?|bids?|requests?|applications?|appeals?|proposals?|invitations?|demands?|calls?|pleas?|petitions?"
            r"|amendments?|motions?|deals?|plans?|bills?|nominations?|endorsements?|candidac(?:y|ies))\b)"
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
                    rf"(?:may|might)\b(?!\s+(?:as\s+well|only|n['’]t|I|God)\b)|could(?!n['’]t|\s+{_ABLE})\b"
                    r"|(?:perhaps|maybe|possibly|potentially|conceivably)\b(?!\s+(?:the|a|an|\w+ly|most|\d\S*)\b)"
                    rf"|{_BE}\s+(?:feared|suspected|rumou?red|a\s+(?:chance|possibility|risk))\b"
                    r"|(?:it|this|that)\s*(?:is|was|['’]s)\s+(?:\w+\s+){0,2}?(?:possible|conceivable)\b",
                    re.IGNORECASE,
                ),
            ),
            (
                "probable",
                re.compile(
                    r"(?:probably|presumably|apparently|seemingly|supposedly|in\s+all\s+likelihood|chances\s+are)\b"
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
