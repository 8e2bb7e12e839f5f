"""English words that dispute a statement, bear it out, or set a record beside it; see `verification_patterns`."""

from __future__ import annotations

from reportedly.resolve.doubt.verification_patterns import (
    ADV,
    CLAIM,
    CORRECTED,
    DOC,
    FALSE,
    INNER,
    LABELS,
    PARTY,
    RECORD,
    SEEN,
    SHOW,
    TRUE,
    UNCONFIRMED,
    Rule,
    rule,
)

DISPUTED = (
    rule(
        "disputed",
        "none",
        "none of|no truth|nothing to|any truth",
        r"(?:[Nn]one\s+of\s+(?:this|that|it|these\s+\w+|the\s+\w+)\s+(?:is|was|are|were)\s+(?:true|correct"
        r"|accurate|so)"
        r"|[Nn]o\s+truth\s+(?:in|to)|[Nn]othing\s+to\s+(?:suggest|indicate|show))\b",
        "contrast",
    ),
    rule(
        "unconfirmed",
        "none",
        "nothing to|without|none was|none were|none has",
        r"(?:(?:offered|provided|gave|showed|produced|presented)\s+nothing\s+to\s+(?:support|back|show|prove"
        r"|substantiate)"
        r"|(?:comes?|came|made|offered)\s+without\s+(?:any\s+)?(?:proof|evidence|documents)|[Nn]one\s+(?:was"
        r"|were|has\s+been)"
        r"\s+(?:provided|offered|forthcoming|produced|given|published))\b",
        "contrast",
    ),
    rule(
        "disputed", "none", "nothing of|never|no such|not according|no mention|no reference|nothing about",
        r"(?:[Nn]othing\s+of\s+the\s+(?:sort|kind)|never\s+(?:said|made|wrote|gave|claimed|told|used|uttered"
        r"|happened|existed)\s*(?:this|that"
        r"|it|so|such|any\s+such|the\s+words|them)?(?=[\s.,;])|[Nn]o\s+such\s+\w+|Not\s+according\s+to|[Nn]o\s+"
        r"(?:mention|reference)\b"
        r"|says?\s+nothing\s+(?:about|of))[^.;\n]{0,80}", "contrast",
    ),
    rule(
        "disputed", "none", "e is|he was|ey are|were",
        r"(?:He|She|They)\s+(?:is|are|was|were)\s+(?:wrong|mistaken)\s*[:—–]", "contrast",
    ),
    rule("confirmed", "none", "right", r"(?:He|She|They)\s+(?:is|are|was|were)\s+right\s*[:—–]", "contrast"),
    rule("confirmed", "matter", "checks out|checked out|holds up|stands up|rings true", r"(?:check(?:s|ed)\s+out|"
    r"(?:holds|stands)\s+up|rings\s+true)\b"),
    rule(
        "disputed", "party", "support|back|bear|match|substantiat|corrobor|mention|agree|show",
        r"(?:does|do|did)(?:\s+not|n[’']t)\s+(?:\w+ly\s+)?(?:support|back|bear\s+out|match|substantiate|corroborate"
        r"|mention|agree\s+with|reflect|contain|include|show)\s+(?P<about>(?:this|that|it|any|the|these|those"
        r"|his|her|their|its|such"
        r"|[A-Z][\w’]+[’']s?)\b(?:\s+[\w-]+){0,5})", "plain", "record",
    ),
    rule(
        "disputed", "none", "none of the|not one of",
        r"(?:[Nn]one|[Nn]ot\s+one)\s+of\s+(?:the|those|these|our)\s+(?:[\w’-]{1,30}\s+){0,5}?(?:we|who\s+spoke"
        r"|interviewed|asked"
        r"|approached|reached|contacted|visited|checked)\b[^.;\n]{0,80}", "contrast",
    ),
    rule(
        "disputed", "agent", "no |nothing|only|just",
        r"(?:(?:has|have|had|could)\s+)?(?:(?:found|find|seen|uncovered|turned\s+up|detected|identified"
        r"|discovered)\s+"
        r"(?:no|nothing)\b(?:\s+(?:\w+\s+){0,2}?(?:evidence|proof|indications?|signs?|records?|traces?|support"
        r"|basis|mention|irregularities|substance|match|such|case|reference)\b|\s+(?:to|in|that)\b)"
        r"|(?:trace|find|found|traced|count|counted|confirm|confirmed|located?|verify|verified)\s+(?:only|just)\b)",
    ),
    rule(
        "disputed", "none", "no |nothing",
        r"(?:[Tt]here\s*(?:is|was|are|were|has\s+been|[’']s)\s+(?:\w+\s+)?no\s+(?:\w+\s+){0,2}?(?:evidence|proof"
        r"|indication"
        r"|basis|records?|signs?|traces?|mention|foundation|support)\b(?!\s+of\s+a\s+(?:wider|link))|"
        r"[Nn]o\s+(?:\w+\s+)?(?:evidence|proof|records?)\s+(?:supports?|backs?|exists?|has\s+emerged|of)\b"
        r"|[Nn]othing\s+(?P<about>(?:in|on)\s+[^.;,\n]{2,60}?)\s+(?:points?|supports?|suggests?|says?|mentions?"
        r"|prohibits?"
        r"|bans?|shows?|requires?|indicates?|backs?|allows?|bears?)\b)",
    ),
    rule(
        "disputed", "matter", "prove|turn|found|shown|reveal|discredit|debunk",
        r"(?:(?:has|have|had)\s+)?(?:\w+ly\s+|later\s+|since\s+)?(?:turn(?:s|ed)\s+out|prove[sdn]*|(?:was|were"
        r"|been)\s+"
        rf"(?:later\s+)?(?:found|shown|proved|proven|revealed|judged|rated))\s+(?:later\s+)?(?:to\s+(?:be|have"
        rf"\s+been)\s+)?{ADV}{FALSE}(?!\w)",
    ),
    rule(
        "confirmed", "matter", "prove|turn|found|shown",
        r"(?:(?:has|have|had)\s+)?(?:\w+ly\s+|later\s+|since\s+)?(?:turn(?:s|ed)\s+out|prove[sdn]*|(?:was|were"
        r"|been)\s+"
        rf"(?:later\s+)?(?:found|shown|proved|proven))\s+(?:to\s+(?:be|have\s+been)\s+)?{ADV}{TRUE}\b",
    ),
    rule(
        "disputed", "matter", "is|are|was|were|be|’s",
        rf"(?:is|are|was|were|has\s+been|have\s+been|[’']s|been)\s+(?:(?:also|far|much|itself|simply|just|widely"
        rf"|in\s+fact"
        rf"|therefore|plainly|almost|\w+ly)\s+){{0,3}}{FALSE}(?:\s+by\s+(?P<who>[^,;.\n]{{2,80}}))?(?!\s+(?:to"
        rf"\s+\w+\s+\w+|number|seat|election))",
    ),
    rule(
        "disputed", "matter", "hold|add up|stand up|match|appear|square|support|basis|bear|tally|reflect|mention"
        "|lack|differ|turned out",
        r"(?:(?:does|do|did)(?:\s+not|n[’']t)\s+(?:\w+ly\s+)?(?:hold(?:\s+up)?|stand\s+up|add\s+up|match|appear\s+in"
        r"|square\s+with|support|bear\s+(?:this|that|it|him|her|them)\s+out|tally|back|mention|fit|agree\s+with"
        r"|survive|correspond|figure\s+in|feature\s+in)|ha(?:s|ve)\s+no\s+(?:basis|foundation)|lacks?\s+(?:any"
        r"\s+)?(?:basis|foundation|evidence|support)"
        r"|differs?\s+(?:\w+\s+)?from|turned\s+out\s+not\s+to\s+be"
        r"|finds?\s+no\s+support)\b",
    ),
    rule(
        "disputed", "party", "disput|contest|contradict|refut|debunk|disprov|rebut|challeng|reject|beli|undermin"
        "|doubt|otherwise|different|question|opposite|another|other ",
        rf"(?:(?:{PARTY}|casts?\s+doubt\s+(?:up)?on|calls?\s+(?=[\w\s]{{1,40}}\binto\s+question))\s+(?P<about>"
        rf"(?:(?:the|that|this|those|these|his|her|their|its|such|both|[A-Z][\w’'.-]+[’']s?)\s+){{0,2}}"
        rf"(?:[\w’-]+\s+){{0,4}}?(?:{CLAIM}|him|her|them|both|price|what\s+[^.;\n]{{3,60}}))\b|(?:say|show"
        rf"|suggest|indicate|tell|prove)s?\s+(?:otherwise|the\s+opposite)|(?:found|finds|told\s+\w+)\s+otherwise"
        r"|(?:tells?|paints?|shows?|suggests?|gives?|gave|told|points?)\s+(?:(?:a|an|the|in\s+the|quite\s+a|a"
        r"\s+very)\s+)?(?:(?:very\s+)?different|another|other)\s+(?:accounts?|versions?|way|direction|story"
        r"|picture|tale|number|figure))\b",
    ),
    rule(
        "disputed", "party", "call|label|dismiss|denounc|reject|brand|debunk|expos|describ|rate|gave|judge|deem"
        "|consider|regard|found",
        r"(?:(?:has|have|had)\s+)?(?:rated|rates|gave|denounced|denounces|rejected|rejects|branded|debunked"
        r"|exposed|called|calls|labell?ed|judged|deemed|found|dismissed|dismisses"
        r"|described|describes|considers?|regards?|regarded|considered)\s+(?P<about>(?:the|that|this|it|his|her"
        r"|their|those"
        r"|these|both|[A-Z][\w’'.-]+[’']s?)(?:\s+[\w-]+){0,4}?)\s+(?:as\s+|to\s+be\s+)?[\"“‘]?(?:\w+ly\s+)?"
        rf"(?:(?i:{FALSE})|[Pp]ants\s+on\s+[Ff]ire|(?:[Ff]our|[Tt]hree)\s+Pinocchios|unlikely|implausible|pure\s+\w+"
        r"|lies|rubbish|not\s+credible)(?!\s+by\b)",
    ),
    rule(
        "disputed", "party", "exaggerat|inflat|unlikely|implausib|doubt|false|overstat|wrong|too",
        r"(?:consider|regard\s+as|dismiss\s+as|describe\s+as|call|find|think|believe\s+(?:is|to\s+be))\s+(?:"
        r"\w+ly\s+)?"
        r"(?:exaggerated|inflated|unlikely|implausible|doubtful|false|overstated|wrong|too\s+\w+)", "apposed",
    ),
    rule(
        "disputed", "none", "in fact|in reality|in truth|actually|the truth|the reality|not so|not true|nor |at all",
        r"(?:(?:[Bb]ut\s+|[Yy]et\s+)?(?:[Ii]n\s+(?:actual\s+)?fact|[Ii]n\s+reality|[Ii]n\s+truth|Actually|The"
        r"\s+truth\s+is"
        r"|The\s+reality\s+is)\b,?|Not\s+so\b|Not\s+true\b|Nor\s+(?!\w+\s+it\s+(?:known|clear))(?:does|do|did|is"
        r"|was|were|has|have|had|are|can"
        r"|could)\b)[^\n]{0,160}", "contrast", "starts",
    ),
    rule(
        "disputed", "none", "such",
        r"(?:has|have|had|did|was|were|is|are|made|makes|contains?|contained|gave)(?:n[’']t)?\s+(?:no|never|not"
        r"|n[’']t)\s*"
        r"(?:[\w’]+\s+){0,4}?such\b", "contrast",
    ),
    rule(
        "disputed", "none", "19|20|software|artificial|unrelated|generated|circulat|old|stage|edited",
        r"(?:(?:is|are|was|were)\s+(?:\w+\s+)?(?:old|not\s+(?:new|recent|from)|from\s+(?:another|a\s+different"
        r"|an\s+earlier|a\s+film|a\s+video\s+game))\b|(?:was|were|is|are|has|have|had|dates?|first|originally"
        r"|actually)\s+(?:[\w-]{1,30}\s+){0,3}?(?:taken|published"
        r"|circulat\w+|appeared|filmed|shot|recorded|posted|uploaded|from|back|made|used|generated|shown|edited"
        r"|cropped)\b"
        r"[^.;\n]{0,50}?(?:\b(?:19|20)\d\d\b|software|artificial|AI\b|film\b|game\b|years?\s+(?:ago|earlier|before)))"
        r"[^.;\n]{0,60}", "picture",
    ),
)  # fmt: skip

CONFIRMED = (
    rule(
        "confirmed", "agent", "verif|confirm|corrobor|authentic|geolocat|true",
        rf"(?:has|have|had|is|are|were|was)?\s*(?:able\s+to\s+|also\s+)?{ADV}(?P<verb>verif(?:y|ied|ies)"
        r"|confirm(?:s|ed)?|corroborate[sd]?|authenticate[sd]?|geolocated?)\s+(?P<about>(?:(?:the|that|this"
        r"|these|those|his"
        r"|her|their|its|both|all|it|most|parts?|many|much|some|each|where|when|at\s+least|[A-Z][\w’'.-]+[’']s?)\b)"
        r"[^;.\n“”\"]{0,120})",
    ),
    rule(
        "confirmed", "agent", "confirmed|verified|established|credible|proven|true",
        r"(?:considers?|regards?|treats?|deems?|rates?|believes?|finds?|judges?)\s+(?P<about>[^.;,\n]{2,60}?)\s+"
        r"(?:as\s+"
        r"|to\s+be\s+)?(?:confirmed|verified|established|credible|proven|true|accurate)\b",
    ),
    rule(
        "confirmed", "matter", "is|are|was|were|been",
        rf"(?:is|are|was|were|has\s+been|have\s+been|been)\s+{ADV}{TRUE}(?![\s-]+(?:to|for|that|of|wing|handed"
        rf"|now))\b"
        r"(?:\s+(?P<who>[^,;.\n]{2,60}))?",
    ),
    rule(
        "confirmed", "party", "bear|bore|back|support|consistent|agree|corrobor|in line|match|confirm|same"
        "|similar|tall|chime|identical",
        r"(?:(?:bear|bears|bore|borne)\s+(?P<about>(?:this|that|it|him|her|them|out|\w+\s+(?:claim|account"
        r"|story))\b[\w\s]{0,20}?)\s*"
        r"(?:out)?|(?:backs?|backed)\s+(?:(?:this|that|it|him|her|them)\s+up|up\s+\w+)"
        r"|(?:supports?|supported|corroborates?|corroborated|confirms?|confirmed|match(?:es|ed)?|substantiates?)\s+"
        rf"(?:this|that\s+(?={CLAIM})|it\b|(?:(?:the|his|her|their|its|both|these|those|that|[A-Z][\w’]+[’']s?)"
        rf"\s+)(?:\w+\s+){{0,2}}?{CLAIM})"
        rf"|(?:is|are|was|were|seems?)\s+(?:consistent|in\s+line)\s+with|consistent\s+with\s+(?:\w+"
        rf"\s+){{0,3}}?{CLAIM}"
        r"|(?:gave|told|describe[sd]?)\s+(?:a|an|the)?\s*(?:similar|same|matching|identical|consistent)\s+"
        r"(?:results?|figures?|numbers?|accounts?|versions?|stor(?:y|ies)|descriptions?|events|scenes?)"
        r"|match(?:es|ed)?\s+what|tall(?:y|ies|ied)\s+with|chimes?\s+with|whose\s+accounts\s+(?:agree|match))\b",
    ),
    rule(
        "confirmed", "none", " by | with | to ",
        rf"(?P<about>(?i:{DOC}))(?:\s+(?:of|from|on|in|to|about|for|between)\s+[\w’'\s-]{{1,60}}?)?,?\s+(?:"
        rf"(?:that|which)\s+)?"
        rf"(?:(?:was|were|he|she|they|it|been|have\s+been)\s+)?{SEEN}\s+(?:by\s+)?(?P<who>(?:this|our|the)\s+["
        rf"\w-]+(?:\s+[A-Z]\w+){{0,3}}"
        r"|us\b|(?:[A-Z][\w.]*)(?:\s+(?:of\s+|for\s+)?[A-Z][\w.]*){0,4})", "object",
    ),
    rule(
        "confirmed", "none", "this |we |our |has |have ",
        rf"(?P<about>(?i:{DOC}))(?:\s+(?:of|from|on|in|to)\s+[\w’'\s-]{{1,60}}?)?,?\s+(?:(?:that|which)\s+)?"
        rf"(?P<who>[Tt]his"
        r"\s+\w+|we|our\s+\w+|[Tt]he\s+[A-Z]\w+(?:\s+[A-Z]\w+){0,3}|[A-Z]\w+)\s+(?:(?:has|have|had|were|was)"
        r"\s+)?(?:also\s+"
        r"|since\s+)?(?:been\s+)?(?:seen|reviewed|viewed|examined|obtained|inspected|read|heard|listened\s+to|shown"
        r"|given)\b", "object",
    ),
    rule(
        "confirmed", "agent", "seen|review|view|examin|obtain|inspect|read|heard|listen|shown|given|hold"
        "|has a copy|saw|got hold|analy",
        r"(?:(?:has|have|had|was|were|is|are)\s+)?(?:also\s+|since\s+|independently\s+|separately\s+|now\s+)?"
        r"(?:been\s+)?"
        r"(?:seen|reviewed|viewed|examined|obtained|inspected|read|heard|listened\s+to|shown|given|holds?|in"
        r"\s+possession"
        r"\s+of|saw|got\s+hold\s+of|analy[sz]ed)\s+(?P<about>(?:(?:a|an|the|its|his|her|their|several|some|two"
        r"|three|four"
        r"|copies|copy|all|both|of|dozens|hundreds|more|than|parts)\s+){1,4}?(?:[\w’'-]{1,40}\s+){0,5}?"
        rf"(?i:{DOC})\b[^,;.\n“”\"]{{0,80}})", "object",
    ),
)  # fmt: skip

RECORDS = (
    rule(
        "confirmed", "none", "record|regist|log|minute|manifest|certif|filing|accounts|prospect|ledger|document"
        "|data|stat"
        "|table|photo|foot|video|image|pictur|mail|letter|messag|invoice|receipt|slip|contract|report|archiv|catalog"
        "|transcript|budget|decree|calculat|tally|census|fragment|labor|clinic|survey|figures from|deed",
        rf"(?P<who>(?i:{RECORD}))\b(?P<rel>[^.;:“”\n]{{0,140}}?),?\s+{SHOW}\b(?P<about>[^.;\n“”]{{0,160}})", "record",
    ),
    rule(
        "confirmed", "agent", "counted|saw|visit|watched|found|paid|recorded|obtain|calculat|holds|measured|attend",
        r"(?:counted|saw|visited|watched|found|paid|recorded|obtained|measured|calculated|holds?|attended)\s+"
        r"(?P<about>[^;\n“”]{2,140})", "record", "own",
    ),
)  # fmt: skip

ECHOES = (
    rule(
        "disputed", "none", "never |not |n’t |n't ",
        r"(?:(?:was|were|is|are)(?:n[’']t|\s+not)|(?:was|were|is|are|has|have|had)\s+never)\s+[^.;\n]{3,120}", "echo",
    ),
)  # fmt: skip

RULES: tuple[Rule, ...] = LABELS + CORRECTED + INNER + UNCONFIRMED + DISPUTED + CONFIRMED + RECORDS + ECHOES
