"""What the weights see in a text: cut into sections, each is read by the network, and what that answers is decoded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from reportedly import text as txt
from reportedly.attribute.decode import decode, probability
from reportedly.attribute.encoder import ATTRIBUTIONS, Encoder, Floats
from reportedly.attribute.linking import Piece
from reportedly.attribute.mentions import mentions as mentions_of
from reportedly.attribute.roles import Roles, Spans
from reportedly.attribute.windows import Ints, encode
from reportedly.types import Mention, RoleScores, Span

_SECTION = 24_000
"""Code points read at once; longer texts are cut at paragraph ends, so that memory stays bounded."""


class Sight(NamedTuple):
    """What is found in a text."""

    roles: list[Roles]
    mentions: list[Mention] = []  # noqa: RUF012 (of a tuple: never changed)


def seen(text: str, encoder: Encoder, outputs: Sequence[str]) -> Sight:
    """What the weights see in a text: attributions with their scores, and, where they are asked for, mentions."""
    found, mentions = [], []
    for section in sections(text):
        drafted, named = _section(text, section, encoder, outputs)
        mentions += named
        for spans, evidence in drafted:
            score, *by_role = (
                probability(evidence, judged, encoder.numbers.calibration) for judged in ("attribution", *spans._fields)
            )
            sure = (round(value, 4) if there else None for value, there in zip(by_role, spans, strict=True))
            found.append(Roles(*spans, score, RoleScores(*sure)))
    return Sight(found, mentions)


def located(text: str, encoder: Encoder) -> list[tuple[Spans, Floats]]:
    """Content, cue and source of each attribution in `text`, and the evidence for it (`decode.FEATURES`)."""
    return [draft for section in sections(text) for draft in _section(text, section, encoder, ATTRIBUTIONS)[0]]


def _section(
    text: str, section: Span, encoder: Encoder, outputs: Sequence[str]
) -> tuple[list[tuple[Spans, Floats]], list[Mention]]:
    encoded = encode(text[section.start : section.end], encoder.tokenizer)
    if not len(encoded.words):
        return [], []
    found: list[tuple[Spans, Floats]] = []
    answer = encoder(encoded, outputs)
    words = encoded.words + section.start
    place = partial(placed, words=words)
    opens = np.searchsorted(encoded.first, encoded.breaks)
    for draft in decode(answer.tags, answer.seen, encoded.first, encoded.quoted_words(), encoder.numbers, opens):
        content = place(draft.content)
        if any(txt.LETTER.search(text, *span) for span in content):  # a lone mark says nothing
            source = tuple(_without_dateline(text, span) for span in place([draft.source]))
            found.append((Spans(content, place([draft.cue]), source), draft.evidence))
    asked = len(answer.mentions) > 0
    return found, mentions_of(text, words, answer.mentions[encoded.first], opens) if asked else []


def placed(pieces: Iterable[Piece | None], words: Ints) -> tuple[Span, ...]:
    """Word ranges as spans of the text."""
    return tuple(Span(int(words[p.start, 0]), int(words[p.end - 1, 1])) for p in pieces if p)


def sections(text: str, size: int = _SECTION) -> list[Span]:
    """The text in stretches of at most `size` code points, cut at line ends where there are any."""
    found = []
    start = 0
    while start < len(text):
        end = min(start + size, len(text))
        if end < len(text):
            cut = text.rfind("\n", start, end)
            cut = cut if cut > start else text.rfind(" ", max(start, end - 500), end)
            end = cut + 1 if cut > start else end
        found.append(Span(start, end))
        start = end
    return found


def _without_dateline(text: str, span: Span) -> Span:
    """A source without the dateline of a dispatch before it: “KALSBURG, May 14 (Wire) - The minister”."""
    opens = span.start == 0 or text[span.start - 1] == "\n"
    m = _DATELINE.match(text, span.start, span.end) if opens else None
    return Span(m.end(), span.end) if m and m.end() < span.end else span


_DATELINE = re.compile(r"[A-Z][\w .,'’-]{1,50}\s?\([A-Z][^()\n]{1,30}\)\s?[-–—]{1,2}\s?")
