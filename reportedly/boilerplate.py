"""Whether words of a page are about the outlet or to the reader, and tell no news.

“Sign up for our newsletter.” What an outlet repeats is not boilerplate for that alone: reporters repeat the background
of a story for months, and that must stay. So a paragraph must also read as boilerplate does, and report nothing.
"""

from __future__ import annotations

import re

_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]*[”“»\"]")
_WORD = re.compile(r"\w+")
_LEAST_QUOTED = 3  # words; fewer are a title or a name: “The Brief”
_REPORTS = re.compile(
    # what others say or do
    r"\b(?:said|says|told|tells|asked|according to|confirm(?:s|ed)|den(?:y|ies|ied)|claim(?:s|ed)|announced|"
    r"warn(?:s|ed)|accus(?:es|ed)|alleg\w+|arrest\w*|kill\w*|"
    # how this page checked it
    r"verif\w+|declined|contacted|approached|for comment|could not|unable to|independently|"
    r"no (?:reply|answer|response|comment)|"
    r"(?:did|does|do|has|have|had) not (?:answer\w*|respond\w*|repl\w+|comment\w*)|"
    # whose names it withholds
    r"anonym\w+|identit(?:y|ies)|pseudonym\w*|not (?:name|naming|identify\w*)|names? (?:ha[sv]e?|was|were)|"
    # what was changed in it
    r"correction(?=:)|(?:earlier|previous) version|"
    r"(?:was|were|been) (?:first |originally )?(?:changed|corrected|amended|updated|edited|published|withdrawn))\b",
    re.IGNORECASE,
)
_TO_READER = re.compile(r"\b(?:we|us|our|ours|you|your|yours)\b", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\bU\.?S\b\.?")  # “US”, which is no “us”
_CALL = re.compile(
    r"(?:^|[.!?:|]\s+)(?:please\s+)?(?:sign up|subscribe|follow|click|donate|share this|read more|read next|read also|"
    r"more (?:on|from|about)|related (?:stories|articles|topics)|contact|e-?mail|listen to|watch the|log ?in|"
    r"abonnieren sie|folgen sie|abonnez-vous|suivez-nous|suscr[ií]b\w+|s[ií]guenos|подпи(?:шитесь|сывайтесь)\w*)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w|\bwww\.\w|https?://|(?<!\w)@\w{3,}")
_NOTICE = re.compile(
    r"©|\ball rights reserved\b|\bcopyright\b|\bterms (?:of use|of service|and conditions)\b|\bprivacy policy\b"
    r"|^advertise(?:ment)?\W*$",
    re.IGNORECASE,
)
_IS = (
    r"\W+(?:(?:is|are) (?:an?|the|part|owned|published|funded|produced|made|member|not|independent|run|supported|"
    r"financed|read)\b|has been (?:published|printed|broadcasting|reporting|on (?:the )?air)\b)"
)
_TELLING = frozenset(
    "we us our ours you your yours sign subscribe follow click donate share read more related contact mail email "
    "listen watch log login abonnieren folgen abonnez suivez síguenos siguenos rights copyright terms privacy "
    "advertise advertisement www http https is are has".split()
)
_BEGINNINGS = ("suscr", "подпи")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


def reads_as_boilerplate(paragraph: str, outlet: str | None) -> bool:
    """Whether a paragraph is of a kind that outlets put under every page, whatever that tells of.

    >>> reads_as_boilerplate("Sign up for our newsletter.", None)
    True
    >>> reads_as_boilerplate("The campaign began in March; 2,000 men have joined it since.", None)
    False
    """
    own = _QUOTED.sub("", paragraph)
    if not _may_be(own) or _reports(paragraph):
        return False
    return bool(
        _TO_READER.search(_ABBREVIATION.sub("", own))
        or _CALL.search(own)
        or _CONTACT.search(own)
        or _NOTICE.search(own.strip())
        or (outlet and re.search(re.escape(_ARTICLE.sub("", outlet)) + _IS, own, re.IGNORECASE))
    )


def _may_be(paragraph: str) -> bool:
    """A quick look, for nearly all paragraphs are none: whether it has one of the words that the patterns ask for."""
    words = _WORD.findall(paragraph.lower())
    return (
        not _TELLING.isdisjoint(words)
        or "@" in paragraph
        or "©" in paragraph
        or any(word.startswith(_BEGINNINGS) for word in words)
    )


def _reports(paragraph: str) -> bool:
    """Whether a paragraph quotes somebody, tells news, or something of this very page."""
    quoted = _QUOTED.findall(paragraph)
    return any(len(_WORD.findall(words)) >= _LEAST_QUOTED for words in quoted) or bool(_REPORTS.search(paragraph))
