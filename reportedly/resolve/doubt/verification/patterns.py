"""English phrases of checking that have no verb of checking, in the order in which they are tried.

A pattern begins at words of its own, never at its subject: what stands left of it is read once it has matched. Every
repetition is bounded. In the patterns ``_`` is white space; each of the ways that one takes begins a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.resolve.doubt.verification.words import CHECKING
from reportedly.resolve.sieve import Late, Sieve, Words

Phrasing = Literal[
    "correction", "label", "fragment", "no proof", "inner", "open", "predicate", "none", "no verification",
    "found none", "found nobody", "concedes", "negated", "evidence", "not figure", "contrast",
    "otherwise", "fails", "elliptic", "saying", "holds", "considered", "either way",
    "no such", "unclear", "old picture", "rated", "deemed", "true figure", "support", "record", "according", "rests",
    "unasked", "withdrawn", "legwork", "in a record",
]  # fmt: skip
"""How a phrase is read."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that speak of truth."""

    phrasing: Phrasing
    words: Late


def _pattern(phrasing: Phrasing, *lines: str) -> Pattern:
    words = "".join(lines).replace("_", r"\s+")
    return Pattern(phrasing, Late(rf"(?:(?<![\w’'-])|(?=[’']s\b))(?:{words})"))


def _any(*lines: str) -> str:
    """Words (patterns, apart by white space; ``_`` is a space), as one alternation."""
    return "(?:" + "|".join(" ".join(lines).split()) + ")"


_FALSE, _TRUE, _OPEN = (p.pattern for p in (CHECKING["en"].false, CHECKING["en"].true, CHECKING["en"].open))
_NOT = r"(?:\s*n[’']t|_not)"
_ADV = (
    r"(?:(?:also|far|much|itself|simply|just|widely|in_fact|therefore|almost|still|so_far|now|both|at_best|in_part"
    r"|\w+ly),?_){0,3}"
)
_EVIDENCE = _any(
    "evidence proof substantiation documentation corroboration basis sources? documents? data receipts",
    "figures numbers? orders? contracts? minutes videos? photos? papers paperwork records photographs",
    "footage recordings? cop(?:y|ies) results lists? report letter",
)
_SIGN = _any(
    "evidence proof indications? signs? records? basis traces? foundation support truth mention confirmation",
    "entry entries irregularities reason_to_believe wrongdoing fault substance",
)
_CLAIM = _any(
    "claims? allegations? assertions? accusations? rumou?rs? theor(?:y|ies) suggestions? notion narratives?",
    "statements? stor(?:y|ies) charges? insinuations? boasts?",
)
_SAY = (
    _any(
        "claim said say assert alleg suggest stat report told tell insist attribut argu declar describ quot writ wrote",
        "accus call put gave nam identif link boast assum believ tweet post repeat imply implie warn print",
    )
    + r"\w*"
)
_SHOW = _any(
    "shows? showed lists? listed records? recorded puts? indicates? indicated reveals? revealed gives? gave",
    "counts? counted names? contains? mentions? states? says attributes? makes?_no made_no dates? notes? noted",
    "logs? logged comes?_to came_to accounts?_for carr(?:y|ies) say give speaks?_of spoke_of",
    "describes? described class(?:es)?",
)
_IN_RECORD = _any(
    "papers registers? files? minutes records? ledgers? logbooks? logs? accounts? documents? books? emails? letters?"
)
_LOOKED = _any(
    "counted visited walked looked went stood tried tested rang called phoned telephoned reached checked compared",
    "traced spoke talked watched listened measured searched combed examined drove knocked opened weighed",
    "timed toured leafed inspected",
)
_LABEL = (
    r"(?P<label>(?i:(?:mostly|largely|partly|entirely|completely|half|not|partially|totally)_)?(?i:"
    + _any(
        "false misleading true untrue correct incorrect inaccurate wrong fake fabricated altered unproven unverified",
        "unsupported unconfirmed confirmed verified missing_context out_of_context exaggerated satire disputed",
        "baseless hoax no_evidence pants_on_fire accurate supported unfounded needs_context distorts_the_facts",
        "lacks_context uncertain",
    )
    + "))"
)
_REST = r"(?P<about>[^\n]{0,200})"

PATTERNS: tuple[Pattern, ...] = (
    _pattern("correction",
        r"(?:[Aa]n?|[Tt]he|[Oo]ur)_(?:earlier|previous|original|initial|first)_version_of_(?:this|the|our"
        rf"|that)\b{_REST}"),
    _pattern("correction",
        r"(?:[Tt]he_(?:headline|caption|text)_(?:of|on|to)_)?[Tt]his_(?:\w+_\d+_)?(?:article|story|report|post|column"
        r"|headline|piece|caption|bulletin|dispatch|page)(?:_(?:has|was|had|originally|initially|previously"
        r"|incorrectly|wrongly|mistakenly|first|been)){1,3}_(?:corrected|amended|(?:updated|changed"
        r"|edited)_to_(?:correct|reflect|make_clear|clarify|say|remove)|revised|misstated|misidentified|misspelled"
        rf"|said|stated|reported|gave|named|attributed|quoted|described|referred){_REST}"),
    _pattern("correction",
        r"(?:[Ww]e|[Tt]his_(?:news)?paper|[Oo]ur_(?:article|report|story))_(?:(?:had|have|has)_)?(?:wrongly"
        rf"|incorrectly|mistakenly|erroneously|inaccurately|misstated|misidentified)\b\s*\w*{_REST}"),
    _pattern("correction",
        rf"(?:[Dd]ue_to|[Bb]ecause_of)_an_(?:editing|editorial|transcription|production)_error\b{_REST}"),
    _pattern("label",
        r"(?i:(?:our_|the_|final_)?(?:verdict|fact[\s-]?check|rating|ruling|conclusions?|findings?|assessment|result"
        r"|bottom_line|in_short|we_(?:rate|rated|find|judge|call|consider|deem)_(?:this|it|the|that|these|his|her"
        rf"|their)(?:_[\w-]+){{0,3}}?))\s*(?:is|as|[:—–-])?\s*[“\"‘]?{_LABEL}\b(?P<about>[^\n]{{0,160}})"),
    _pattern("fragment",
        r"(?!True,)(?:(?:Partly|Partially|Independently)_)?(?P<label>(?:Mostly|Partly|Largely|Half)_(?:false|true)"
        r"|Unverified|Unconfirmed|Not_(?:\w+ly_)?(?:confirmed|verified|corroborated|true|so|quite)|Verified|Confirmed"
        r"|False|FALSE|TRUE|MISLEADING|UNPROVEN|True|Untrue|Misleading|Wrong|Incorrect|Fake|Uncorroborated|Partly_true"
        r"|Corroborated|Unsupported|Unproven|Half_true|Disputed)\b(?=\s*[.:;!—–,]|(?<!so)_(?:by|against|from|through"
        r"|with)\b)(?P<about>)"),
    _pattern("no proof",
        r"(?:(?:offer|provid|giv|present|produc|cit|suppl|submit|furnish|publish|show|shar)\w*|gave)_(?:us_"
        rf"|the_\w+_)?(?:no|nothing)\b(?:_(?:[\w-]+_(?:or_\w+_)?){{0,2}}?{_EVIDENCE}\b|_(?:details?_)?to_(?:support"
        r"|back|show|prove|substantiate)\b|(?=\s*[.;]))"
        rf"|(?:did|has|have|had|does|do|could|would){_NOT}_(?:\w+ly_)?(?:provided?|offer(?:ed)?|produced?|give|given"
        r"|gave|shown?|present(?:ed)?|suppl(?:y|ied)|cite[d]?|share[d]?|submit|publish(?:ed)?|release[d]?|disclose[d]?"
        rf"|hand(?:ed)?_over|ma[dk]e_(?:public|available))_(?:[\w-]+_){{0,3}}?{_EVIDENCE}\b"
        rf"|(?:would|did|could|has|have){_NOT}_(?:provided?|produced?|share[d]?|sen[dt]|suppl(?:y|ied)|release[d]?|show"
        r"|shown|play)_(?:it|them|any|one)\b(?!_\w)"
        rf"|(?:would|did){_NOT}_(?:show|release|share|play|hand_over|produce)_(?:us_|reporters_)?(?:the|any|a|his|her"
        rf"|its|their)_(?:[\w-]+_){{0,2}}?{_EVIDENCE}\b"
        r"|(?:declin|refus)(?:ed|es)_to_(?:release|provide|share|produce|show|hand_over|disclose"
        rf"|publish)_(?:us_)?(?:[\w-]+_){{0,3}}?{_EVIDENCE}\b"
        rf"|{_NOT}_(?:respond|repl(?:y|ied)|answer)_(?:to_)?(?:a_|our_)?requests?_for_(?:[\w-]+_){{0,2}}?(?:evidence"
        r"|proof|documents?|data)\b"
        rf"|yet_to_(?:produce|provide|offer|show|present|publish)_(?:[\w-]+_){{0,3}}?{_EVIDENCE}\b"
        rf"|(?:would|did|could){_NOT}_(?:name|reveal|identify|disclose)_(?:his|her|its|their|any|the|a)_sources?\b"
        rf"|(?:did|could|would){_NOT}_(?:say|explain|specify|disclose|make_clear)_(?:where|how|on_what_basis|from_where"
        r"|what)\b(?=[^.;\n]{0,50}\b(?:came|come|comes|counted|number|figure|know|knew|knows|calculated|arrived"
        r"|source|reached|based)\b)"
        r"|(?:comes?|came|made|offered)_without_(?:any_)?(?:proof|evidence|documents)\b"
        r"|[Nn]one_(?:came|arrived|followed|has_come)\b"
        r"|[Nn]one_(?:was|were|has_been)_(?:provided|offered|forthcoming|produced|given|published)\b"
        rf"|[Nn]o_(?:\w+_)?{_EVIDENCE}_(?:(?:was|were|has_been|have_been)_(?:provided|offered|produced|presented|given"
        r"|supplied|published|attached|shown|shared|made_public|cited)|accompanied)\b"
        r"|(?:[Nn]either|[Nn]one)\b[^.;,\n]{0,30}?_(?:could_|would_)?(?:show|offer|produc|provid|g[ia]v"
        rf"|present)\w*_(?:us_)?(?:[\w-]+_){{0,3}}?{_EVIDENCE}\b"),
    _pattern("concedes",
        r"(?:conceded|admitted|acknowledged|accepted)_(?:that_)?(?:he|she|they|it|the_\w+)_(?:had_been|was|were"
        r"|is)_(?:wrong|mistaken|in_error|incorrect)\b"
        r"|(?:issued|printed|published|ran|made)_an?_(?:\w+_)?correction\b"),
    _pattern("unasked",
        rf"(?:(?:could|can|did){_NOT}|unable_to|{_NOT}_(?:been_)?able_to)_(?:visit|enter|access|reach|get_(?:in)?to"
        r"|travel_to)_(?:the|this|that)_(?:\w+_)?(?:site|area|scene|village|town|camp|place|spot|island|region|front"
        r"|building|district|city|factory|house|compound|base|bridge)\b"
        r"|ha(?:s|ve|d)_no_(?:independent_(?:information|knowledge|confirmation|means)|evidence_either_way"
        r"|information_(?:of_our_own|on_this)|way_of_knowing)\b"
        r"|(?:(?:could|can|did)(?:_not|n[’']t)|unable_to|(?:not|n[’']t)_(?:been_)?able_to)_(?:\w+_)?(?:stand_(?:it"
        r"|this|that|the_\w+)_up|get_to_the_bottom_of|pin_(?:(?:it|this|that|them)_)?down|make_out|get_(?:near|within"
        r"|close)|speak_to_any(?:one|body)|repeat_(?:it|this|that|the)|replicate)\b"),
    _pattern("found nobody", r"(?:found|find|located|traced)_(?:no[_-]?one|nobody)\b"),
    _pattern("unasked",
        r"(?:asked|applied|requested)_(?:for|to_(?:see|read|inspect|view|hear|visit|speak"
        r"|be_shown))\b[^.\n]{2,80}?(?:\band|\bbut|[;—])_[^.;\n]{0,50}?\b(?:refused|denied|turned_(?:down|away)"
        r"|not|never|told|none|no|waiting|declined|unanswered|ignored)\b"
        r"|[Oo]ur_(?:\w+_){0,2}?requests?_(?:for|to)_[^.;\n]{2,60}?_(?:went|were|was|remain|has|have"
        r"|had)_(?:\w+_){0,2}?(?:unanswered|refused|denied|ignored|declined|rejected)\b"
        r"|(?:(?:was|were|is|are|been)_(?:not_(?:been_)?)(?:allowed|permitted|admitted|granted)"
        r"|have_not_been_(?:allowed|permitted|admitted|granted|let)|has_not_been_(?:allowed|permitted|admitted)|(?:has"
        r"|have|had)_no_access)\b"
        rf"|(?:did|has|have|had){_NOT}_(?:itself_|ourselves_|myself_)?(?:see|seen|witness|witnessed)_(?:this|that|it"
        r"|them|any_of|the_(?:incident|attack|scene|event|shooting|strike|arrests?))\b"),
    _pattern("inner",
        r"(?:falsely|wrongly|baselessly|incorrectly|inaccurately|erroneously|misleadingly|mistakenly|wrongfully"
        rf"|untruthfully|dishonestly)_(?:\w+_)?{_SAY}"),
    _pattern("inner",
        rf"erred_(?:in|when_\w+|by)_(?:\w+ly_)?{_SAY}"
        rf"|{_SAY},?_(?:falsely|wrongly|baselessly|incorrectly|inaccurately|erroneously)\b"),
    _pattern("inner",
        r"without_(?:(?:\w+ing|any|further|credible|concrete|supporting|clear|independent)_){0,3}(?:evidence|proof"
        r"|substantiation|basis)\b(?!_of_(?:his|her|their|its)\b)"),
    _pattern("inner",
        r"(?:false|debunked|discredited|baseless|unfounded|bogus|disproven|disproved|fabricated|misleading|untrue"
        rf"|groundless|evidence-free)_(?P<about>(?:\w+_)?{_CLAIM})\b"),
    _pattern("open",
        r"(?:[Uu]nconfirmed|[Uu]nverified|[Uu]ncorroborated|[Uu]nsubstantiated"
        rf"|[Uu]nproven)_(?P<about>(?:\w+_){{0,2}}(?:{_CLAIM}|reports?|accounts?|videos?|footage|posts?|images?"
        r"|information))\b"),
    _pattern("no verification",
        r"(?:[Aa]ttempts?|[Ee]fforts?)_to_(?:\w+ly_)?(?:verify|confirm|check|corroborate"
        r"|trace)_(?P<matter>[^.;\n]{0,60}?)_?(?:(?:were|was|have_been|has_been)_unsuccessful|(?:have_"
        r"|has_)?(?:so_far_)?failed|came_to_nothing|proved_(?:fruitless|impossible))\b"
        r"|await(?:s|ing)_(?:\w+_)?confirmation\b"
        r"|[Cc]onfirmation_(?:is|was)_(?:still_)?pending\b"
        r"|[Vv]erification_has_not_been_possible\b"
        r"|(?:[Ii]ndependent_)?(?:[Cc]onfirmation|[Vv]erification"
        r"|[Cc]orroboration)_(?P<about>[^.;\n]{0,100}?)\b(?:is|was|were|has_been)_(?:not_(?:\w+_)?(?:possible"
        r"|available|forthcoming)|impossible|lacking|unavailable)"),
    _pattern("predicate",
        r"(?:(?:can|could)(?P<unable>not|_not|n[’']t)_be|is|are|was|were|been|be|[’']s|remains?|remained|stays?"
        r"|stands?|stood|(?:appears?|seems?)_to_(?:be|have_been)|turn(?:s|ed)_out(?:_to_be)?|prove[sdn]?(?:_to_be)?"
        r"|(?:found|shown|judged|rated|deemed)(?:_to_be|_as)?|goes"
        rf"|went)(?P<not>\s*n[’']t)?_(?:the_)?{_ADV}(?P<not2>(?:not|neither"
        rf"|far_from)_(?:to_be_)?)?{_ADV}(?P<adj>{_FALSE}|{_TRUE}|{_OPEN})(?!-\w)"),
    _pattern("found none",
        r"(?:found|find|finds|seen|saw|uncovered|turned_up|detected|identified|discovered|shows?|showed)_(?:no(?!_one)"
        rf"|nothing|little)\b\s*(?:(?=[.;,])|(?:(?:[\w-]+|or)_){{0,3}}?(?:{_SIGN}\b|to_(?:support|suggest|back|indicate"
        r"|confirm|(?P<open>substantiate|corroborate|verify))\b|such_\w+))"),
    _pattern("none",
        r"[Tt]here\s*(?:is|was|are|were|has_been|have_been|[’']s|remains)_(?:(?:also|still|currently|as_yet"
        rf"|\w+ly)_)?(?:no|little|not_any)_(?:(?:[\w-]+|or)_){{0,3}}?{_SIGN}\b"
        r"|[Nn]o_(?:(?:independent|immediate|official|outside)_)(?:or_\w+_)?(?:confirmation|verification|corroboration"
        r"|estimate|account|count|evidence|witness(?:es)?)\b"
        r"|(?:is|was|are|were)n[’']t_(?:any|a_(?:shred|scrap)_of|an_ounce_of)_(?:evidence|proof)\b"
        r"|No_confirmation\b"
        r"|[Nn]o_(?:\w+_)?(?:evidence|proof|records?)_(?:supports?|backs?|exists?|has_emerged|have_emerged|of|that"
        r"|was_found|suggests?)\b"
        r"|[Nn]othing_(?:in|on)_[^.;,\n]{2,60}?_(?:points?_to|suggests?|supports?|backs?|indicates?|shows?|says"
        r"|requires?|bears?_(?:on|out)|to_(?:suggest|indicate|show|support|back|bear|confirm)|prohibits?)\b"
        r"|[Nn]o_truth_(?:in|to)\b"
        r"|[Nn]othing_to_(?:suggest|indicate|show|support|back|bear|confirm)\b"
        r"|ha(?:s|ve)_no_(?:evidence|proof)(?=\s*[.;])"),
    _pattern("evidence",
        r"[Tt]here_(?:is|was|are)_(?:(?:good|some|strong|ample|clear|documentary|plenty_of"
        r"|considerable)_)?evidence_(?:for|of|that|to_support)\b"),
    _pattern("evidence", r"(?:and|that)_it_(?:is|was)_so\b(?=\s*[.;,])"),
    _pattern("contrast",
        r"(?:(?:[Bb]ut_|[Yy]et_)?(?:[Ii]n_(?:actual_)?fact|[Ii]n_reality|[Ii]n_truth|Actually)\b,?|The_(?:truth"
        r"|reality)_is\b(?!_(?:clear|out|simple|plain|hard|hidden)\b)|Not_so\b(?!_(?:with|for|in|much|many|fast|long"
        r"|good|bad|easy)\b)|Not_true\b|Not_according_to\b|[Nn]othing_of_the_(?:sort|kind)\b|There_(?:was|were|is"
        r"|are)_(?:never|only|no_more_than|none)\b|[Oo]n_the_contrary\b|Quite_the_(?:opposite|contrary|reverse)\b"
        r"|[Tt]he_(?:opposite|reverse|contrary)_(?:is|was)_(?:true|the_case)\b|There_(?:is|was|were|are"
        r"|has_been)_no_such\b|No_(?:one|body)_(?:else_)?we_(?:spoke|asked|reached|interviewed|met)\b"
        r"|No_such_\w+_(?:exists?|is|are|existed|was|were|has|have|took|appears?)\b)"),
    _pattern("otherwise",
        r"(?:say|show|suggest|indicate|tell|prove|found|find)(?:s|ed)?_(?:otherwise|the_opposite|the_reverse"
        r"|no_such_thing|nothing_of_the_(?:kind|sort))\b"
        r"|begs?_to_differ\b"
        r"|says?_different\b"
        r"|disagree[sd]?\b"
        r"|(?:tells?|paints?|shows?|suggests?|gives?|gave|told|points?)_(?:(?:a|an|the|in_the|quite_a"
        r"|a_very)_)?(?:(?:very_)?different|another|other|contrasting|conflicting)_(?:accounts?|versions?|way"
        r"|direction|story|picture|tale|number|figures?|pictures?)\b"
        r"|(?:casts?|raise[sd]?)_(?:serious_|some_)?doubts?_(?:up)?on_(?:the|this|that|his|her|their|its)\b"
        r"|(?:tell|remember|recall|see|describe)s?_(?:it|this|that|things)_(?:very_|quite_|rather_)?differently\b"
        r"|rules?_(?:(?:that|this|it)_out|out_(?:that|this))\b"
        r"|(?:puts?|places?)_(?:him|her|them|it)_elsewhere\b"
        r"|(?:shows?|showed|lists?|contains?|names?|mentions?|records?|ha(?:s|ve|d))_(?:no|neither)_(?!longer|doubt"
        r"|influence|effect|impact|bearing|connection|power|plans?|say|choice|interest|way|right|authority|intention"
        r"|comment|place|role|problem|idea|need)\w+"
        r"|(?:has|had|have|lists?)_no_such\b"
        r"|says?_nothing_(?:about|of|on)\b"
        r"|makes?_no_(?:mention|reference)\b"
        rf"|(?:does|do|did){_NOT}_(?:\w+ly_)?(?:bear_(?:this|that|it|him|her|them)_out|mention|reflect|include|list"
        r"|contain)\b"
        rf"|(?:does|do|did){_NOT}_(?:say|state|show)_(?:that|this|so|it|what|anything_of_the)\b(?=\s*[.;,—]|_\w+_\w+)"
        r"|contain(?:s|ed)?_no_such\b"),
    _pattern("fails",
        rf"(?:(?:does|do|did){_NOT}_(?:\w+ly_)?(?:appear_in|add_up|stand_up|hold_up|hold\b|tally|square_with|fit"
        r"|survive|correspond|agree_with|match|withstand|check_out|hold_water)|(?:falls?|fell|comes?|came)_apart"
        r"|unravel(?:s|l?ed)|collapse[sd]?_(?:on|under)|(?:is|are|was)_nowhere_to_be_found|ha(?:s|ve)_no_(?:basis"
        r"|foundation|source)|lacks?_(?:any_)?(?:context|basis|foundation|evidence|support)|finds?_no_support"
        r"|appears?_(?:nowhere|in_no_other))\b"),
    _pattern("elliptic",
        r"(?:He|She|It|They|We|That|This|There)_(?:(?:(?:did|has|had|was|is|were|are|does|do|have|can|could|would"
        r"|will)(?P<not>_not|\s*n[’']t)?|(?:is|was|are|were)_(?P<not2>not_)?(?P<right>right|wrong|mistaken|correct"
        r"|true|false|untrue)(?:_(?:about|on)_(?:that|this|it))?)(?=[.;:—–]|_[—–])|(?:has|had)_a_point(?=[.;:—–])"
        r"|(?:did_not|didn[’']t)_(?:say|write|do|claim)_(?:that|this|it|so|any_such)(?=[.;:])(?P<never2>)"
        r"|never_(?:(?:said|did|made|wrote|gave|claimed|told)_(?:it|that|this|so|any_such)\b|(?:did|has|was|had"
        r"|were)(?=[.;:]))(?P<never>))"),
    _pattern("negated",
        r"(?:That|This|It)(?:_is|[’']s|_was)_not_(?:what|how|the_way|where|when|who|why|(?:quite_)?(?:that"
        r"|so)_simple)\b"
        r"|(?:That|This|It)_(?:misrepresents|misstates|distorts|misreads|misquotes|leaves_out|omits)\b"),
    _pattern("not figure", r"(?:is|was|were|are)_(?:\w+_)?[$£€]?\d[\d,.]*(?:_\w+){0,2},_not_(?:\w+_)?[$£€]?\d"),
    _pattern("saying", r"prove[sd]?_(?:him|her|them|it|this|that)_(?:right|(?P<wrong>wrong))\b"),
    _pattern("saying",
        r"(?:shows?|showed|prove[sd]?|suggests?)_(?:that_)?(?:he|she|they)_(?:is|are|was|were)_(?:right"
        r"|telling_the_truth|(?P<wrong>wrong|lying|mistaken))\b"),
    _pattern("saying", r"(?:has|have|shows?|showed|captures?|caught|records?|quotes?)_(?:him|her|them|it)_saying\b"),
    _pattern("holds", r"(?:check(?:s|ed)?_out|(?:holds?|stands?)_up|rings_true)\b(?!_of)"),
    _pattern("considered",
        r"(?:consider|regard_as|dismiss(?:ed)?_as|describe_as|call(?:ed)?|find|found"
        rf"|think)_(?:\w+ly_)?(?:(?i:{_FALSE})|unlikely|doubtful)"),
    _pattern("either way",
        r"prove[sd]?_nothing_either_way\b"
        rf"|(?:does|do|did){_NOT}_(?:settle_(?:it|this|that|the_\w+)|(?:show|prove|tell)_(?:who|whether|which))\b"
        r"|too_(?:poor|blurred|blurry|dark|short|faint|grainy)_to_(?:tell|say|judge)\b"
        r"|[Nn]o_(?:way_(?:to_know|of_knowing|to_tell)|telling|knowing)\b"
        r"|treat(?:ed)?_(?:it|this|that|them|the_\w+)_with_(?:\w+_)?(?:caution|care|scepticism|skepticism)\b"
        r"|(?:his|her|their)_(?:account|word)_alone\b"
        r"|(?:only|nothing_but)_(?:his|her|their|one_\w+[’']s)_word(?:_against_\w+)?\b"
        r"|word_against_(?:his|hers|another|theirs|mine)\b"
        r"|[Tt]here_(?:is|was|are|were)_no_(?:other_)?(?:witness(?:es)?|footage|recordings?|photographs?|video)\b"
        r"|[Nn](?:othing|one)\b[^.;,\n]{0,40}?_(?:could|can|has|have|had)_(?:be|been)_(?:\w+ly_)?(?:verified"
        r"|confirmed|checked|corroborated|proved|proven)\b"
        r"|[Nn]o_(?:[\w-]+_){1,3}(?:has|have|had)_(?:come_to_light|emerged|surfaced|come_forward)\b"
        r"|(?:[Aa]ccounts|[Vv]ersions|[Rr]eports|[Ss]tories)_(?:differ|vary|conflict|diverge)\b"),
    _pattern("rests",
        r"(?:remains?|has_still|have_still|is_still|are_still)_to_be_(?:proven|proved|shown|established|confirmed"
        r"|verified|tested|seen)\b"
        r"|(?:rests?|rel(?:y|ies)|(?:is|are)_based)_(?:\w+ly_)?on_(?:a_single|one_\w+\b(?!_of)|an?_unnamed|the_word_of"
        r"|(?:his|her|their)_word)\b"
        r"|(?:should|must|needs?_to|has_to|have_to)_be_(?:treated|read|taken|handled)_(?:as_\w+"
        r"|with_(?:\w+_)?(?:caution|care|salt))"),
    _pattern("contrast",
        r"(?:Nor|nor)_(?:does|do|did|is|was|were|has|have|had|are)\b(?!_(?:it|they|he|she)_(?:known|clear))"),
    _pattern("contrast",
        r"(?:[Nn]one|[Nn]ot_one)_of_(?:the|those|these|our)_(?:[\w’-]{1,30}_){0,5}?(?:we|who_spoke|interviewed"
        r"|asked|approached|reached|contacted|visited|checked)\b[^.;\n]{0,80}"),
    _pattern("no such",
        r"(?:never|not|n[’']t)_(?:[\w’]+_){1,3}such\b"
        r"|(?:said|did|wrote|made)_no_such_\w+\b"
        r"|said_nothing_of_the_(?:kind|sort)\b"),
    _pattern("unclear",
        r"(?:[Ii]t|[Tt]hat)\s*(?:is|was|remains?|remained|[’']s)_(?:still_|also_|not_)?(?:immediately_"
        r"|yet_)?(?:unclear|unknown|clear|known|uncertain)\b(?=_(?:whether|if|how|who|which|where|when)\b)"
        r"|too_(?:early|soon)_to_(?:say|tell|know)\b(?=_(?:whether|if|how|who|which)\b)"),
    _pattern("old picture",
        r"(?:is|was|are|were|[’']s)_(?:in_(?:actual_)?fact|actually|really|in_reality)_(?:from|of|old|filmed|shot"
        r"|taken|recorded|made|staged|unrelated|a_\w+_of|(?:an?_)?(?:\w+_)?(?:picture|photo|photograph|video|clip"
        r"|image|recording|film)s?)\b"
        r"|dates?_(?:from|back_to)_(?:\w+_)?(?:19|20)\d\d\b"
        r"|(?:is|was|are|were)_(?:\w+ly_)?unrelated_to\b"
        r"|ha(?:s|ve|d)_nothing_to_do_with\b"
        r"|(?:was|were)_(?:taken|filmed|shot|recorded)_(?:\w+_){0,2}?(?:years?|months?|decades?)_(?:ago|earlier"
        r"|before|previously)\b"
        r"|(?:turn(?:s|ed)_out_to_be_from|(?:was|were)_(?:taken|filmed|shot|recorded)_(?:in|at)_(?:another"
        r"|a_different)|was_taken_elsewhere|were_taken_elsewhere|shows?_(?:another|a_different|an_earlier|a_\w+_in))\b"
        r"|(?:is|are|was|were)_(?:\w+_)?(?:old|not_(?:new|recent|from)|from_(?:another|a_different|an_earlier|a_film"
        r"|a_video_game)|from_(?:\w+_)?(?:19|20)\d\d)\b"
        r"|comes?_from_(?:an?_\w+|another)\b"
        r"|(?:(?:was|were|is|are|has|have|had|been|first|originally|actually)_){1,3}(?:\w+ly_)?(?:taken|published"
        r"|circulat\w+|appeared|filmed|shot|recorded|posted|uploaded|generated|edited|cropped|altered"
        r"|online)\b[^.;\n]{0,50}?\b(?:(?:19|20)\d\d|software|artificial|AI|film|game|years?_(?:ago|earlier"
        r"|before))\b"),
    _pattern("rated",
        r"(?:rated|rates|call|judge|describe|gave|denounced|branded|debunked|exposed|called|calls|labell?ed|judged"
        r"|deemed|found|dismissed|described|describes|considers?|regards?|ruled)_(?P<about>(?:the|that|this|it|his|her"
        r"|their|those|these|both|[A-Z][\w’'.-]+[’']s?)(?:_[\w-]+){0,4}?)_(?:as_"
        rf"|to_be_)?[\"“‘]?(?:\w+ly_)?(?:(?i:{_FALSE})|[Pp]ants_on_[Ff]ire|(?:[Ff]our|[Tt]hree|[Tt]wo)_Pinocchios"
        r"|unlikely|implausible|not_credible)"),
    _pattern("deemed",
        r"(?:considers?|regards?|treat(?:s|ing)|deems?|deemed|rates?|rated|judges?|judged"
        r"|found)_(?P<about>[^.;,\n]{2,60}?)_(?:as_|to_be_)?[\"“‘]?(?:\w+ly_)?(?:confirmed|verified|established"
        r"|credible|proven|[Tt]rue|accurate|genuine|authentic|(?P<open>unconfirmed|unverified|unproven))\b"),
    _pattern("rated",
        r"(?:traced|tracked)_(?P<about>(?:the|that|this|it|his|her|their|those"
        r"|these)(?:_[\w-]+){0,3}?)_(?:back_)?to_[^.;\n]{0,60}?\b(?:satir\w+|parody|hoax\w*|fake_news|spoof|joke"
        r"|video_game|unrelated|another)\b"),
    _pattern("true figure",
        r"[Tt]he_(?P<word>actual|correct|real|true|right)_(?P<about>(?:number|figure|total|toll|sum|amount|count|name"
        r"|date|title|spelling|price|age))_(?:is|was|are"
        r"|were)\b[^.;\n]{1,80}?(?:,?_according_to_(?P<who>[Tt]he_[A-Z][\w.]*|[A-Z][\w.]*(?:_[A-Z]\w*){0,3})"
        r"|(?=[.;\n,)]))"),
    _pattern("support",
        r"(?:is|are|was|were|seems?|appears?|be|[,—])\s+(?:to_be_)?(?:\w+ly_)?(?:consistent"
        r"|in_line)_with_(?P<about>[^.;,\n]{2,60})"
        r"|tells?_(?:much_)?the_same_(?:story|tale)"
        r"|(?:gave|gives?|told|describe[sd]?|offered|reached|came_to|showed|shows?|found|ha[sd])_(?:us_|the_\w+_)?(?:a"
        r"|an|the|very)?\s*(?:similar|same|matching|identical|consistent|corroborating)_(?:results?|figures?|numbers?"
        r"|accounts?|versions?|stor(?:y|ies)|descriptions?|events|scenes?|details?|conclusions?|things?)\b"
        r"|whose_accounts_(?:agree|match)\b"
        r"|(?P<same>told_(?:us|\w+)|got|heard|said|say|says|report|reported"
        r"|remember)_(?:exactly_)?the_same\b(?:_thing)?(?!_(?:of|about|for|to|in)\b)"),
    _pattern("correction",
        r"[Tt]his_(?:article|story|report|post|page)_(?:has_been|was)_updated\b(?!_(?:to_include|to_add"
        rf"|with)\b){_REST}"),
    _pattern("withdrawn",
        r"(?P<about>[Tt]he_(?:post|tweet|article|story|claim|figure|number|toll|video|page|statement))_(?:has|was|have"
        r"|had)_(?:since_|later_|now_|been_|quietly_){1,3}(?:deleted|removed|taken_down|withdrawn|pulled|lowered"
        r"|raised)\b"),
    _pattern("record",
        rf"(?:{_SHOW}|(?:has|had)(?=_(?:\d|only|just|two|three|four|five|six|seven|eight|nine|ten|(?:him|her|it"
        r"|them)_(?:\w+ing|\w+ed|in|at|on|down|as)\b))|(?:trace|find|locate|confirm|verify|count)(?=_(?:only|just)\b)"
        r"|tells?_of|counted|saw|visited|documented|found|paid|measured|watched)\b(?=\s)"),
    _pattern("according",
        r"(?:[Bb]y|[Oo]n)_(?P<ours>our_(?:own_)?(?:count|reckoning|calculation|figures)|(?:its|their|his|her"
        r"|(?:the_)?[\w-]+[’']s?)_own_(?:count|figures|numbers|accounts|records|reckoning))\b"
        r"|[Aa]ccording_to_(?P<who>(?:[\w’'-]+_){0,5}?(?:data|records|figures|statistics|logs?|registers?|documents"
        r"|filings|minutes))\b(?:(?=\s*[.;\n])|(?<=[Aa]ccording)(?=x)|,?(?=_(?:it|there|he|she|they|the|only|just|no"
        r"|\d)))"),
    _pattern("in a record",
        r"(?:is|are|was|were|stands?|appears?)(?P<not>_not|\s*n[’']t)?_(?:also_|indeed_|both_|all_)?(?:in|on"
        rf"|among)_(?:the|those|these|its|his|her|that|this|our)_(?:[\w’-]+_){{0,2}}?{_IN_RECORD}\b"),
    _pattern("legwork", rf"{_LOOKED}\b(?!_(?:forward|like|up_to|as_if))"),
)  # fmt: skip
SIEVE = Sieve(*(pattern.words for pattern in PATTERNS))
WORDS = Words(SIEVE)
