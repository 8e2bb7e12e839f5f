"""A language's words of names kept back. Another language is another row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.resolve.people.withheld.patterns import CLAUSES, HIS, OUTLET, PLAIN, REFUSED
from reportedly.resolve.sieve import Late, Sieve, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """A language's ways to keep a name back.

    `clauses` tell of it in a verb, `plain` in what is done with the name, `changed` stands behind a name that is not
    the real one, `adjectives` before a noun; `formulas` are sources that a page knows and does not name, where
    `says_before` or `says_after` tells that they speak (`sure` ones need no such verb); `words` are those by which
    these are looked for. `aged` is a given name and an age. `identity` and `surname` are looked for in the words
    found. Reasons: `why` follows, `before` opens the sentence, `amid` stands between a subject and its verb, `risk`
    tells a sentence that gives one, `unauthorised` is one by itself. A phrase ends backwards at `edges`.
    """

    clauses: Sieve
    plain: Sieve
    changed: Sieve
    pseudonyms: re.Pattern[str]
    adjectives: Sieve
    formulas: Sieve
    words: Words
    sure: re.Pattern[str]
    not_source: re.Pattern[str]
    says_before: re.Pattern[str]
    says_after: re.Pattern[str]
    aged: re.Pattern[str]
    identity: re.Pattern[str]
    surname: re.Pattern[str]
    given: re.Pattern[str]
    why: re.Pattern[str]
    why_ends: re.Pattern[str]
    before: re.Pattern[str]
    amid: re.Pattern[str]
    risk: re.Pattern[str]
    unauthorised: re.Pattern[str]
    relative: re.Pattern[str]
    edges: re.Pattern[str]
    verbs: re.Pattern[str]
    saying: re.Pattern[str]
    participle: re.Pattern[str]
    tail: re.Pattern[str]
    whose: re.Pattern[str]
    whom: re.Pattern[str]
    outlet: re.Pattern[str]
    pronoun: re.Pattern[str]
    plural: re.Pattern[str]
    full_name: re.Pattern[str]
    called: re.Pattern[str]
    asks: re.Pattern[str]
    unreleased: re.Pattern[str]
    opening: re.Pattern[str]
    ourselves: re.Pattern[str]
    member: re.Pattern[str]
    group: re.Pattern[str]
    initials: re.Pattern[str]


_TALKERS = (
    r"(?:officials?|sources?|persons?|people|aides?|advis[eo]rs?|diplomats?|officers?|insiders?|operatives?"
    r"|strategists?|lawmakers?|staffers?|employees?|workers?|witness(?:es)?|critics?|users?|donors?|callers?"
    r"|tipsters?|informants?|whistle-?blowers?|residents?|m[ae]n|wom[ae]n|authors?|writers?|posters?|accounts?"
    r"|editors?|media|outlets?|broadcasters?|websites?|channels?|members?|executives?|lawyers?|prosecutors?|agents?"
    r"|soldiers?|doctors?|nurses?|teachers?|students?|friends?|allies|ally|colleagues?|spokes(?:man|woman|person"
    r"|people)|leaders?|ministers?|judges?|investigators?|analysts?|experts?|politicians?|reporters?|journalists?"
    r"|hackers?|bloggers?|victims?|suspects?|individuals?|companies|company|letters?|tips?|notes?|posts?"
    r"|Republicans?|Democrats?|figures?|bankers?|managers?|bosses|guards?|commanders?|relatives?|neighbou?rs?)"
)
_KNOWING = (
    r"(?:people|persons?|someone|somebody|officials?|aides?|advis[eo]rs?|executives?|bankers?|lawyers?|employees?"
    r"|workers?|officers?|diplomats?|insiders?|staff(?:ers?)?|members?|sources?|managers?|colleagues?|politicians?"
    r"|ministers?|lawmakers?|deput(?:y|ies)|MPs?|traders?|investors?|directors?|figures?|scientists?|engineers?|friends?"
    r"|individuals?|associates?|men|man|woman|women|investigators?|prosecutors?|soldiers?|delegates?|negotiators?|ones?)"
)
_DET = (
    r"(?:an?|the|one|another|two|three|four|five|six|seven|eight|nine|ten|several|some|multiple|many|other|both|various"
    r"|numerous|half\s+a\s+dozen|a\s+(?:dozen|second|third|fourth)|at\s+least\s+\w+|more\s+than\s+\w+|\d{1,2})"
)
_WORDS = r"(?:(?!(?:said|says|told|of|and|or|to|by|that|who|in|on|for|is|was|are|were)\b)[\w’'.-]{1,30}\s+)"
_OBJECT = (
    r"(?:[^\s,.;:()“”\"]{1,40})(?:\s+(?!(?:said|says|say|told|tells|and|who|has|have|had|was|were|is|are|but|confirmed|added"
    r"|described|insist\w*|claim\w*|felt|denied|put|called|believes?|warned|thinks?|hit|revealed?|estimated?|asked"
    r"|spoke|speaking)\b)[^\s,.;:()“”\"]{1,40}){0,6}"
)
_KNOWS = (
    rf"(?:with\s+(?:\w+[\s-]){{0,2}}?(?:knowledge|understanding|information|access|insight)\b(?:\s+(?:of|on|about|to|into)"
    rf"\s+{_OBJECT})?|(?:close|familiar|privy|briefed|involved|acquainted)\s+(?:to|with|by|on|in|about)\s+{_OBJECT}"
    rf"|aware\s+of\s+{_OBJECT}|in\s+the\s+know|(?:who\s+(?:was|were)\s+)?(?:in\s+the\s+room|present)(?:\s+at\s+{_OBJECT})?|who\s+(?:(?:was|were|is|are)\s+(?:in\s+the\s+room|present\b|briefed|involved"
    rf"|familiar|close\s+to|there|at\s+the\s+\w+|not\s+(?:identified|named))|(?:has|have|had)\s+(?:\w+\s+)?(?:seen|read"
    rf"|been\s+briefed|knowledge|been\s+told|heard|attended|reviewed|viewed|direct)|attended|(?:has\s+)?read|saw\s+(?:the|it)"
    rf"|reviewed|knows?|worked\s+(?:closely\s+)?with)\b(?:\s+{_OBJECT})?)"
)
_RANKED = (
    r"(?:(?:\w+[\s-])?(?:senior|top|top-level|high-ranking|well-placed|well-informed|highly\s+placed|high-level|leading"
    r"|former|serving|retired|western|European|American|Israeli|Russian|Ukrainian|Arab|foreign|military|government"
    r"|intelligence|security|defen[cs]e|police|party|campaign|palace|royal|club|company|industry|ministry|cabinet|state"
    r"|diplomatic|administration|White\s+House|Kremlin|U\.?S\.?|U\.?N\.?|EU|NATO|NHS|Whitehall|Downing\s+Street|[A-Z]\w+)"
    r"\s+){1,3}"
)
_SAYS = (
    r"(?:say|said|says|saying|told|tells?|confirm(?:s|ed)?|add(?:s|ed)|claim(?:s|ed)?|insist(?:s|ed|ing)?|reveal(?:s|ed)?"
    r"|describ(?:e|es|ed)|put|puts|warn(?:s|ed)?|believ(?:e|es|ed)|think|thinks|thought|call(?:s|ed)|den(?:y|ies|ied)"
    r"|suggest(?:s|ed)?|hint(?:s|ed)?|whisper(?:s|ed)?|tipped|dismiss(?:es|ed)?|predict(?:s|ed)?|explain(?:s|ed)?|argue[sd]?"
    r"|acknowledge[sd]?|conced(?:e|es|ed)|admit(?:s|ted)?|recall(?:s|ed)?|report(?:s|ed)?|allege[sd]?|disclosed?|hit\s+back"
    r"|estimate[sd]?|spoke|speaking|indicate[sd]?|caution(?:s|ed)?|expect(?:s|ed)?|note[sd]?|complain(?:s|ed)?|joke[sd]?"
    r"|declined|refused|quoted|wrote|agreed|asked|let\s+slip|makes?\s+clear|made\s+clear|points?|pointed|mutter(?:s|ed)?|let\s+on|share[sd]?"
    r"|blame[sd]?|list(?:s|ed)|gave|gives?|shrugged|sniped|fumed|gushed|dished|spilled|revealing|maintain(?:s|ed)?|stress(?:es|ed)?)"
)
_LOW = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Tt]h(?:e|is|at|ese|ose)|[Hh]is|[Hh]er|[Tt]heir|both|all|we|I|neither|none)"
_RISK = (
    r"(?:fear\w*|afraid|worr(?:y|ies|ied)|risk\w*|repris\w+|retaliat\w+|dismiss\w*|fired|sacked|los(?:e|es|ing)|arrest\w*"
    r"|prosecut\w+|sued|lawsuit|punish\w*|court\s+martial|disciplin\w+|safety|protect\w*|forbid\w*|forbidden|allowed"
    r"|permitted|authori[sz]\w+|confidential\w*|secre\w+|sensitiv\w+|investigation|threat\w*|warned|visa|stigma"
    r"|backlash|harass\w*|army|jail\w*|prison|trouble|consequences|job|jobs|career|pension|contract|relatives|famil(?:y|ies)"
    r"|brother|sister|son|sons|daughter|children|husband|mother|father|employer|trial|revenge|in\s+danger|law|rules"
    r"|private|shame|ashamed|still\s+(?:in|inside|there|works?|lives?))"
)
_CLAUSES = Sieve(*(Late(rf"(?<![\w’'-])(?:{clause})(?!\w)", re.IGNORECASE) for clause in (*CLAUSES, REFUSED)))
_PLAIN = Sieve(*(Late(rf"\b(?:{clause})(?!\w)", re.IGNORECASE) for clause in PLAIN))
_CHANGED = Sieve(
    Late(
        r"\((?:[^()\n]{0,40}?\b)?(?:not\s+(?:his|her|their|the)\s+real\s+names?|(?:the\s+)?(?:sur"
        r"|last\s+)?names?\s+(?:(?:has|have|was|were|is|are)\s+)?(?:been\s+)?(?:changed|withheld|altered|known\s+to)|"
        r"(?:a\s+)?pseudonym)[^()\n]{0,80}\)"
        r"|\bnot\s+(?:his|her|their)\s+real\s+names?\b|\bnames?\s+(?:is\s+|are\s+)?known\s+to\s+(?:the\s+"
        r"|this\s+)?(?:editors?|newspaper|paper|desk|newsroom)\b"
        r"|(?<=,\s)(?:a\s+pseudonym|an\s+alias|an\s+assumed\s+name)\b|\b(?:under|using|uses|used|by|is|are|was)\s+(?:an?\s+)?(?:pseudonyms?|assumed\s+names?|false\s+names?"
        r"|invented\s+names?)\b",
        re.IGNORECASE,
    )
)
_ADJECTIVES = Sieve(
    Late(
        rf"\b(?:(?:an?|the|another|several|some|two|three|one|other|these|those|multiple)\s+(?:\w+\s+)?)?"
        rf"(?:unnamed|anonymous|unidentified|nameless)\s+(?:(?:[\w’'-]+\s+){{0,4}}?{_TALKERS}\b(?!\s+(?:stor(?:y"
        rf"|ies)|reports?|accounts?|tips?))|(?:[\w’'-]+\s+){{0,2}}?[\w’'-]+(?:man|woman|er|or|ist|ant|ent)\b)"
        rf"|\b(?:an?|the|another|several|some|two|one)\s+(?:\w+\s+)?{_TALKERS}\s*(?:--|[-—–])\s*unnamed\b",
        re.IGNORECASE,
    )
)
_FORMULAS = Sieve(
    Late(
        rf"\b(?:(?:{_DET})\s+{_WORDS}{{0,4}}?)?(?:{_KNOWING}\s+(?:(?:in|at|inside|from|within)\s+{_OBJECT}\s+)??{_KNOWS}"
        rf"|sources\b(?:\s+(?:in|inside|within|at|near)\s+{_OBJECT})?)"
        rf"|\b{_DET}\s+{_WORDS}{{0,4}}?(?:source|insider|whistle-?blower)s?\b(?:\s+(?:in|inside|within|at|near|from)\s+{_OBJECT})?"
        rf"|\binsiders\b|(?-i:\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]wo|[Tt]hree|[Ff]our|[Ss]everal|[Aa]\s+second|[Aa]\s+third)"
        rf"\s+(?:other\s+)?(?:{_RANKED}(?:officials?|diplomats?|aides?|advis[eo]rs?|executives?|operatives?|strategists?"
        r"|figures?|lawmakers?|negotiators?)|officials?\s+(?:in|at|from)\b(?:\s+(?!(?:said|who|told)\b)[\w’'.-]+){1,5}"
        r"|(?:\w+\s+)?(?:pals?|confidants?|confidantes?|friends?)\s+(?:of|close\s+to)\s+(?:the\s+)?[\w’'-]+))",
        re.IGNORECASE,
    )
)

WITHHOLDING: dict[str, Withholding] = {
    "en": Withholding(
        clauses=_CLAUSES,
        plain=_PLAIN,
        changed=_CHANGED,
        pseudonyms=re.compile(
            r"\b(?:(?:sur|last\s|first\s)?names|identities)\b(?:\s+(?:and\s+\w+\s+|\w+\s+){0,2}?(?:of|in)\s+(?P<whom>[^.,;:()\n]"
            r"{3,60}?))?\s+(?:have|were|are)\s+(?:all\s+|also\s+|both\s+)?(?:been\s+)?(?:changed|altered|withheld|omitted"
            r"|disguised|pseudonyms|invented)\b|\bnames?\s+(?:has\s+been\s+)?changed\b",
            re.IGNORECASE,
        ),
        adjectives=_ADJECTIVES,
        formulas=_FORMULAS,
        words=Words(_CLAUSES, _PLAIN, _CHANGED, _ADJECTIVES, _FORMULAS),
        sure=re.compile(
            r"close\s+to|familiar\s+with|briefed\s+(?:on|by|about)|privy|in\s+the\s+know|who\s+ha(?:s|d|ve)\s+"
            r"(?:\w+\s+)?(?:seen|read|been)",
            re.IGNORECASE,
        ),
        not_source=re.compile(
            r"\b(?:open|water|heat|power|energy|food|light|income|funding|revenue|renewable|main|only|official|primary|key"
            r"|major|biggest|reliable|original|new|good|important|news|data|tax|cash|money|information|their|his|its"
            r"|close\s+to\s+an?|became|become|possible)\s+sources?\b|\bsources?\s+(?:of|code|material|for)\b",
            re.IGNORECASE,
        ),
        says_before=re.compile(
            rf"(?:\b(?:according\s+to|quoting|citing|cited|cites|quoted|quotes|from|by|but|and)\s+|\b{_SAYS}[\s,]+"
            r"(?:to\s+|by\s+)?)$|(?:^|[.!?”\"]\s+|,\s+|:\s+)$",
            re.IGNORECASE,
        ),
        says_after=re.compile(
            rf"(?:,[^,.;“”\n]{{2,90}},)?(?:\s+(?:also|have|has|had|then|later|last\s+\w+|on\s+\w+|who\s+[^,.;“”]{{2,60}}"
            rf"|(?:in|at|from|inside|with|for|on|of)\s+[^,.;“”]{{2,60}}?)){{0,2}}\s*,?\s+{_SAYS}\b",
            re.IGNORECASE,
        ),
        aged=re.compile(r"(?<![\w’'.-])(?P<name>[A-Z][^\W\d_]{2,})\*?(?:,\s+(?:aged\s+)?\d\d(?=,)|\s+\(\d\d\))"),
        identity=re.compile(r"\bidentit(?:y|ies)\b", re.IGNORECASE),
        surname=re.compile(
            r"\b(?:sur|last\s|family\s)names?\b|\b(?:only|just|solely|alone)\b.{0,40}\b(?:first|given|fore)\s?names?\b"
            r"|\b(?:first|given|fore)\s?names?\s+(?:only|alone)|\bby\s+(?:only\s+)?(?:his|her|their)\s+(?:first"
            r"|given)\s+names?\b",
            re.IGNORECASE,
        ),
        given=re.compile(
            r"\b(?:gave\s+\w+\s+name\s+(?:only\s+)?as|identified\s+only\s+as|introduc\w+\s+\w+\s+(?:only\s+|simply\s+"
            r"|just\s+)?as)\s+(?:just\s+|only\s+)?(?-i:[A-Z])",
            re.IGNORECASE,
        ),
        why=re.compile(
            r"[\s,]*(?:publicly\s*|by\s+name\s*|by\s+the\s+\w+\s*|on\s+the\s+\w+\s*|and\s+|either\s*|here\s*"
            r"|in\s+(?:this|the|our)\s+\w+\s*|in\s+(?:print|public)\s*)?(?:(?P<comma>,)\s*)?"
            r"(?P<why>(?:because|since|lest|fearing|citing|pending|amid|owing\s+to|due\s+to|given|on\s+account\s+of|in\s+case"
            r"|in\s+view\s+of|in\s+light\s+of|as\s+(?:[\w’'-]+\s+){1,5}?(?:is|are|was|were|has|have|had|could|would|may|might"
            r"|fear\w*|works?|do|does|did|lives?|still|faces?)|as\s+(?:he|she|they|it)"
            r"|for\s+(?:fear|(?:his|her|their)\s+(?:own\s+)?"
            r"(?:family[’']s\s+)?(?:safety|protection|privacy|security)|(?:\w+\s+)?(?:and\s+\w+\s+)?reasons|reasons\s+of"
            r"|concern|(?:the\s+)?(?:protection|safety|privacy))|out\s+of\s+(?:fear|concern|respect|worry|loyalty|\w+\s+for)"
            r"|on\s+(?:\w+\s+)?(?:grounds|advice)|under\s+(?:[\w’'-]+\s+){0,4}?(?:rules?|laws?|orders?|regulations|terms|policy)"
            r"|at\s+(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+)?\s+request|over\s+(?:fears?|concerns?|worries)|so\s+(?:as\s+not\s+to|that"
            r"|(?:he|she|they)\s+could)|in\s+order\s+(?:not\s+)?to|(?:not\s+)?to\s+(?!The\b|the\s+[A-Z])[a-z]\w+"
            r"|in\s+an?\s+effort\s+to|saying\s+(?:he|she|they|it|that|\w+ing)|before\s+(?:his|her|their|its|the)\s+\w+\s+\w+|(?:while|when|before)\s+(?:discussing"
            r"|describing|speaking|talking|an?\s+\w+)|(?:discussing|disclosing|describing)"
            r"|who\s+(?:was|were|is|are)\s+not\s+(?:authori[sz]ed|allowed)|afraid|worried|concerned|wary|mindful"
            r"|who\s+fear\w*|with\s+(?:\w+\s+){1,4}(?:pending|under\s+way|ongoing|continuing))\b)",
        ),
        why_ends=re.compile(
            r"[;:.!?]\s|[\n()\"“”—–]|\s--|\s-\s|,?\s+(?:said|says|told|added|saying|described|confirmed|called|warned"
            r"|insisted|recalled)\b|[.!?;:]$"
            r"|,\s+(?=[\"“‘'])|,\s+(?:but|and\s+(?:who|said|he|she|they)|who|adding|[A-Z]\w+\s+(?:said|told))\b"
        ),
        before=re.compile(
            r"[\"“‘(\s*]*(?P<why>(?:Because|Fearing|Citing|For\s+(?:fear|\w+\s+reasons|his|her|their|the\s+\w+\s+of)|Out\s+of"
            r"|Due\s+to|Since|Given|As|To\s+(?:protect|shield|avoid|spare|speak|preserve|guard|prevent|respect)|In\s+order\s+to"
            r"|So\s+as\s+(?:not\s+)?to|Afraid|Worried|Concerned|Wary|Mindful|Owing|Bound|Under|At\s+\w+\s+\w*\s*request|With)"
            r"\b(?:[^,\n]{3,200}(?=,)|(?<=To\sprotect)\s+(?:\w+\s+){1,3}?(?=I\b|we\b)))"
        ),
        amid=re.compile(
            r",\s+(?P<participle>(?:fearing|citing|afraid|worried|concerned|wary|mindful|anxious|out\s+of|for\s+fear)\b"
            r"[^,;:“”\n]{3,150}?),|\b(?P<clause>(?:[Hh]e|[Ss]he|[Tt]hey|[Bb]oth)\s+(?:fears?|feared|(?:is|was|are|were)\s+"
            r"(?:afraid|worried|scared)|works?|worried|has|have|had)\b[^,;:“”\n]{3,120}?),?\s+(?:and|so)\s+(?:so\s+)?"
            r"(?:he\s+|she\s+|they\s+)?(?=did|does|asked|asks|would|will|wanted|wants|has|declin|refus|spoke|gave|prefer"
            r"|insist|request|is\s+not)"
        ),
        risk=re.compile(
            rf"\s*(?P<why>{_LOW}\b(?=[^“”\"\n]{{0,160}}?\b{_RISK}\b)(?![^“”\"\n]{{0,160}}\b(?:said|says|told|added|asked)\b)"
            r"[^“”\"\n]{8,200}?)[.!?;]?(?:\s|$)(?=\s*(?:[A-Z“\"*]|$))"
        ),
        unauthorised=re.compile(REFUSED, re.IGNORECASE),
        relative=re.compile(r",?\s*\b(?:who|whom|whose)\b"),
        verbs=re.compile(
            r"\b(?:sp(?:oke|eaks?)|confirm(?:s|ed)|discuss(?:es|ed)|describ(?:es|ed)|declin(?:es|ed)|agree[sd]|talk"
            r"(?:s|ed)|support(?:s|ed)|refus(?:es|ed)|ask(?:s|ed)|request(?:s|ed)|said|says|tells?|told|would|did|does|has|have"
            r"|had|was|were|is|are|wanted|gave|insist(?:s|ed)|interviewed|call(?:s|ed)|believ(?:es|ed)|remember(?:s|ed))\b"
        ),
        saying=re.compile(r"\b(?:said|says|told|added|wrote)\b|[.;:“”\"]"),
        participle=re.compile(
            r",\s+(?:all\s+|both\s+|each\s+)?(?:speaking|talking|asking|requesting|citing|insisting"
            r"|declining|refusing|commenting|fearing|granted|interviewed|on\s+condition|not)\b"
        ),
        edges=re.compile(
            r"\b(?:said|says|say|told|tells?|added|adds|according\s+to|asked|wrote|explained|recalled|noted|because|that|and"
            r"|but|when|while|where|as|if|by|citing"
            r"|quoted|quoting|including|like|from|who|which|described|is|was|were|are|to)\b|[,;:()\"“”—–\x1f]|[.!?]\s"
            r"|\s-\s|--|[’'](?=\s|$)(?<!s[’'])"
        ),
        tail=re.compile(
            r"(?:[,\s]|\b(?:also|only|has|have|had|was|were|is|are|would|did|does|do|later|then|all|both|each|said"
            r"|says|told|added|reported|speaking|and|agreed|may|can|must|will|could|first|still|but|who|whom|whose|not"
            r"|interviewed|spoke|quoted|explained|wrote|asked)\b)+$"
        ),
        outlet=re.compile(rf"(?:{OUTLET}|(?!whose)(?i:{HIS}))\s"),
        whose=re.compile(
            r"(?P<owner>(?:the\s+[\w-]+|[A-Z][\w-]+))[’']s?\s+(?:\w+\s+){0,2}?(?:(?:sur)?names?|identity)\b"
        ),
        whom=re.compile(
            r"\b(?:names?|identit(?:y|ies))\s+of\s+(?P<whom>[^.,;:()\n]{3,60}?)\s+(?:is|are|was|were|has|have|had)\b"
        ),
        pronoun=re.compile(r"(?:he|she|they|him|her|them|his|their|both|it)", re.IGNORECASE),
        plural=re.compile(
            r"(?:(?:they|both|neither|none|all|each|the\s+two|the\s+three|the\s+pair|few)\b.{0,40}|.*\bthey)",
            re.IGNORECASE,
        ),
        full_name=re.compile(r"(?:Mr|Mrs|Ms|Dr)\.?\s+[A-Z]\w+|[A-Z][^\W\d_]+(?:\s+[A-Z]\.)?\s+[A-Z][^\W\d_]{2,}"),
        opening=re.compile(
            r"[\"“]?(?:Speaking|Talking|Requesting|Asking|Granted|Insisting|Declining|Refusing|Interviewed)\b"
        ),
        ourselves=re.compile(r"we|I", re.IGNORECASE),
        unreleased=re.compile(r"their\b.{1,200}\b(?:released|disclosed|revealed)$", re.IGNORECASE | re.DOTALL),
        asks=re.compile(r"(?:ask|request|insist|beg|plead|declin|refus|demand)", re.IGNORECASE),
        member=re.compile(
            r"\b(?:[Oo]ne|[Aa]nother|[Tt]wo|[Tt]he\s+(?:other|first|second|third)|[Aa]\s+(?:second|third)|[Ee]ach)"
            r"(?:\s+of\s+(?:them|the\s+(?P<of>[\w’'-]+(?:\s+[\w’'-]+)?)))?(?=\s+(?:of\b|said|told|says|added|put|cautioned|warned|confirmed|described|recalled|thinks?|believes?|remembered|expects?"
            r"|declined|denied|insisted|agreed|called|asked|noted|claimed)|,)"
        ),
        group=re.compile(r"(?:two|three|four|five|six|several|some|the\s+\w+s|\w+s)\b", re.IGNORECASE),
        initials=re.compile(r"(?<![\w.])[A-Z]\.(?=,?\s+[a-z])"),
        called=re.compile(
            r"\b(?:call|refer\s+to)\s+(?:\w+\s+){0,2}?(?:here\s+)?(?:as\s+)?(?P<name>(?-i:[A-Z])[\w’'-]*)$"
        ),
    )
}
