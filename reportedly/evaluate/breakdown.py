"""Where attributions are found and where not: the metric `attribution`, group by group.

An attribution of gold is put into a group by its own spans and words, and so is what was found. A group's recall is the
share of its gold that is paired, its precision the share of its finds that is paired. The two sides of a pair may stand
in different groups (indirect in gold, found as mixed), so a group's F1 is the harmonic mean of the two shares.

What is asked of each attribution:

form        direct, indirect, mixed: how its content stands to the quotation marks
act         speech, writing, thought: by the words of cue and source
cue         none; mark alone (":"); say verb (one of the table below: "said in a statement"); other verb ("has denied");
            preposition ("according to"); noun ("criticism of"); the first that holds, and other verb where none does
length      words of the content
position    where in the text the content begins
source      none; pronoun ("he", "those who"); name (a word of it has a capital, and never stands in the text without
            one); other ("the company", "Voters" where the text also has "voters")
pieces      whether the content is one stretch or several
outlet      what stands before the first "_" of the document's name, "-" where there is none

Form and act are those of `reportedly.attribute.forms`; the words of cues and sources are LEXICONS, a row a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.attribute.forms import act_of, form_of, whole_words
from reportedly.brat import Annotated
from reportedly.evaluate import Compared, attribution_pairs, shares
from reportedly.text import quotations
from reportedly.types import ACTS, FORMS, Span

LENGTHS = ((5, "1-5 words"), (15, "6-15 words"), (40, "16-40 words"))
LONGEST = "41 words and more"
POSITIONS = ((1 / 10, "first tenth"), (1 / 3, "rest of first third"), (2 / 3, "second third"))
LAST = "last third"
DIMENSIONS: dict[str, tuple[str, ...]] = {
    "form": FORMS,
    "act": ACTS,
    "cue": ("say verb", "preposition", "noun", "other verb", "mark alone", "none"),
    "length": (*(name for _, name in LENGTHS), LONGEST),
    "position": (*(name for _, name in POSITIONS), LAST),
    "source": ("name", "pronoun", "other", "none"),
    "pieces": ("one", "several"),
    "outlet": (),
}
"""What can be asked for, with its groups in order; outlets are in the order of their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """A language's words, each a pattern of whole words in small letters."""

    say: re.Pattern[str]
    preposition: re.Pattern[str]
    verb: re.Pattern[str]
    noun: re.Pattern[str]
    pronoun: re.Pattern[str]


LEXICONS: dict[str, Lexicon] = {
    "en": Lexicon(
        say=whole_words(
            "say says said saying tell tells told telling ask asks asked asking add adds added adding",
            "write writes wrote written writing note notes noted noting state states stated stating",
            "reply replies replied replying answer answers answered answering explain explains explained explaining",
        ),
        # at the beginning of the cue
        preposition=whole_words("according in as for from by per of on to$ about under with via at behind like"),
        # a cue that has one of these is neither preposition nor noun, whatever else it has
        verb=whole_words(
            r"\w+ed \w+(?<!accord)ing is are was were be been being am has have had having do does did will would can",
            "could may might must should made makes make making gave gives give giving took takes take taking put puts",
            "came comes went goes drew draws led leads shown found sent spoke speaks held holds",
        ),
        noun=whole_words(
            r"^(?:a|an|the|no|his|her|its|their|my|our|your)\s",
            r"\w+[tsc]ions? \w+ments? \w+isms? \w+[ae]nces? \w+it(?:y|ies)",
            "advice beliefs? complaints? critics? denials? desire ideas? interest opponents? opinions? proposals?",
            "refusals? remarks? sense speech speeches stance strategy supporters?",
            r"(?:attacks?|claims?|fears?|hopes?|plans?|praise|support|views?)\s(?:of|from) (?:plans?|support)\sfor",
            r"(?:attacks?|concerns?|doubts?|fears?|questions?)\s(?:about|against|on)",
        ),
        pronoun=whole_words(
            "i me my we us our you your he him his she her it its they them their who whom whose which that this these",
            "those one ones himself herself itself themselves myself ourselves yourself",
        ),
    )
}


@dataclass(slots=True)
class Group:
    """Attributions of one group: in gold and how many of them are paired; found and how many of them are paired."""

    gold: int = 0
    gold_paired: int = 0
    found: int = 0
    found_paired: int = 0

    @property
    def precision(self) -> float | None:
        """Share of what was found in the group that is paired; None where nothing was found."""
        return self.found_paired / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of the group's gold that is paired; None where there is none."""
        return self.gold_paired / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two; None where one of them is."""
        if self.precision is None or self.recall is None:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Breakdown = dict[str, dict[str, Group]]


def breakdown(compared: Iterable[Compared], by: Sequence[str], language: str = "en") -> Breakdown:
    """The groups of each dimension in `by` (keys of DIMENSIONS), those without gold and without finds left out.

    Raises KeyError for a dimension or a language that there is not.
    """
    found: Breakdown = {dimension: {name: Group() for name in DIMENSIONS[dimension]} for dimension in by}
    for document in compared:
        quoted = quotations(document.text)
        pairs = attribution_pairs(document.gold, document.found)
        paired = set(pairs.values())

        def groups(item: Annotated, document: Compared = document, quoted: Sequence[Span] = quoted) -> Iterator[Group]:
            told = describe(item, document, quoted, language)
            return (found[dimension].setdefault(told[dimension], Group()) for dimension in by)

        for i, item in enumerate(document.gold):
            for group in groups(item):
                group.gold += 1
                group.gold_paired += i in pairs
        for i, item in enumerate(document.found):
            for group in groups(item):
                group.found += 1
                group.found_paired += i in paired
    return {
        dimension: {
            name: group
            for name, group in (groups.items() if DIMENSIONS[dimension] else sorted(groups.items()))
            if group.gold or group.found
        }
        for dimension, groups in found.items()
    }


def describe(item: Annotated, document: Compared, quoted: Sequence[Span], language: str = "en") -> dict[str, str]:
    """The group of an attribution in each dimension. `quoted` are the quotations of the document's text."""
    text, lexicon = document.text, LEXICONS[language]
    cue, source, content = (" ".join(text[s:e] for s, e in spans) for spans in (item.cue, item.source, item.content))
    length, share = len(content.split()), item.content[0].start / len(text)
    outlet, underscore, _ = document.name.partition("_")
    return {
        "form": form_of(item.content, quoted, text, item.cue),
        "act": act_of(cue, source, language),
        "cue": cue_kind(cue, lexicon),
        "length": next((name for most, name in LENGTHS if length <= most), LONGEST),
        "position": next((name for end, name in POSITIONS if share < end), LAST),
        "source": source_kind(source, text, lexicon),
        "pieces": "one" if len(item.content) == 1 else "several",
        "outlet": outlet if underscore and outlet else "-",
    }


def cue_kind(cue: str, lexicon: Lexicon) -> str:
    """What kind of words tell of the saying: one of ``DIMENSIONS["cue"]``."""
    words = cue.casefold().strip("'’ ")
    if not words:
        return "none"
    if not re.search(r"\w", words):
        return "mark alone"
    if lexicon.say.search(words):
        return "say verb"
    if lexicon.verb.search(words):
        return "other verb"
    if lexicon.preposition.match(words):
        return "preposition"
    return "noun" if lexicon.noun.search(words) else "other verb"


def source_kind(source: str, text: str, lexicon: Lexicon) -> str:
    """What kind of words name the source: one of ``DIMENSIONS["source"]``."""
    words = re.findall(r"\w+", source)
    if not words:
        return "none"
    if all(lexicon.pronoun.fullmatch(word.casefold()) for word in words):
        return "pronoun"
    small = (re.search(rf"\b{re.escape(word[0].lower() + word[1:])}\b", text) for word in words if word[0].isupper())
    return "name" if not all(small) else "other"


def rows(found: Breakdown) -> dict[str, dict[str, dict[str, float | int | None]]]:
    """The groups by dimension and name, for JSON."""
    return {
        dimension: {
            name: {
                "P": group.precision,
                "R": group.recall,
                "F1": group.f1,
                "gold": group.gold,
                "gold_paired": group.gold_paired,
                "pred": group.found,
                "pred_paired": group.found_paired,
            }
            for name, group in groups.items()
        }
        for dimension, groups in found.items()
    }


def table(found: Breakdown) -> str:
    """The groups for people, a line a group; a dash where there is nothing to divide by."""
    lines = []
    for dimension, groups in found.items():
        lines.append(f"by {dimension}")
        for name, g in groups.items():
            counts = f"gold {g.gold}, paired {g.gold_paired}; found {g.found}, paired {g.found_paired}"
            lines.append(f"  {name:24} {shares(g)}   ({counts})")
    return "\n".join(lines)
