"""Words that set what is so against what was said: “In fact …”, “He did not.”, “Records show otherwise.”"""

from __future__ import annotations

import re

from reportedly.resolve.doubt.verification.found import Check, Found
from reportedly.resolve.doubt.verification.who import AUTHORITIES, PRONOUN, THEIR_OWN
from reportedly.resolve.doubt.verification.wordings.wording import NOT, wording

_OPPOSED = re.compile(
    r"\b(?:sa(?:y|id)|claim|stat(?:ed|ement)|report|t(?:old|ell)|insist|argu|declar|wr[io]t|call|put|suggest|alleg"
    r"|assert|boast|version|accus|tweet|den(?:y|ied)|promis|according|announc|maintain)"
)
"""Words of saying, which “in fact” stands against."""


def _contrast(f: Found) -> Check | None:
    """“In fact there were twelve.”"""
    before = f.text[f.tokens.sentence.start : f.m.start()].strip()
    if before and before[-1] not in ";:—–":
        return None
    elaborates = re.search(r"[Ii]n (?:actual )?(?:fact|truth|reality)|Actually", f.m[0])
    if elaborates and (not _OPPOSED.search(before or f.before) or re.match(r",?\s+(?:I|we|our|my)\b", f.after)):
        return None
    return f.check("disputed", f.after if len(f.after.split()) > 2 else "", "contrast")


IN_FACT = wording(
    _contrast,
    r"(?:(?:[Bb]ut_|[Yy]et_)?(?:[Ii]n_(?:actual_)?fact|[Ii]n_reality|[Ii]n_truth|Actually)\b,?|The_(?:truth"
    r"|reality)_is\b(?!_(?:clear|out|simple|plain|hard|hidden)\b)|Not_so\b(?!_(?:with|for|in|much|many|fast|long"
    r"|good|bad|easy)\b)|Not_true\b|Not_according_to\b|[Nn]othing_of_the_(?:sort|kind)\b|There_(?:was|were|is"
    r"|are)_(?:never|only|no_more_than|none)\b|[Oo]n_the_contrary\b|Quite_the_(?:opposite|contrary|reverse)\b"
    r"|[Tt]he_(?:opposite|reverse|contrary)_(?:is|was)_(?:true|the_case)\b|There_(?:is|was|were|are"
    r"|has_been)_no_such\b|No_(?:one|body)_(?:else_)?we_(?:spoke|asked|reached|interviewed|met)\b"
    r"|No_such_\w+_(?:exists?|is|are|existed|was|were|has|have|took|appears?)\b)",
)
NOR = wording(
    _contrast,
    r"(?:Nor|nor)_(?:does|do|did|is|was|were|has|have|had|are)\b(?!_(?:it|they|he|she)_(?:known|clear))",
)
NONE_OF_THEM = wording(
    _contrast,
    r"(?:[Nn]one|[Nn]ot_one)_of_(?:the|those|these|our)_(?:[\w’-]{1,30}_){0,5}?(?:we|who_spoke|interviewed"
    r"|asked|approached|reached|contacted|visited|checked)\b[^.;\n]{0,80}",
)


def _otherwise(f: Found) -> Check | None:
    """“The minutes say otherwise.”"""
    words = f.subject.words
    if re.match(r"ha(?:s|ve|d)|contains?|lists?", f.m[0]) and f.who != "record":
        return None
    if f.is_told or (re.match(r"d(?:oes|o|id)\b", f.m[0]) and THEIR_OWN.match(words)):
        return None  # “Their analysis did not mention the studies”
    account = f.lexicon.claims.search(words) or re.search(r"\b(?:two|three|others?|several)\b", words)
    return f.by_subject("disputed") if f.who in AUTHORITIES or (f.who == "party" and account) else None


OTHERWISE = wording(
    _otherwise,
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
    rf"|(?:does|do|did){NOT}_(?:\w+ly_)?(?:bear_(?:this|that|it|him|her|them)_out|mention|reflect|include|list"
    r"|contain)\b"
    rf"|(?:does|do|did){NOT}_(?:say|state|show)_(?:that|this|so|it|what|anything_of_the)\b(?=\s*[.;,—]|_\w+_\w+)"
    r"|contain(?:s|ed)?_no_such\b",
)

_UNDONE = re.compile(r"\b(?:could|should|might)\s+have\b|\bsee\s+(?:if|whether)\b")


def _elliptic(f: Found) -> Check | None:
    """“He did.” “It had not: …” “She is right about that.” after a statement, where the sentence says no more."""
    if _UNDONE.search(f.before):
        return None  # “He could have called. He did not.”
    wrong = f.m["right"] is not None and f.lexicon.false.fullmatch(f.m["right"]) is not None
    never = f.m["never"] is not None or f.m["never2"] is not None
    false = never or bool(f.m["not"] or f.m["not2"]) != wrong
    return f.check("disputed" if false else "confirmed", "", "contrast")


ELLIPTIC = wording(
    _elliptic,
    r"(?:He|She|It|They|We|That|This|There)_(?:(?:(?:did|has|had|was|is|were|are|does|do|have|can|could|would"
    r"|will)(?P<not>_not|\s*n[’']t)?|(?:is|was|are|were)_(?P<not2>not_)?(?P<right>right|wrong|mistaken|correct"
    r"|true|false|untrue)(?:_(?:about|on)_(?:that|this|it))?)(?=[.;:—–]|_[—–])|(?:has|had)_a_point(?=[.;:—–])"
    r"|(?:did_not|didn[’']t)_(?:say|write|do|claim)_(?:that|this|it|so|any_such)(?=[.;:])(?P<never2>)"
    r"|never_(?:(?:said|did|made|wrote|gave|claimed|told)_(?:it|that|this|so|any_such)\b|(?:did|has|was|had"
    r"|were)(?=[.;:]))(?P<never>))",
    opens=True,
)


def _negated(f: Found) -> Check | None:
    """“That is not what the records show.”"""
    return f.check("disputed")


NEGATED = wording(
    _negated,
    r"(?:That|This|It)(?:_is|[’']s|_was)_not_(?:what|how|the_way|where|when|who|why|(?:quite_)?(?:that"
    r"|so)_simple)\b"
    r"|(?:That|This|It)_(?:misrepresents|misstates|distorts|misreads|misquotes|leaves_out|omits)\b",
    opens=True,
)


def _not_figure(f: Found) -> Check | None:
    """“The number is 12, not 40.”"""
    return f.check("disputed", "the figure", start=f.subject.start)


NOT_FIGURE = wording(
    _not_figure,
    r"(?:is|was|were|are)_(?:\w+_)?[$£€]?\d[\d,.]*(?:_\w+){0,2},_not_(?:\w+_)?[$£€]?\d",
)


def _saying(f: Found) -> Check | None:
    """“A video has him saying so.” “Emails show he was right.”"""
    if f.who != "record":
        return None
    return f.by_subject("disputed" if f.m.groupdict().get("wrong") else "confirmed")


PROVED_RIGHT = wording(
    _saying,
    r"prove[sd]?_(?:him|her|them|it|this|that)_(?:right|(?P<wrong>wrong))\b",
)
SHOWS_RIGHT = wording(
    _saying,
    r"(?:shows?|showed|prove[sd]?|suggests?)_(?:that_)?(?:he|she|they)_(?:is|are|was|were)_(?:right"
    r"|telling_the_truth|(?P<wrong>wrong|lying|mistaken))\b",
)
SAYING = wording(
    _saying,
    r"(?:has|have|shows?|showed|captures?|caught|records?|quotes?)_(?:him|her|them|it)_saying\b",
)


def _no_such(f: Found) -> Check | None:
    """“He said no such thing.”"""
    return f.check("disputed", f.after, "contrast")


NO_SUCH = wording(
    _no_such,
    r"(?:never|not|n[’']t)_(?:[\w’]+_){1,3}such\b"
    r"|(?:said|did|wrote|made)_no_such_\w+\b"
    r"|said_nothing_of_the_(?:kind|sort)\b",
)


def _old_picture(f: Found) -> Check | None:
    """“The video is in fact from 2019.”"""
    words, pictures = f.subject.words, f.lexicon.pictures
    it = PRONOUN.fullmatch(words.strip()) and (pictures.search(f.before) or pictures.search(f.m[0]))
    if not (pictures.search(words) or it) or f.is_told:
        return None
    return f.check("disputed", "the video" if it else words, start=f.subject.start)


OLD_PICTURE = wording(
    _old_picture,
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
    r"|before))\b",
)
