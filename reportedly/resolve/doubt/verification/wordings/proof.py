"""Words of proof: it was not given, not found or not sought; there is none, or there is; what is open without it."""

from __future__ import annotations

import re

from reportedly.resolve.doubt.verification.found import Check, Found
from reportedly.resolve.doubt.verification.who import AHEAD, CHECKERS, asked, is_self
from reportedly.resolve.doubt.verification.wordings.wording import NOT, any_of, wording

_EVIDENCE = any_of(
    "evidence proof substantiation documentation corroboration basis sources? documents? data receipts",
    "figures numbers? orders? contracts? minutes videos? photos? papers paperwork records photographs",
    "footage recordings? cop(?:y|ies) results lists? report letter",
)


def _no_proof(f: Found) -> Check | None:
    """“He offered no evidence.”"""
    if re.search(r"\ban?\s+(?:\w+\s+)?list$", f.m[0]) and re.match(r"\s+of\b", f.after):
        return None  # “declined to provide a list of venues”
    start = f.subject.start if f.subject.words else None
    return f.check("unconfirmed", f.after.strip(" ,") or f.subject.words, "proof", start=start)


NOT_GIVEN = wording(
    _no_proof,
    r"(?:(?:offer|provid|giv|present|produc|cit|suppl|submit|furnish|publish|show|shar)\w*|gave)_(?:us_"
    rf"|the_\w+_)?(?:no|nothing)\b(?:_(?:[\w-]+_(?:or_\w+_)?){{0,2}}?{_EVIDENCE}\b|_(?:details?_)?to_(?:support"
    r"|back|show|prove|substantiate)\b|(?=\s*[.;]))"
    rf"|(?:did|has|have|had|does|do|could|would){NOT}_(?:\w+ly_)?(?:provided?|offer(?:ed)?|produced?|give|given"
    r"|gave|shown?|present(?:ed)?|suppl(?:y|ied)|cite[d]?|share[d]?|submit|publish(?:ed)?|release[d]?|disclose[d]?"
    rf"|hand(?:ed)?_over|ma[dk]e_(?:public|available))_(?:[\w-]+_){{0,3}}?{_EVIDENCE}\b"
    rf"|(?:would|did|could|has|have){NOT}_(?:provided?|produced?|share[d]?|sen[dt]|suppl(?:y|ied)|release[d]?|show"
    r"|shown|play)_(?:it|them|any|one)\b(?!_\w)"
    rf"|(?:would|did){NOT}_(?:show|release|share|play|hand_over|produce)_(?:us_|reporters_)?(?:the|any|a|his|her"
    rf"|its|their)_(?:[\w-]+_){{0,2}}?{_EVIDENCE}\b"
    r"|(?:declin|refus)(?:ed|es)_to_(?:release|provide|share|produce|show|hand_over|disclose"
    rf"|publish)_(?:us_)?(?:[\w-]+_){{0,3}}?{_EVIDENCE}\b"
    rf"|{NOT}_(?:respond|repl(?:y|ied)|answer)_(?:to_)?(?:a_|our_)?requests?_for_(?:[\w-]+_){{0,2}}?(?:evidence"
    r"|proof|documents?|data)\b"
    rf"|yet_to_(?:produce|provide|offer|show|present|publish)_(?:[\w-]+_){{0,3}}?{_EVIDENCE}\b"
    rf"|(?:would|did|could){NOT}_(?:name|reveal|identify|disclose)_(?:his|her|its|their|any|the|a)_sources?\b"
    rf"|(?:did|could|would){NOT}_(?:say|explain|specify|disclose|make_clear)_(?:where|how|on_what_basis|from_where"
    r"|what)\b(?=[^.;\n]{0,50}\b(?:came|come|comes|counted|number|figure|know|knew|knows|calculated|arrived"
    r"|source|reached|based)\b)"
    r"|(?:comes?|came|made|offered)_without_(?:any_)?(?:proof|evidence|documents)\b"
    r"|[Nn]one_(?:came|arrived|followed|has_come)\b"
    r"|[Nn]one_(?:was|were|has_been)_(?:provided|offered|forthcoming|produced|given|published)\b"
    rf"|[Nn]o_(?:\w+_)?{_EVIDENCE}_(?:(?:was|were|has_been|have_been)_(?:provided|offered|produced|presented|given"
    r"|supplied|published|attached|shown|shared|made_public|cited)|accompanied)\b"
    r"|(?:[Nn]either|[Nn]one)\b[^.;,\n]{0,30}?_(?:could_|would_)?(?:show|offer|produc|provid|g[ia]v"
    rf"|present)\w*_(?:us_)?(?:[\w-]+_){{0,3}}?{_EVIDENCE}\b",
)


def _unasked(f: Found) -> Check | None:
    """The outlet asked for proof and got none, or did not see for itself."""
    if (f.who not in CHECKERS and not is_self(f.m[0])) or _is_fate(f):
        return None
    by = None if f.who == "checker" else f.subject.words
    return f.check("unconfirmed", "this", "proof", by=by, start=f.subject.start)


NO_ACCESS = wording(
    _unasked,
    rf"(?:(?:could|can|did){NOT}|unable_to|{NOT}_(?:been_)?able_to)_(?:visit|enter|access|reach|get_(?:in)?to"
    r"|travel_to)_(?:the|this|that)_(?:\w+_)?(?:site|area|scene|village|town|camp|place|spot|island|region|front"
    r"|building|district|city|factory|house|compound|base|bridge)\b"
    r"|ha(?:s|ve|d)_no_(?:independent_(?:information|knowledge|confirmation|means)|evidence_either_way"
    r"|information_(?:of_our_own|on_this)|way_of_knowing)\b"
    r"|(?:(?:could|can|did)(?:_not|n[’']t)|unable_to|(?:not|n[’']t)_(?:been_)?able_to)_(?:\w+_)?(?:stand_(?:it"
    r"|this|that|the_\w+)_up|get_to_the_bottom_of|pin_(?:(?:it|this|that|them)_)?down|make_out|get_(?:near|within"
    r"|close)|speak_to_any(?:one|body)|repeat_(?:it|this|that|the)|replicate)\b",
)
REFUSED = wording(
    _unasked,
    r"(?:asked|applied|requested)_(?:for|to_(?:see|read|inspect|view|hear|visit|speak"
    r"|be_shown))\b[^.\n]{2,80}?(?:\band|\bbut|[;—])_[^.;\n]{0,50}?\b(?:refused|denied|turned_(?:down|away)"
    r"|not|never|told|none|no|waiting|declined|unanswered|ignored)\b"
    r"|[Oo]ur_(?:\w+_){0,2}?requests?_(?:for|to)_[^.;\n]{2,60}?_(?:went|were|was|remain|has|have"
    r"|had)_(?:\w+_){0,2}?(?:unanswered|refused|denied|ignored|declined|rejected)\b"
    r"|(?:(?:was|were|is|are|been)_(?:not_(?:been_)?)(?:allowed|permitted|admitted|granted)"
    r"|have_not_been_(?:allowed|permitted|admitted|granted|let)|has_not_been_(?:allowed|permitted|admitted)|(?:has"
    r"|have|had)_no_access)\b"
    rf"|(?:did|has|have|had){NOT}_(?:itself_|ourselves_|myself_)?(?:see|seen|witness|witnessed)_(?:this|that|it"
    r"|them|any_of|the_(?:incident|attack|scene|event|shooting|strike|arrests?))\b",
)


def _found_nobody(f: Found) -> Check | None:
    """“We found nobody who had seen it.”"""
    return f.by_subject("unconfirmed") if f.who == "own" else None


FOUND_NOBODY = wording(
    _found_nobody,
    r"(?:found|find|located|traced)_(?:no[_-]?one|nobody)\b",
)


def _no_verification(f: Found) -> Check | None:
    """“Independent verification of the figures is not possible.”"""
    return f.check("unconfirmed", f.about or f.m["matter"] or "this")


NO_VERIFICATION = wording(
    _no_verification,
    r"(?:[Aa]ttempts?|[Ee]fforts?)_to_(?:\w+ly_)?(?:verify|confirm|check|corroborate"
    r"|trace)_(?P<matter>[^.;\n]{0,60}?)_?(?:(?:were|was|have_been|has_been)_unsuccessful|(?:have_"
    r"|has_)?(?:so_far_)?failed|came_to_nothing|proved_(?:fruitless|impossible))\b"
    r"|await(?:s|ing)_(?:\w+_)?confirmation\b"
    r"|[Cc]onfirmation_(?:is|was)_(?:still_)?pending\b"
    r"|[Vv]erification_has_not_been_possible\b"
    r"|(?:[Ii]ndependent_)?(?:[Cc]onfirmation|[Vv]erification"
    r"|[Cc]orroboration)_(?P<about>[^.;\n]{0,100}?)\b(?:is|was|were|has_been)_(?:not_(?:\w+_)?(?:possible"
    r"|available|forthcoming)|impossible|lacking|unavailable)",
)

_SIGN = any_of(
    "evidence proof indications? signs? records? basis traces? foundation support truth mention confirmation",
    "entry entries irregularities reason_to_believe wrongdoing fault substance",
)
_UNABLE = frozenset("could can unable able".split())
_TAMPERED = re.compile(r"\b(?:tamper|manipulat|forger|editing|fak)")


def _found_none(f: Found) -> Check | None:
    """“Investigators found no evidence that …”"""
    if f.who in ("person", "none", "pronoun") or f.group & {"will", "would", "might", "may", "if"}:
        return None
    if _TAMPERED.search(f.after):
        return f.by_subject("confirmed", f.rest)
    in_vain = f.group & _UNABLE and f.who in CHECKERS
    return f.by_subject("unconfirmed" if f.m["open"] or in_vain else "disputed", f.rest)


FOUND_NONE = wording(
    _found_none,
    r"(?:found|find|finds|seen|saw|uncovered|turned_up|detected|identified|discovered|shows?|showed)_(?:no(?!_one)"
    rf"|nothing|little)\b\s*(?:(?=[.;,])|(?:(?:[\w-]+|or)_){{0,3}}?(?:{_SIGN}\b|to_(?:support|suggest|back|indicate"
    r"|confirm|(?P<open>substantiate|corroborate|verify))\b|such_\w+))",
)

_UNTRUE = re.compile(r"\b(?:truth|foundation|basis|substance|[Nn]othing\s+(?:in|on))\b")
"""What is not true, not only unproven: “there is no truth in it”, “nothing in the accounts supports it”."""
_OPEN_BOTH = re.compile(r"\bbears?\s+on\b|\b(?:either|neither)\s+\w")
"""What leaves two accounts as they stand."""


def _none(f: Found) -> Check | None:
    """“There is no evidence that …”: nobody has shown it, which is not that somebody has looked for it in vain."""
    untrue = _UNTRUE.search(f.m[0]) and not _OPEN_BOTH.search(f.m[0] + f.after)
    return f.check("disputed" if untrue else "unconfirmed", f.rest)


NONE = wording(
    _none,
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
    r"|ha(?:s|ve)_no_(?:evidence|proof)(?=\s*[.;])",
)


def _evidence(f: Found) -> Check | None:
    """“There is good evidence for this.”"""
    return None if re.search(r"\bsome\s+evidence\s+that", f.m[0]) else f.check("confirmed", f.rest)


EVIDENCE = wording(
    _evidence,
    r"[Tt]here_(?:is|was|are)_(?:(?:good|some|strong|ample|clear|documentary|plenty_of"
    r"|considerable)_)?evidence_(?:for|of|that|to_support)\b",
)
IT_IS_SO = wording(
    _evidence,
    r"(?:and|that)_it_(?:is|was)_so\b(?=\s*[.;,])",
)


def _either_way(f: Found) -> Check | None:
    """Words that leave the statement before them open: “which proves nothing either way”."""
    return None if _is_fate(f) else f.check("unconfirmed")


EITHER_WAY = wording(
    _either_way,
    r"prove[sd]?_nothing_either_way\b"
    rf"|(?:does|do|did){NOT}_(?:settle_(?:it|this|that|the_\w+)|(?:show|prove|tell)_(?:who|whether|which))\b"
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
    r"|(?:[Aa]ccounts|[Vv]ersions|[Rr]eports|[Ss]tories)_(?:differ|vary|conflict|diverge)\b",
)


def _is_fate(f: Found) -> bool:
    """“I had no way of knowing”: what was in store for somebody."""
    return f.subject.words == "I" and "knowing" in f.m[0]


def _rests(f: Found) -> Check | None:
    """“The account rests on one witness.”"""
    return f.of_subject("unconfirmed") if f.is_of_claim else None


RESTS = wording(
    _rests,
    r"(?:remains?|has_still|have_still|is_still|are_still)_to_be_(?:proven|proved|shown|established|confirmed"
    r"|verified|tested|seen)\b"
    r"|(?:rests?|rel(?:y|ies)|(?:is|are)_based)_(?:\w+ly_)?on_(?:a_single|one_\w+\b(?!_of)|an?_unnamed|the_word_of"
    r"|(?:his|her|their)_word)\b"
    r"|(?:should|must|needs?_to|has_to|have_to)_be_(?:treated|read|taken|handled)_(?:as_\w+"
    r"|with_(?:\w+_)?(?:caution|care|salt))",
)


def _unclear(f: Found) -> Check | None:
    """“It is unclear whether he did.”"""
    if not re.search(r"un|not", f.m[0]) or AHEAD.search(f.text, f.m.end(), f.tokens.sentence.end):
        return None
    matter, taken_up = asked(f.after.strip(" ,"))
    return f.check("unconfirmed", matter, "plain" if taken_up else "contrast")


UNCLEAR = wording(
    _unclear,
    r"(?:[Ii]t|[Tt]hat)\s*(?:is|was|remains?|remained|[’']s)_(?:still_|also_|not_)?(?:immediately_"
    r"|yet_)?(?:unclear|unknown|clear|known|uncertain)\b(?=_(?:whether|if|how|who|which|where|when)\b)"
    r"|too_(?:early|soon)_to_(?:say|tell|know)\b(?=_(?:whether|if|how|who|which)\b)",
)
