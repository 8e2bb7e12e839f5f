"""English ways of keeping a name back that turn on what is done with it: unsaid, left out, replaced."""

from __future__ import annotations

from reportedly.resolve.people.withheld.clauses import HIS, PART

_PERSONS = r"(?:his|her|their|whose|my|the\s+[\w-]{1,30}[’']s?)"
_NAMED = r"(?:named|identified|quoted|cited|pictured|minuted)"
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
    rf"(?:can|may|could|must)\s+(?:be\s+)?neither\s+(?:be\s+)?{_NAMED}(?:\s+(?:nor|or)\s+\w+)?",
    r"(?:could|can|may)(?:\s+not|n[’']t)\s+(?:legally\s+)?be\s+(?:cited|quoted|named|identified|attributed)(?:\s+by\s+name)?",
    rf"(?:so\s+)?neither\s+(?:of\s+\w+\s+)?(?:can|may|could)\s+be\s+{_NAMED}",
    r"(?:she|he|they)\s+(?:is|are)(?:\s+not|n[’']t)\s+(?:being\s+)?(?:named|identified)(?=\s+(?:here|because|for|in)\b|[.,;)—])",
    r"(?:(?<=reason\s)|(?<=and\s)|(?<=who\s))(?:is|are)(?:\s+not|n[’']t)\s+(?:named|identified)\s+here",
    r"not\s+(?:quotable|nameable|identifiable)(?:\s+by\s+name)?|not\s+for\s+(?:naming|quotation|quoting)|for\s+no\s+attribution",
    r"if\s+(?:he|she|they)\s+(?:was|were|is|are)\s+(?:named|identified)",
    rf"(?:prevents?|forbids?|bars?|prohibits?|rules?\s+out)\s+(?:{_PERSONS}\s+{PART}\s+(?:from\s+)?being\s+\w+|(?:us\s+from\s+)?(?:the\s+)?"
    r"(?:naming|identifying|identification)\s+(?:of\s+)?(?:\w+\s+)?\w+)",
    rf"whose\s+{PART}\s+is\s+(?:subject\s+to|protected\s+by|covered\s+by)\s+an?\s+(?:\w+\s+){{0,3}}?order(?:\s+of\s+the\s+court)?",
    rf"(?:neither|none)\s+of\s+(?:whom|them|the\s+\w+)\s+(?:would|will|wants?|wanted|could)\s+(?:to\s+)?(?:allow\s+{HIS}\s+{PART}\s+to\s+be\s+\w+"
    rf"|be\s+(?:known|named|quoted)(?:\s+by\s+{HIS}\s+(?:own\s+)?{PART})?)",
    r"right\s+to\s+(?:\w+\s+)?anonymity|anonymity\s+(?:for\s+life|requested|order)|(?:made|making)\s+anonymity\s+a\s+\w*condition"
    r"|promises?\s+of\s+(?:confidentiality|anonymity)",
    # a name left out
    rf"{_PERSONS}\s+(?:own\s+)?{PART}(?:\s+(?:and|or)\s+[\w’']+)?\s+(?:(?:is|are|was|were|has|have)\s+(?:been\s+)?)?(?:all\s+)?{_GONE}",
    rf"whose\s+(?:full\s+)?{PART}\s+(?:we|this\s+\w+|the\s+(?-i:[A-Z])\w+)\s+(?:have|has)\s+(?:all\s+)?{_GONE}",
    rf"(?:(?<=\()|(?<=[,.:;]\s)|(?<=[–—-]\s))(?:full\s+)?{PART}(?:\s+and\s+\w+)?\s+(?!known\b){_GONE}",
    rf"{_PERSONS}\s+{PART}\s+(?:does|do|did)(?:\s+not|n[’']t)\s+appear(?:\s+here)?",
    r"(?:hiding|omitting|left\s+off|leav(?:e|ing)\s+off|(?:removed|crossed\s+out|struck\s+out|omit))\s+(?:(?:his|her|their)\s+)?(?:(?:sur)?names?\b)",
    r"(?:so|hence|and)\s+no\s+names?\b(?=[,.;)—]|\s+(?:here|in\s+this))|(?:on\s+)?a\s+no[- ]names?\s+basis",
    r"(?:(?<=[.,“\"(]\s)|(?<=[“\"(])|(?<=[–—-]\s))no\s+names?\b(?=\s*[,.;:!)–—”\"-]|\s+(?:please|pls)\b)",
    r"(?:keep|keeping|kept|leave|leaving|leaves|left|remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|be|go)\s+(?:(?:him|her|them|it)\s+)?"
    r"(?:anonymous|nameless|unnamed|unidentified)(?!\s+[a-z]+(?:s|er|or|man)\b)",
    rf"{_WISHES}\b[^.;:“”\"\n]{{0,40}}?\b(?:leave|left|keep|kept)\s+(?:(?:him|her|them|me)\s+out\s+of\s+(?:it|this|that|the\s+\w+)"
    rf"|{_PERSONS}\s+{PART}\s+(?:out|off|back)(?:\s+of\s+(?:it|this|the\s+\w+))?)",
    rf"(?:rather|prefer(?:s|red)?)\s+(?:that\s+)?(?:(?:I|we|you)\s+(?:(?:didn[’']t|did\s+not)\s+(?:mention|name|quote|say)\s*(?:him|her|them|who"
    rf"|which)?\b|left\s+{_PERSONS}\s+{PART}\s+out(?:\s+of\s+it)?)|{_PERSONS}\s+{PART}\s+(?:was|were|went|to\s+be)\s+\w+)",
    rf"(?:agreed|promised|decided|chosen|asked\s+us)\s+(?:not\s+to|to\s+(?:protect|withhold|leave\s+it|keep))\b[^.;“”\n]{{0,30}}?\b(?:{PART}|who\s+(?:he|she)"
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
