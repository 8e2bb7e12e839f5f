"""Words of others made fit to be put before a language model: nothing hidden in them, and not too many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from reportedly.mcp.questions import PIECE

QUOTE: Final = 2000
"""Characters of a quote."""
_LONG: Final = 500
_ROOM: Final = {"quote": QUOTE, "text": PIECE, "notice": 1000}
_HIDDEN: Final = dict.fromkeys(
    [
        *(c for c in range(32) if c not in {9, 10}),
        *range(0x7F, 0xA0),
        0x061C,
        0x200B,
        0x200E,
        0x200F,
        *range(0x2028, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xD800, 0xE000),
        0xFEFF,
        *range(0xFFF9, 0xFFFC),
        *range(0xE0000, 0xE01F0),
    ],
    "\ufffd",
)
"""Control characters, marks that turn the direction of text, tags and selectors that show nothing: a model reads what
is written in them, and who looks on does not. One character for one, so that offsets hold."""


def clean(words: str) -> str:
    """Words of which nothing is hidden, as long as they were."""
    return words.translate(_HIDDEN)


def safe(value: Any, most: int = _LONG) -> Any:
    """An answer with all its words clean and none too long; what was cut ends in “…”."""
    if isinstance(value, str):
        words = clean(value)
        return words if len(words) <= most else words[: most - 1] + "…"
    if isinstance(value, Mapping):
        kept = {name: safe(item, _ROOM.get(name, _LONG)) for name, item in value.items()}
        if "left_out" in value:  # a quote is cut without a sign, to stay a quote
            kept |= {"quote": clean(value["quote"])[:QUOTE], "left_out": max(0, len(value["quote"]) - QUOTE)}
        return kept
    if isinstance(value, (list, tuple)):
        return [safe(item, most) for item in value]
    return value
