"""English ways of keeping a name back.

`CLAUSES` are put together from who keeps it, a negation, a verb of naming and a part of it; `REFUSED` tells that
somebody may not speak; `PLAIN` turn on what is done with a name: unsaid, left out, replaced.
"""

from __future__ import annotations

HIS = r"(?:his|her|their|its|our|my|whose|the\s+[\w-]{1,30}(?:\s+[\w-]{1,30})?[’']s?|[A-Z][\w-]{1,30}[’']s?)"
_PART = (
    r"(?:(?:full|real|first|last|given|family|middle|own|true|actual|correct)\s+(?:(?:and|or)\s+(?:last|first|family)"
    r"\s+)?)*(?:(?:sur|fore|nick)?names?|identit(?:y|ies)|initials?|call\s+signs?)"
)
_NOT = r"(?:not|never|cannot|\w{2,6}n[’']t)"
_THEM = r"(?:him|her|them)(?:sel(?:f|ves))?"
_US = (
    r"(?:\s+(?:us|me|reporters|journalists|anyone|strangers|the\s+[A-Z]\w+(?:\s+[A-Z]\w+)?|this\s+(?:news)?paper"
    r"|(?-i:[A-Z])[\w.]*(?:\s+(?-i:[A-Z])\w+){0,3}))?"
)
_ADV = (
    r"(?:(?:publicly|further|fully|openly|even|ever|only|personally|directly|otherwise|either|here|legally|also|yet|now"
    r"|individually)\s+){0,2}"
)
_NAMED = (
    r"(?:named|identified|identifiable|quoted|cited|credited|photographed|filmed|recorded|pictured|mentioned|recogni[sz]"
    r"ed)(?!\s+(?:after|captain|in\s+the\s+(?:squad|team|side)))"
)
_BY_NAME = (
    rf"(?:\s+(?:by\s+(?:(?:full|last|first)\s+)?name|by\s+{HIS}\s+{_PART}"
    rf"|in\s+(?:this|the|our|an?)\s+(?:article|story|report|paper|piece)))?"
)
_PRINT = (
    r"(?:printed|used|published|withheld|disclosed|revealed|given|made\s+public|released|mentioned|changed|shared"
    r"|reported|recorded|broadcast|known|out|attached|associated|cited|written\s+down|appear(?:ing)?|in\s+print"
    r"|on\s+(?:the\s+)?(?:record|air)|(?:to\s+go\s+)?(?:in|into|near)\s+(?:the|this|a|our)\s+(?:news)?(?:paper|article"
    r"|story|report|piece))"
)
_TELL = (
    r"(?:giv(?:e|es|en|ing)|gave|provid(?:e|es|ed|ing)|offer(?:ed|s|ing)?|shar(?:e|es|ed|ing)|reveal(?:s|ed|ing)?"
    r"|disclos(?:e|es|ed|ing)|stat(?:e|ed|ing)|supply|supplied|supplying|tell(?:ing)?|told|say(?:ing)?|add(?:ing)?"
    r"|use|using|leave|leaving)"
)
_PUBLISH = (
    r"(?:withhold(?:ing)?|withheld|nam(?:e|ing|ed)|identify(?:ing)?|identified|publish(?:ing|ed)?|print(?:ing|ed)?"
    r"|us(?:e|ing|ed)|disclos(?:e|ing|ed)|reveal(?:ing|ed)?|giv(?:e|ing)|report(?:ing)?|writ(?:e|ing)|record(?:ing)?"
    r"|broadcast(?:ing)?|mention(?:ing)?|say(?:ing)?|quot(?:e|ing))"
)
_KEPT = (
    r"(?:withheld|blacked\s+out|redacted|crossed\s+out|changed|concealed|altered|hidden|disguised|omitted|removed|obscured|protected|suppressed|replaced"
    r"|left\s+out|kept\s+(?:out|secret|confidential|private|back|off|from|hidden)(?:\s+of\s+(?:this|the|our|it)"
    r"(?:\s+\w+)?)?)"
)
OUTLET = (
    r"(?:we|We|I|[Tt]his\s+(?:news)?paper|[Tt]his\s+(?:site|website|magazine|station|outlet|news\s+organi[sz]ation)|"
    r"(?:[Tt]he\s+)?[A-Z][\w&.-]{0,30}(?:\s+[A-Z][\w&.-]{0,30}){0,4})"
)
_WISH = (
    r"(?:(?:ask|request|want|insist|demand|prefer)(?:s|ed|ing|red|ring)?|wish(?:es|ed|ing)?|beg(?:s|ged|ging)?"
    r"|plead(?:s|ed|ing)?|agree(?:s|d|ing)?|choos(?:es?|ing)|chose|opt(?:s|ed|ing)?|elected|stipulat(?:es?|ed|ing)"
    r"|urg(?:es?|ed|ing)|would\s+(?:like|rather|prefer)|on\s+condition)"
)
_UNWILLING = (
    rf"(?:(?:declin|refus)(?:e|es|ed|ing)|reluctan(?:t|ce)|unwilling(?:ness)?|hesita(?:nt|ted|tes)|unable|afraid"
    rf"|too\s+(?:\w+\s+)?(?:scared|frightened|afraid|nervous)|{_NOT}\s+(?:be\s+|been\s+)?(?:want(?:s|ed|ing)?"
    rf"|wish(?:es|ed|ing)?|car(?:e|ed|ing)|lik(?:e|ed|ing)|agree(?:d|ing)?|consent(?:ed)?|dar(?:e|ed|ing)|willing"
    rf"|prepared|happy|keen|ready|comfortable|able))"
)
_WOULD_NOT = (
    r"(?:would|will|could|can|did|does|do|had|has|have|is|was|are|were)(?:\s+not|\s+never|\s+only|n[’']t|not)\s+"
    r"(?:\w+\s+)?(?:want(?:ing)?\s+to\s+)?"
)
_TALK = r"(?:speak|talk|go|comment|meet|be\s+(?:quoted|interviewed)|discuss\s+\w+(?:\s+\w+)?)"
_WHO = r"who\s+(?:he|she|they|it)\s+(?:was|is|were|are)"

CLAUSES = [
    # anonymity, asked for or granted
    r"(?:request(?:s|ed|ing)?|ask(?:s|ed|ing)?(?:\s+for)?|insist(?:s|ed|ing)?\s+(?:up)?on|(?:was|were)\s+granted"
    r"|grant(?:ed|ing)|demand(?:ed|ing)?|seek(?:ing|s)?|sought|offered|given|promised|cited|under|with|prefer(?:red)?"
    r"|in\s+return\s+for|in\s+exchange\s+for|guaranteed|condition(?:\s+of)?)\s+(?:(?!of\b)\w+\s+){0,2}anonymity",
    r"(?:sp(?:oke|eak(?:ing)?|oken)|talk(?:ed|ing)?|respond(?:ed|ing)|agreed\s+to\s+(?:speak|talk|meet)|quoted"
    r"|interviewed|testif(?:ied|ying)|comment(?:ed|ing)|said|says|told\s+\w+|writing|wrote|complained|described)\s+"
    r"(?:to\s+[\w\s]{1,30}?\s+)?(?:only\s+|\w+ly\s+and\s+)?anonymously",
    r"(?:has|have|had|entitled\s+to|guaranteed|protected\s+by)\s+(?:(?!of\b)\w+\s+){0,2}anonymity",
    rf"(?:{_WISH}|{_UNWILLING})\s+(?:(?:\w+\s+){{0,2}}to\s+)?(?:remain|stay|be|go|appear)\s+(?:anonymous|unnamed"
    r"|nameless|unidentified)",
    r"(?:remain(?:s|ed|ing)?|stay(?:s|ed|ing)?)\s+anonymous",
    r"on\s+(?:deep\s+)?background(?=[,.;:)]|\s+(?:because|to|said|and)\b)|(?:not\s+for|without)\s+attribution",
    r"(?:sp(?:oke|eaks?|eaking|oken)|talk(?:s|ed|ing)?|said|conversation|comment(?:s|ed|ing)?|interview(?:ed)?"
    r"|meeting)\s+(?:\w+\s+){0,3}?(?:strictly\s+)?off\s+the\s+record",
    # on a condition
    r"(?:on|under|with)\s+(?:(?:the|an?|one|our|strict|sole|clear|express)\s+){0,2}(?:conditions?|understanding|proviso"
    r"|promise|guarantee|assurance|terms?|agreement|basis|stipulation)\s+(?:of|that|(?=we\b|I\b|he\b|she\b|they\b"
    r"|neither\b|h(?:is|er)\b|their\b))\s*[^.;“”\"\n]{0,90}?\b(?:(?:sur|first\s|last\s)?names?|anonym(?:ity|ous)"
    rf"|identif(?:y|ied)|identit(?:y|ies)|initials?|quoted|cited|attribut\w+|appear|named|{_WHO})"
    r"(?:(?:\s+[^\s.,;:“”\"]+){0,5}?(?=[.,;:]|\s+(?:because|as|for|since|citing|fearing|due|given|said|told)\b))?",
    rf"(?:(?:so|as)\s+long\s+as|provided(?:\s+that)?|only\s+if|on\s+condition)[\s,]+(?:that\s+)?(?:we|I|he|she|they"
    rf"|neither|{HIS})\b[^.;“”\"\n]{{0,60}}?\b(?:{_NOT}|neither|no)\b[^.;“”\"\n]{{0,40}}?\b(?:name[ds]?|identif\w+"
    rf"|identity|quoted|{_WHO}|initials?|attribut\w+)",
    rf"(?:would|will|could|agreed\s+to|(?:was|were|is|are)\s+(?:willing|prepared|ready)\s+to)\s+(?:only\s+)?{_TALK}\b"
    rf"[^.;“”\"\n]{{0,30}}?\b(?:only\s+if|if|provided|as\s+long\s+as|so\s+long\s+as|on\s+condition)\b[^.;“”\"\n]{{0,60}}?"
    rf"\b(?:{_NOT}|no|without|left\s+out|leave\s+out|withheld|changed)\b[^.;“”\"\n]{{0,40}}?\b(?:name[ds]?|naming|identif\w+|mention\w*|quoted|printed|recorded"
    r"|photograph\w*|who\s+\w+\s+\w+)",
    rf"{_UNWILLING}\s+(?:to\s+)?(?:be\s+)?{_TALK}(?:\s+(?:to|with)\s+(?:us|reporters|me|the\s+\w+))?\s+(?:on|for)\s+(?:the\s+)?"
    r"(?:record|attribution)",
    rf"{_WOULD_NOT}{_TALK}\s+(?:on|for)\s+(?:the\s+)?(?:record|attribution)",
    # not to be named
    rf"(?:{_WISH}\s+(?:(?!that\b)[\w’'-]+\s+){{0,4}}?)?(?:{_NOT}\s+to|to\s+{_NOT})\s+be\s+{_ADV}{_NAMED}{_BY_NAME}",
    rf"{_UNWILLING}\s+(?:to\s+be|being|about\s+being|for\s+\w+\s+to\s+be)\s+{_ADV}{_NAMED}{_BY_NAME}",
    rf"would\s+(?:only\s+|just\s+)?say\s+(?:only\s+)?that\s+{HIS}\s+name\s+(?:was|is)\s+(?-i:[A-Z])[\w’'-]*",
    r"(?:identified|referred\s+to|known|described|named)\s+(?:here|in\s+this\s+\w+|throughout)\s+(?:only\s+)?as\s+(?-i:[A-Z])"
    r"[\w.’'-]*(?!\s(?-i:[A-Z]))|(?<=,\s)names?(?:\s+and\s+\w+)?\s+withheld",
    r"(?:has|have|had)\s+(?:an?\s+)?(?:\w+\s+)?right\s+to\s+anonymity",
    rf"(?:would|[’']d)\s+rather\s+{_NOT}\s+(?:be\s+{_ADV}{_NAMED}{_BY_NAME}|(?:see|have|give|share)\s+(?:{HIS}|a)\s+{_PART}(?:\s+{_PRINT})?)",
    rf"promis(?:e|ed|ing)\s+(?:{_NOT}\s+to|to\s+{_NOT}|that\s+(?:we|I)\s+would(?:\s+not|n[’']t))\s+{_PUBLISH}\s+"
    rf"(?:{HIS}\s+{_PART}|{_THEM})",
    rf"{_WOULD_NOT}(?:let|allow|permit)\s+(?:us\s+|me\s+|the\s+\w+\s+)?(?:to\s+)?(?:{_PUBLISH}\s+{HIS}\s+{_PART}"
    rf"|{HIS}\s+{_PART}\s+(?:to\s+)?be\s+{_PRINT})",
    rf"{_UNWILLING}\s+to\s+being\s+{_ADV}{_NAMED}{_BY_NAME}|left\s+no\s+name",
    r"(?:(?:will|shall)\s+be\s+called|(?:uses?|using|under)\s+the\s+name(?:\s+of)?)\s+(?-i:[A-Z])[\w’'-]*(?!\s(?-i:[A-Z]))",
    rf"could(?:\s+not|n[’']t)\s+(?:legally\s+)?be\s+named{_BY_NAME}",
    rf"without\s+(?:ever\s+)?(?:giving|leaving|offering|saying|revealing)\s+(?:{HIS}|a)\s+{_PART}",
    rf"{_WISH}\s+{_NOT}\s+to\s+have\s+{HIS}\s+{_PART}\s+{_PRINT}",
    rf"{_WISH}{_US}\s+(?:that\s+(?:we|I|it|the\s+\w+)\s+|to\s+)(?:leave|keep|take)\s+(?:out\s+{HIS}\s+{_PART}|{HIS}\s+{_PART}\s+out"
    r"(?:\s+of\s+(?:it|this|the)(?:\s+\w+)?)?)",
    rf"{_WISH}\s+to\s+be\s+(?:called|known\s+as|referred\s+to\s+as)\s+(?:only\s+|just\s+|simply\s+)?(?-i:[A-Z])[\w’'-]*"
    r"(?!\s(?-i:[A-Z]))",
    rf"(?:can(?:not|\s+not|[’']t)|(?:may|must|would|will|should|shall)(?:\s+not|n[’']t)|won[’']t)\s+{_ADV}be\s+{_ADV}"
    rf"(?:named|identified|quoted|cited){_BY_NAME}",
    rf"(?:is|are|was|were)\s*(?:not|n[’']t)\s+being\s+{_ADV}(?:named|identified|quoted\s+by\s+name)",
    rf"(?:neither|none)(?:\s+of\s+(?:them|whom|the\s+\w+(?:\s+\w+)?)|\s+\w+)?\s+(?:\w+\s+)?(?:want|wish|would|agree|was"
    rf"|were|dare|care|could|can|may|is|are)\w{{0,3}}\s+(?:(?:willing|prepared|allowed|able|ready)\s+)?(?:to\s+)?(?:be\s+"
    rf"{_ADV}{_NAMED}{_BY_NAME}|{_TELL}\s+(?:{HIS}|a)\s+{_PART}|{HIS}\s+{_PART}(?:\s+(?:to\s+be\s+)?{_PRINT})?)",
    rf"{_WISH}(?:{_US}|\s+\w+)\s+(?:that\s+)?(?:he|she|they|we|neither)\s+(?:should\s+|would\s+)?{_NOT}\s+(?:be\s+{_ADV}"
    rf"{_NAMED}|(?:{_PUBLISH})\s+(?:{HIS}\s+{_PART}|{_THEM}|who\s+\w+\s+\w+|where\s+\w+\s+\w+))",
    # a name not given, not wanted in print
    rf"{_UNWILLING}\s+(?:to\s+|for\s+)?(?:(?:have|see|let|{_TELL}){_US}\s+)?(?:{HIS}|a|any)\s+{_PART}"
    rf"(?:\s+(?:to\s+be\s+|being\s+)?{_PRINT})?",
    rf"{_UNWILLING}\s+(?:to\s+|even\s+to\s+)?(?:say|tell|telling|saying){_US}\s+{_WHO}",
    rf"{_UNWILLING}\s+(?:to\s+)?(?:appear|feature|be\s+seen|be\s+shown|show\s+{HIS}\s+face|be)\s+(?:in|on)\s+(?:(?:the"
    r"|this|our|a)\s+)?(?:paper|print|article|story|report|newspaper|record|camera|piece)",
    rf"(?:{_WISH})(?:{_US}|\s+\w+)\s+(?:that\s+)?(?:only\s+)?{HIS}\s+(?:own\s+)?{_PART}\s+(?:only\s+|alone\s+)?"
    rf"(?:(?:should\s+|would\s+)?(?:{_NOT}\s+)?(?:to\s+)?(?:be\s+)?(?:not\s+)?(?:{_PRINT}|{_KEPT}))",
    rf"(?:{_WISH})(?:{_US}|\s+\w+)\s+(?:(?:that|for)\s+)?only\s+{HIS}\s+{_PART}\s+(?:to\s+)?(?:be\s+)?{_PRINT}",
    rf"(?:{_WISH}){_US}\s+(?:{_NOT}\s+to|to(?:\s+not)?(?:\s+only)?|that\s+(?:we|I|reporters)(?:\s+\w+)?)\s+{_PUBLISH}\s+"
    rf"(?:only\s+)?(?:{HIS}\s+{_PART}|{_THEM}(?!\s+(?:only\s+)?as))(?:\s+only)?",
    rf"(?:{_WISH})\s+(?:that\s+(?:we|I)\s+|to\s+be\s+|to\s+)(?:identify|identified|describe|described|quote|quoted|call"
    rf"|refer\s+to|referred\s+to)\s+(?:{_THEM}\s+)?(?:only\s+|just\s+|simply\s+|merely\s+)?(?:as|by)\s+(?:only\s+)?"
    rf"(?:{HIS}\s+{_PART}(?:\s+(?:only|alone))?|(?:an?\s+|the\s+)?(?:\w+\s+){{0,3}}?\w+\s+(?:only|alone)"
    rf"|(?<=only\sas\s)an?\s+\w+(?:\s+\w+)?|(?<=only\sby\s)\w+\s+\w+)",
    rf"{_WOULD_NOT}{_TELL}{_US}\s+(?:only\s+)?(?:{HIS}|a|any)\s+{_PART}",
    rf"{_WOULD_NOT}(?:say|tell){_US}\s+{_WHO}",
    rf"(?:g[ai]v(?:e|es|en|ing)|would\s+give|provid(?:ed|ing|es)|offer(?:ed|ing|s)|shar(?:ed|ing)|us(?:ed|ing|es)"
    rf"|supplied){_US}\s+(?:only|just|no|solely)\s+(?:(?:{HIS}|an?)\s+)?{_PART}",
    rf"(?:g[ai]v(?:e|es|ing)|offer(?:ed|ing|s)|shar(?:ed|ing|es)){_US}\s+{HIS}\s+(?:first|given)\s+name(?:,\s+(?-i:[A-Z])[\w’'-]*,)?"
    rf"\s+but\s+(?:not|kept\s+back|withheld|(?:declined|refused)\s+to\s+give|would\s+not\s+give)\s+(?:{HIS}\s+)?"
    r"(?:surname|(?:last|family)\s+name)",
    r"introduc(?:ed|es|ing)\s+\w+sel(?:f|ves)\s+as\s+(?-i:[A-Z])[\w’'-]*(?!\s(?-i:[A-Z]))",
    r"g[ai]v(?:e|es|ing)\s+(?:only|just)\s+(?:that|this|one|the|a\s+single|a\s+first)\s+name",
    rf"(?:g[ai]ve|gives|giving)\s+{HIS}\s+name\s+(?:only\s+|simply\s+|just\s+)?as\s+(?:just\s+|only\s+)?"
    r"(?-i:[A-Z])[\w’'-]*|introduc(?:ed|es|ing)\s+\w+sel(?:f|ves)\s+(?:only|simply|just)\s+as\s+(?-i:[A-Z])[\w’'-]*",
    rf"(?:(?:is|was|were|be|being|are|to\s+be|who|and)\s+)?(?:(?:{_WISH})\s+to\s+be\s+)?(?:identified|named|known|quoted"
    rf"|referred\s+to)\s+(?:(?:in|by|to)\s+[\w\s]{{2,30}}?\s+)?(?:here\s+|publicly\s+)?(?:only|solely|just|simply)\s+(?:by|as|with|through)\s+(?:{HIS}\s+{_PART}"
    r"|(?:an?\s+)?initials?|(?:an?|the)\s+(?:\w+\s+)?(?:nickname|call\s+sign|pseudonym)|(?-i:[A-Z])[\w.’'-]*)",
    rf"(?:(?:{_WISH})\s+)?(?:to\s+)?(?:go(?:es|ing)?|went|known|identified|quoted|called)\s+(?:only\s+)?(?:by|under|with)"
    rf"\s+(?:only\s+)?(?:{HIS}\s+(?:first|given|middle|nom)\s?[-\w]*names?(?:\s+(?:only|alone))?|(?:the\s+|an?\s+|{HIS}"
    r"\s+)(?:\w+\s+)?(?:call\s?sign|nickname|initials?|alias|pseudonym|code\s?name|nom\s+de\s+guerre)"
    r"(?:\s+(?-i:[A-Z])[\w’'-]*)?)|(?:known|referred\s+to|described)\s+(?:\w+\s+){0,3}(?:only\s+)?as\s+"
    r"(?:(?:Witness|Source|Person|Officer|Soldier|Patient|Employee|Official|Juror|Complainant)\s+(?-i:[A-Z]|\d+)\b)",
    rf"(?:kept|keep(?:s|ing)?|held|hold(?:s|ing)?)\s+(?:{HIS}\s+{_PART}\s+(?:to\s+\w+sel(?:f|ves)|out\s+of\s+(?:it|this|the"
    rf"\s+\w+)|private|secret|back|confidential)|{_THEM}\s+out\s+of\s+(?:it|this|the\s+(?:paper|story|article|report)))",
    rf"(?:{_WISH}){_US}\s+to\s+(?:keep|leave)\s+(?:{HIS}\s+{_PART}|{_THEM})\s+out(?:\s+of\s+(?:it|this|the)(?:\s+"
    r"(?:paper|story|article|report))?)?",
    rf"(?:g[ai]v(?:e|es|ing)|using|us(?:ed|es)|adopted|took)\s+(?:{HIS}|the|an?)\s+(?:nom\s+de\s+guerre|alias|code\s?name"
    r"|pseudonym|nickname|call\s?sign)(?:\s+(?:of|as))?(?:\s+(?-i:[A-Z])[\w’'-]*)?",
    r"identif(?:ied|ies|ying)\s+\w+sel(?:f|ves)\s+(?:only|simply|just)\s+(?:as|by)\s+(?:an?\s+\w+|\w+)",
    r"go(?:es|ing)?\s+(?:only\s+|simply\s+)?by\s+(?:the\s+name\s+(?:of\s+)?)?(?-i:[A-Z])[a-z’'-]+(?=[,.;\s])(?!\s(?-i:[A-Z]))",
    rf"insist(?:s|ed|ing)?\s+(?:up)?on\s+(?:not|never)\s+being\s+{_ADV}{_NAMED}{_BY_NAME}",
    rf"{HIS}\s+(?:\w+\s+)?{_PART}\s+(?:is|are)\s+known\s+to\s+(?:us|the\s+\w+|this\s+\w+|(?-i:[A-Z])\w+)",
    r"(?<=,\s)call\s?sign\s+(?-i:[A-Z])[\w’'-]*",
    # what the outlet does
    rf"(?:whom\s+)?(?-i:{OUTLET})\s+(?:(?:is|are|am|has|have|had|was|were|will)\s+)?(?:agreed\s+|chosen\s+|decided\s+|promised\s+"
    rf"|asked\s+)?{_NOT}\s+(?:to\s+)?(?:nam(?:e|ed|ing)|identif(?:y|ied|ying))(?=\s+(?:said|says|told|because|for|at|to\s+protect)\b"
    r"|[,.;:])",
    rf"whose\s+(?:{_PART}|details)(?:\s+and\s+\w+)?\s+(?-i:{OUTLET})\s+(?:leave\s+out|omit|knows?)\b",
    rf"whose\s+(?:{_PART}|details)\s+(?-i:{OUTLET})\s+(?:(?:is|are|am|has|have|had|was|were|will)\s+)?(?:agreed\s+to\s+)?(?:withhold(?:ing)?|withheld|keep(?:ing)?"
    rf"\s+(?:back|secret)|protect(?:ing)?|conceal(?:ing)?"
    rf"|(?:agreed\s+|chosen\s+|decided\s+|promised\s+)?{_NOT}\s+(?:to\s+)?{_PUBLISH})",
    r"(?:whom\s+)?(?:we|I)(?:\s+(?:are|am|have|will|shall)|[’']re|[’']m)\s+(?:calling|called|call)\s+(?-i:[A-Z])[\w’'-]*",
    rf"(?:(?-i:{OUTLET})\s+(?:is|are|am|has|have|was|were|will|would|had|do|does|did|agreed|chose|decided|can|shall)\s*)?"
    rf"(?:{_NOT}|not\s+to)\s+(?:been\s+|be\s+)?{_PUBLISH}\s+(?:only\s+)?{HIS}\s+{_PART}",
    rf"(?-i:{OUTLET})\s+(?:is|are|was|were|has|have|agreed|chose|decided|do|does|will|shall|can)\s*(?:{_NOT}|not\s+to)\s+"
    rf"(?:been\s+|be\s+)?(?:nam(?:e|ing)|identify(?:ing)?)\s+(?:him|her|them|the\s+\w+)",
    rf"(?:(?-i:{OUTLET})\s+)?(?:(?:is|are|am|has|have|had|agreed\s+to|chose\s+to|decided\s+to|will|was|were)\s+)?"
    rf"(?:been\s+)?(?:withh(?:olding|eld|olds?)|chang(?:ed|ing)|alter(?:ed|ing)|omit(?:ted|ting)|disguis(?:ed|ing)"
    rf"|conceal(?:ed|ing)|us(?:e|ed|ing)\s+only)\s+(?!its\b){HIS}\s+{_PART}",
    rf"(?:(?:{HIS}|the|all|some|both|these)\s+)?{_PART}\s+(?:(?:in|of|and|for)\s+(?:(?:this|the)\s+)?[^.,;:()\n]{{2,60}}?\s+)?"
    rf"(?:(?:is|are|was|were|has|have|had|be|been|being)\s+){{1,3}}(?:\w+ly\s+)?(?:{_KEPT}|not\s+(?:being\s+|be\s+"
    rf"|been\s+)?(?:published|printed|used|disclosed|revealed|released|given))",
    rf"{HIS}\s+{_PART}\s+(?:cannot|(?:would|could|will|can|may|must|should|might)(?:\s+not|n[’']t))\s+(?:be\s+{_PRINT}"
    r"|appear)",
    r"(?:details?|particulars?)\s+(?:of\s+(?:his|her|their)\s+[^.,;\n]{2,50}?\s+)?(?:have|has|were|was|are)\s+(?:been\s+)?"
    rf"(?:{_KEPT})",
    r"(?:(?:whom?|[Ll]et\s+us|[Ll]et[’']s)\s+)?(?:(?:we|I)(?:\s+(?:will|shall|am\s+going\s+to|are\s+going\s+to)"
    r"|[’']ll|[’']d)?\s+)(?:call|refer\s+to|name)\s+(?:(?:him|her|them|the\s+\w+|one|this\s+\w+)\s+)?(?:here\s+)?"
    r"(?:as\s+)?(?-i:[A-Z])[\w’'-]*",
    r"[Ll]et(?:\s+us|[’']s)\s+call\s+(?:him|her|them)\s+(?-i:[A-Z])[\w’'-]*",
    rf"{_NOT}\s+(?:say|said|specify|specified|disclose[d]?|tell)\s+which\s+\w+|named\s+none\s+of\s+(?:the|its|his|her)\s+"
    rf"\w+|{_NOT}\s+(?:name|identify|named|identified)\s+(?:them|him|her|it)(?=\W)",
]
_PRESS = r"(?:(?:the\s+)?(?:media|press|reporters?|journalists?|newspapers?|outsiders|strangers)|interviews)"
_SPEAK = (
    r"(?:speak|discuss|comment|talk|brief|be\s+quoted|disclose|reveal|give|release|address|describe|share|divulge"
    r"|go\s+on\s+the\s+record)"
)
REFUSED = (
    r"(?:not|un|\w{2,6}n[’']t|without\s+being|nor|never)\s?(?:(?:been|yet|himself|herself|legally|officially|formally)"
    rf"\s+)?(?:(?:authori[sz]ed|cleared|empowered|at\s+liberty|supposed|entitled|in\s+a\s+position)\s+to\s+(?:\w+ly\s+)?"
    rf"{_SPEAK}|(?:allowed|permitted|free)\s+to\s+(?:(?:speak|talk|comment|give)\s+(?:about\s+\w+\s+\w+\s+|openly|freely"
    rf"|publicly|on\s+the\s+record|(?:to|with)\s+{_PRESS}|{_PRESS})|discuss|be\s+(?:named|quoted)))"
    r"|(?:could|can|would|may|did)(?:\s+not|not|n[’']t)\s+(?:\w+\s+)?(?:speak|talk|comment)\s+(?:openly|freely"
    r"|on\s+the\s+record)"
    rf"|(?:told|ordered|instructed|under\s+orders)\s+(?:\w+\s+)?not\s+to\s+(?:speak|talk|comment)\s+(?:to|with)\s+{_PRESS}"
    r"|(?:lack(?:s|ed|ing)?|(?:did|does|do)(?:\s+not|n[’']t)\s+have|without|had\s+no)\s+(?:\w+\s+)?(?:authori[sz]ation"
    r"|authority|permission|clearance)\s+to\s+(?:speak|talk|comment|discuss|brief)"
    rf"|(?:forbidden|barred|banned|prohibited|prevented)\s+(?:\w+\s+\w+\s+)?(?:from|to)\s+(?:speak|talk|comment|discuss"
    rf"|giv|contact|disclos)\w*(?:\s+(?:to|with)?\s*{_PRESS})?"
    rf"|whose\s+[\w’'-]+(?:\s+[\w’'-]+){{0,3}}?\s+(?:forbid|bar|ban|prohibit|rules?\s+out|(?:do|did)(?:es)?(?:\s+not"
    rf"|n[’']t)\s+(?:allow|permit|let))\w*\s+[^.,;\n]{{0,50}}?{_PRESS}"
    r"|(?:(?:is|are|was|were|being|remains?|still)\s+)?(?:still\s+)?bound\s+by\s+(?:\w+\s+){0,3}?(?:secrecy|confidentiality"
    r"|silence|agreement|rules?|oath|secrets\s+act)"
)

_PERSONS = r"(?:his|her|their|whose|my|the\s+[\w-]{1,30}[’']s?)"
_CITED = r"(?:named|identified|quoted|cited|pictured|minuted)"
_GONE = (
    r"(?:omitted|withheld|concealed|hidden|redacted|changed|invented|fictitious|removed|supplied|on\s+file|obscured|altered"
    r"|blurred|smeared|bleeped|left\s+(?:out|off|blank)|kept\s+(?:back|secret|private)|known\s+to\s+\w+(?:\s+[A-Z]\w+)*)"
)
_WISHES = (
    r"(?:asked|asks|wish(?:es|ed)?|prefers?|preferred|wants?|wanted|begged|pleaded|promised|rather|requested|swear"
    r"|[’']d\s+like)"
)
_MY = r"(?:I|we|We)"
_WONT = (
    r"(?:sha(?:ll\s+not|n[’']t)|wo(?:n[’']t)|will\s+not|cannot|can[’']t|can\s+not|(?:had|[’']d)\s+better\s+not|may\s+not"
    r"|(?:are|am|[’']re|[’']m)\s+not\s+(?:at\s+liberty\s+to|going\s+to|allowed\s+to))"
)
_X = r"(?-i:[A-Z])[\w.’'-]*"

PLAIN = [
    # who may not be named
    rf"(?:can|may|could|must)\s+(?:be\s+)?neither\s+(?:be\s+)?{_CITED}(?:\s+(?:nor|or)\s+\w+)?",
    r"(?:could|can|may)(?:\s+not|n[’']t)\s+(?:legally\s+)?be\s+(?:cited|quoted|named|identified|attributed)(?:\s+by\s+name)?",
    rf"(?:so\s+)?neither\s+(?:of\s+\w+\s+)?(?:can|may|could)\s+be\s+{_CITED}",
    r"(?:she|he|they)\s+(?:is|are)(?:\s+not|n[’']t)\s+(?:being\s+)?(?:named|identified)(?=\s+(?:here|because|for|in)\b|[.,;)—])",
    r"(?:(?<=reason\s)|(?<=and\s)|(?<=who\s))(?:is|are)(?:\s+not|n[’']t)\s+(?:named|identified)\s+here",
    r"not\s+(?:quotable|nameable|identifiable)(?:\s+by\s+name)?|not\s+for\s+(?:naming|quotation|quoting)|for\s+no\s+attribution",
    r"if\s+(?:he|she|they)\s+(?:was|were|is|are)\s+(?:named|identified)",
    rf"(?:prevents?|forbids?|bars?|prohibits?|rules?\s+out)\s+(?:{_PERSONS}\s+{_PART}\s+(?:from\s+)?being\s+\w+|(?:us\s+from\s+)?(?:the\s+)?"
    r"(?:naming|identifying|identification)\s+(?:of\s+)?(?:\w+\s+)?\w+)",
    rf"whose\s+{_PART}\s+is\s+(?:subject\s+to|protected\s+by|covered\s+by)\s+an?\s+(?:\w+\s+){{0,3}}?order(?:\s+of\s+the\s+court)?",
    rf"(?:neither|none)\s+of\s+(?:whom|them|the\s+\w+)\s+(?:would|will|wants?|wanted|could)\s+(?:to\s+)?(?:allow\s+{HIS}\s+{_PART}\s+to\s+be\s+\w+"
    rf"|be\s+(?:known|named|quoted)(?:\s+by\s+{HIS}\s+(?:own\s+)?{_PART})?)",
    r"right\s+to\s+(?:\w+\s+)?anonymity|anonymity\s+(?:for\s+life|requested|order)|(?:made|making)\s+anonymity\s+a\s+\w*condition"
    r"|promises?\s+of\s+(?:confidentiality|anonymity)",
    # a name left out
    rf"{_PERSONS}\s+(?:own\s+)?{_PART}(?:\s+(?:and|or)\s+[\w’']+)?\s+(?:(?:is|are|was|were|has|have)\s+(?:been\s+)?)?(?:all\s+)?{_GONE}",
    rf"whose\s+(?:full\s+)?{_PART}\s+(?:we|this\s+\w+|the\s+(?-i:[A-Z])\w+)\s+(?:have|has)\s+(?:all\s+)?{_GONE}",
    rf"(?:(?<=\()|(?<=[,.:;]\s)|(?<=[–—-]\s))(?:full\s+)?{_PART}(?:\s+and\s+\w+)?\s+(?!known\b){_GONE}",
    rf"{_PERSONS}\s+{_PART}\s+(?:does|do|did)(?:\s+not|n[’']t)\s+appear(?:\s+here)?",
    r"(?:hiding|omitting|left\s+off|leav(?:e|ing)\s+off|(?:removed|crossed\s+out|struck\s+out|omit))\s+(?:(?:his|her|their)\s+)?(?:(?:sur)?names?\b)",
    r"(?:so|hence|and)\s+no\s+names?\b(?=[,.;)—]|\s+(?:here|in\s+this))|(?:on\s+)?a\s+no[- ]names?\s+basis",
    r"(?:(?<=[.,“\"(]\s)|(?<=[“\"(])|(?<=[–—-]\s))no\s+names?\b(?=\s*[,.;:!)–—”\"-]|\s+(?:please|pls)\b)",
    r"(?:keep|keeping|kept|leave|leaving|leaves|left|remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|be|go)\s+(?:(?:him|her|them|it)\s+)?"
    r"(?:anonymous|nameless|unnamed|unidentified)(?!\s+[a-z]+(?:s|er|or|man)\b)",
    rf"{_WISHES}\b[^.;:“”\"\n]{{0,40}}?\b(?:leave|left|keep|kept)\s+(?:(?:him|her|them|me)\s+out\s+of\s+(?:it|this|that|the\s+\w+)"
    rf"|{_PERSONS}\s+{_PART}\s+(?:out|off|back)(?:\s+of\s+(?:it|this|the\s+\w+))?)",
    rf"(?:rather|prefer(?:s|red)?)\s+(?:that\s+)?(?:(?:I|we|you)\s+(?:(?:didn[’']t|did\s+not)\s+(?:mention|name|quote|say)\s*(?:him|her|them|who"
    rf"|which)?\b|left\s+{_PERSONS}\s+{_PART}\s+out(?:\s+of\s+it)?)|{_PERSONS}\s+{_PART}\s+(?:was|were|went|to\s+be)\s+\w+)",
    rf"(?:agreed|promised|decided|chosen|asked\s+us)\s+(?:not\s+to|to\s+(?:protect|withhold|leave\s+it|keep))\b[^.;“”\n]{{0,30}}?\b(?:{_PART}|who\s+(?:he|she)"
    r"\s+is|at\s+that)",
    r"(?:asked|asks|wants|wanted|promised)\b[^.;“”\n]{0,30}?\b(?:blur|disguise|conceal|hide|change|alter)\s+(?:his|her|their|the)\s+(?:face|voice|name)",
    # another name
    r"(?:isn[’']t|is\s+not|not)\s+(?:what\s+(?:he|she)(?:[’']s|\s+is)\s+called|(?:his|her)\s+(?:own|proper|true)\s+name|the\s+name\s+on\s+[^.,;\n]{3,30})",
    r"(?:under|with|by|using|given)\s+(?:an?|another|her|his)\s+(?:borrowed|false|assumed|invented|different|made-up|fictitious|other)\s+names?",
    r"(?:a\s+)?pseudonym\s+(?:chosen|given)\s+by\s+\w+|pseudonymous\s+here|an(?:onymi[sz]ed)\s+in\s+(?:[\w’-]+\s+){1,4}(?:as\s+"
    + _X
    + ")?",
    r"as\s+(?:he|she|they)\s+(?:has\s+asked|have\s+asked|would\s+like|wants?|asked|prefers?|wishes|wished|will)\s+(?:to\s+)?be\s+(?:called|known)(?:\s+here)?",
    rf"let\s+(?:him|her|them)\s+be\s+{_X}|(?:asks?|asked|wants?)\s+(?:me|us)\s+to\s+call\s+(?:him|her|them)\s+{_X}|we[’']re\s+going\s+with\s+{_X}",
    rf"(?:known|referred\s+to|figures|appears?|named|styled|quoted|described)\s+(?:here\s+|there\s+|throughout\s+|in\s+(?:these|this|the)\s+\w+\s+){{1,2}}"
    rf"(?:only\s+)?as\s+{_X}|(?:be\s+)?(?:described|quoted)\s+(?:only|merely|just)\s+as\s+(?:such|an?\s+[\w\s-]{{3,30}}\w|[“\"][^”\"\n]{{2,40}}[”\"])",
    r"(?:gave|give|gives|giving)\s+(?:(?:us|me)\s+)?(?:only\s+)?(?:one|a\s+first)\s+name\s+only|(?:only\s+)?wants\s+(?:only\s+)?(?:his|her)\s+first\s+name"
    r"\s+(?:used|printed)|(?:gives?|gave)\s+(?:his|her)\s+rank\s+and\s+first\s+name",
    # nobody is told who it is
    rf"{_MY}\s*{_WONT}\s+(?:say|tell\s+\w+|reveal|disclose)\s+(?:who\b(?:\s+(?:he|she|they)\s+(?:is|are|was))?|which\b|his\b|her\b)",
    rf"(?:whom?\s+)?{_MY}\s*{_WONT}\s+(?:name|identify)(?=\s*[,.;)—]|\s+(?:him|her|them)\b)",
    rf"(?:whom?\s+)?{_MY}\s+know\s+and\s+(?:are|am|will)\s+not\s+(?:nam|identify)\w+|{_MY}[’']re\s+not\s+naming",
    rf"{_MY}(?:[’']re|\s+are|\s+have|[’']ve)?\s*(?:not|n[’']t)?\s*(?:identify(?:ing)?|named|naming)\s+(?:any\s+of\s+)?(?:him|her|them|the\s+\w+)"
    r"(?=\s+(?:while|because|this|until|for|to|we)\b)(?<!we\snaming)",
    r"(?:agreed\s+)?not\s+to\s+say\s+who\s+(?:she|he|they)\s+(?:is|are|was|were)",
    r"(?:would|will|did|does)(?:\s+not|n[’']t)\s+(?:tell|say)(?:\s+(?:us|me))?\s+what\s+(?:he|she)\s+(?:was|is)\s+called",
    r"(?:talk|speak|talked|spoke|met)\s+(?:[\w\s]{1,25}\s)?(?:only\s+)?(?:if|as\s+long\s+as|provided)\s+(?:I|we)\s+(?:promised\s+to\s+)?(?:leave|left|changed?)\s+[^.;“”\n]{3,40}",
    r"say\s+which\s+(?:department|ward|office|unit|team|school|firm|company)\s+(?:he|she|they)\s+\w+(?:\s+\w+)?",
]
