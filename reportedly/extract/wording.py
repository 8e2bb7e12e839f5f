"""The words of pages that are about the page, not about the news; and photo credits within captions."""

from __future__ import annotations

import re

# whole lines, and beginnings of lines, that no article says
_LINE = re.compile(
    r"""(?:
      (?:your|this)\ browser\b.{0,80}(?:support|out\ of\ date|outdated|not\ able|cannot).*
    | .{0,60}\b(?:enable|activate|turn\ on)\ (?:java\s?script|cookies)\b.*
    | (?:we|this\ (?:web)?site|this\ page|this\ widget)\ uses?\ (?:only\ )?cookies\b.*
    | .{0,40}\b(?:accept\ (?:all\ )?cookies|cookie\ (?:policy|settings|preferences))\b.{0,60}
    | (?:advertisement|advertisment|ad|anzeige|publicité|publicidad|werbung|sponsored(?:\ content)?|promoted)s?
      (?:\ -\ (?:continue|scroll).*)?
    | (?:continue|scroll\ down\ to\ continue)\ reading(?:\ (?:the\ main\ story|below).*)?
    | story\ continues(?:\ below)?(?:\ advertisement)?
    | article\ continues\ (?:below|after).{0,40}
    | (?:sign\ up|subscribe|register)\ (?:here\ )?(?:for|to|now)\b.{0,160}
      (?:newsletter|e-?mail|inbox|updates|alerts|podcast|channel)\w*\b.{0,60}
    | .{0,60}\b(?:subscribe|subscription)\ (?:to|of)\ our[ ]
      (?:sister|newsletter|magazine|print|paper|channel|podcast)\b.{0,160}
    | .{0,100}\bsign\ up\ for\ our\b.{0,60}\bnewsletters?\b.{0,40}
    | (?:you\ can\ )?(?:also\ )?subscribe\ to\ (?:this|our|the)\ .{0,40}newsletter\b.{0,160}
    | if\ you\ (?:enjoyed|liked)\ this\ (?:article|story|post|piece)(?:[,:;—–-].*)?
    | this\ copy\ is\ for\ your\ personal\b.*
    | have\ a\ tip\?.{0,200}
    | e-?mail\ .{2,60}\ at\ \S+@\S+.{0,160}
    | follow\ .{2,80}\ at\ (?:https?://|www\.)\S+
    | popular\ (?:on|in)\ .{2,40}
    | (?:reading\ time|read\ time|lesezeit|temps\ de\ lecture|tiempo\ de\ lectura|tempo\ de\ leitura|tempo\ di\ lettura
        |leestijd|время\ чтения)\b.{0,30}
    | (?:reach|contact|follow)\ the\ (?:reporters?|authors?|writers?|columnists?)\b.{0,160}
    | more\ [\w\ ]{1,40}:\ https?://\S+(?:\ (?:and|,)?\ ?https?://\S+)*
    | (?:get|receive)\ .{0,80}\b(?:newsletter|in\ your\ inbox|to\ your\ inbox).{0,60}
    | (?:follow|like|join|find)\ (?:us|me|him|her|@?\w+(?:\ \w+){0,7})\ on[ ]
      (?:twitter|facebook|instagram|telegram|whatsapp|youtube|google|linkedin|social)\b.{0,100}
    | (?:share|print|e-?mail|tweet|pin|copy|save)\ (?:this|on|via|the)[ ]
      (?:article|story|page|post|link|with|facebook|twitter|telegram|whatsapp|e-?mail)\b.{0,30}
    | (?:(?:facebook|twitter|google\+?|whatsapp|linkedin|pinterest|e-?mail|telegram|reddit|messenger|tumblr|viber
        |flipboard|vkontakte|instagram|youtube|print|pocket)(?:\W+|$)){1,12}
    | (?:share(?:\ this)?|copy\ link|send\ by\ e-?mail):?|tweet|print|comments?|\d+\ comments?
    | (?:leave|post|add)\ a\ comment.{0,30}|reply|back\ to\ top
    | (?:read|see)\ (?:also|more|next)(?:\ (?:on|about|from)\b.{0,60})?:?|also\ read:?|more\ (?:from|on|about)\ .{0,60}
    | (?:related|related\ (?:articles?|stories|posts?|topics?|links?|content|coverage))(?:\s*:.{0,120})?
    | (?:most\ (?:read|popular|viewed)|trending(?:\ now)?|recommended(?:\ for\ you)?|you\ (?:may|might)\ also\ like
      |don['’]t\ miss|editor['’]s\ picks?|top\ stories)\b.{0,30}
    | (?:read|watch|listen|click|download|get)\ .{0,60}\b(?:on|in|with)\ (?:the|our)\ .{0,20}\bapp\b.{0,40}
    | (?:©|(?:copyright\ )?\(c\)\ ?[\w ]{0,40},?\ ?\d{4}|copyright\ (?:©|\d{4})).*
    | .{0,120}\ball\ rights\ reserved\b.{0,160}
    | \d+\ min(?:ute)?s?\ read|loading\W*|skip\ to\ .{0,30}|view\ comments.{0,20}
    | (?:hide|toggle)\ caption|enlarge(?:\ this)?\ image
    | (?:this|the)\ (?:material|content)\ may\ not\ be\ published.*
    | (?:if|when)\ you\ (?:buy|purchase|make\ a\ purchase|click)\b.{0,120}
      \b(?:commission|share\ of\ the\ sale|revenue)\b.{0,120}
    | (?:tags?|topics?|filed\ under|categories|in\ this\ article)\s*:.{0,200}
    )""",
    re.I | re.X,
)  # fmt: skip
_CREDIT = re.compile(
    r"""(?:[(\[]\s*)?
    (?:(?:(?:main|lead|cover|header|featured?|top|hero|title)\ )?
       (?:photo(?:graph|s)?|image|picture|foto|bild|video|illustration|graphic|file\ photo|pic)s?
         (?:\ (?:by|credit|courtesy(?:\ of)?|copyright|via|from))?
       |(?:credit|copyright|source|courtesy(?:\ of)?|photographer)
       |©|\(c\))
    \s*[:/©]?\s*""",
    re.I | re.X,
)
_COUNTERS = re.compile(
    r"(?:[\W_]++|\d[\d.,:]*+[KkMm]?(?![^\W\d_])|(?:edited|views?|seen|likes?|shares?|comments?|replies|reactions?|reposts?"
    r"|retweets?|forwards?|a\.?m|p\.?m)\b)++",
    re.I,
)
_TIME = re.compile(r"\d{1,2}(?:[:.]\d{2})? ?[ap]\.?m\.?:?", re.I)
_SOURCE = re.compile(
    r"[(\[]?(?:(?:sources?|quelle|fuente|fonte|agencies)\s*:\s*)[^.!?]{2,60}[)\]]?"
    r"|(?:this (?:article|story) was )?originally published (?:on|in|by) [^.!?]{2,60}\.?"
    r"|[(\[](?:Wire|AP|AFP|Reuters|dpa|EFE|ANSA|PTI|IANS|Agencies)[)\]]\.?",
    re.I,
)
_SENTENCE = re.compile(r"[.!?]\s+\w+\s+\w+\s+\w+\s|\b(?:said|says|is|are|was|were|has|have|had)\b")
_SAYS_SO = re.compile(r"[:©/]|\b(?:by|credit|courtesy|copyright|via)\b", re.I)  # "Photo shows" does not
_LAST_BRACKET = re.compile(r"[(\[][^()\[\]]{2,60}[)\]]\.?$")
_TAIL = re.compile(
    r"(?:(?<=[.!?”\"'’])\s+|(?<=[a-z][.!?]))(?:[A-Z][\w.’' -]{1,40}/[\w.’' /-]{2,40}"
    r"|[\w.’' -]{0,30}\b(?:Reuters|AFP|AP|Getty Images|EPA))\.?$"
)
_NAMES = re.compile(r"(?:[A-Z](?:\.|[\w’'-]+) ){0,4}[A-Z][\w’'-]+ ?/ ?[A-Z][\w.’' /-]{1,40}")  # "Amy K. Lee/Wire"
_CUT = re.compile(r"(?:\.\.\.|…)\s*(?:read |show |see )?more$", re.I)
_CONTROLS = re.compile(
    r"^\d{1,3}\s?(?:of|/)\s?\d{1,3}(?:(?=[^\W\d_])|\s*[|:·–-]\s*)|(?<=[.!?”\"])\s+(?:less|hide|show less)$", re.I
)
_LONGEST_CREDIT = 80
_LONGEST_CAPTION = 1500  # characters
_AGENCY = re.compile(
    r"\b(?:AP|AFP|EPA|EFE|DPA|ANSA|TASS|PTI|REX|PA|AAP|ANP|NTB|Reuters|Getty(?: Images)?|Shutterstock|Alamy|Xinhua"
    r"|Bloomberg|Anadolu|Sputnik|iStock|Flickr|Unsplash|Wikimedia(?: Commons)?|Handout|Archive|Staff|File)\b"
)


def without_controls(caption: str) -> str:
    """A caption without its gallery's controls, "2 of 4" before and "less" after it; empty when cut by "… more"."""
    if _CUT.search(caption):
        return ""
    return _CONTROLS.sub("", caption)


def is_about_the_page(line: str) -> bool:
    """Whether a line speaks of the page itself: cookies, sharing, newsletters, related links, rights."""
    return len(line) < 400 and _LINE.fullmatch(line.strip(" .:>»→-")) is not None


def is_counters(line: str) -> bool:
    """Whether a line only counts: reactions, views, the time of an edit, as below posts."""
    return _COUNTERS.fullmatch(line) is not None


def is_time(line: str) -> bool:
    """Whether a line is a time of day and no more: "10 p.m.", as above the entries of a report that goes on."""
    return _TIME.fullmatch(line) is not None


def is_credit(line: str) -> bool:
    """Whether a line credits a picture or names the agency that a text came from, and no more: "Photo: Ann Lee",
    "Source: Wire", "(Reuters)"."""
    if _SOURCE.fullmatch(line):
        return True
    opening = _CREDIT.match(line)
    return opening is not None and _SAYS_SO.search(opening[0]) is not None and not _SENTENCE.search(line)


def part_credit(caption: str) -> tuple[str, str]:
    """A caption without its photo credit, and the credit; either may be empty.

    "Smoke over the port. Photo: Ann Lee/AFP" and "Smoke over the port (Reuters)" have one; "Photo shows smoke" has not.
    """
    if len(caption) > _LONGEST_CAPTION:
        return caption, ""
    if _NAMES.fullmatch(caption) or _AGENCY.fullmatch(caption):
        return "", caption
    for match in _CREDIT.finditer(caption):
        before = caption[: match.start()].rstrip()
        named = caption[match.end() :]
        if 0 < len(named) <= _LONGEST_CREDIT and _SAYS_SO.search(match[0]) and _stands_apart(match[0], before):
            return before.strip(" |-–—/"), caption[match.start() :]
    if (bracket := _LAST_BRACKET.search(caption)) and _AGENCY.search(bracket[0]):
        return caption[: bracket.start()].strip(), bracket[0]
    if tail := _TAIL.search(caption):
        return caption[: tail.start()].strip(), tail[0].strip()
    return caption, ""


def _stands_apart(credit: str, before: str) -> bool:
    """Whether a credit begins here: at the start, after a sentence or a dividing mark, or in brackets."""
    return not before or before[-1] in ".!?”\"’»')]|–—-/:" or credit[0] in "([©"
