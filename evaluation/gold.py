"""The hand-made gold of the sample case: what people wrote, located in the text.

    python -m evaluation.gold          check every annotated file, write attributions/*.ann beside them
    python -m evaluation.gold 01 -v    only documents whose name starts so; print each line as it was located
    python -m evaluation.gold --rest   the other half of the sample case, in `rest/`

`gold/annotated/NAME_ANNOTATOR.json` holds exact words; this module finds them in `gold/text/NAME.txt`. A role is a
list of pieces; a piece is a string of exact words, with ``[...]`` for a gap in the middle of a long one, or
``{"words": "he", "nth": 3}`` for the third occurrence. A string that occurs more than once is taken where it is
nearest to the attribution's content (for cues) or cue (for sources). Guidelines: gold/GUIDELINES.md.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from reportedly import brat
from reportedly.errors import FormatError
from reportedly.types import Span

HERE = Path(__file__).parent / "gold"
REST = HERE.parent / "rest"
"""The twelve documents of the sample case that were annotated last, and that nobody tunes on."""
GAP = "[...]"


def occurrences(words: str, text: str) -> list[Span]:
    """Every place of `words` (with at most one gap) that begins and ends at word borders."""
    head, _, tail = words.partition(GAP)
    found = []
    for match in re.finditer(re.escape(head.strip()), text):
        start, end = match.span()
        if tail.strip():
            end = text.find(tail.strip(), end)
            if end < 0:
                continue
            end += len(tail.strip())
        inner = text[start:end]
        split_before = start > 0 and inner[0].isalnum() and text[start - 1].isalnum()
        split_after = end < len(text) and inner[-1].isalnum() and text[end].isalnum()
        if not split_before and not split_after:
            found.append(Span(start, end))
    return found


def locate(piece: str | dict[str, Any], text: str, near: Span | None) -> Span:
    """The place of a piece. Raises FormatError when the words are not there, or are ambiguous with nothing near."""
    words, nth = (piece, None) if isinstance(piece, str) else (piece["words"], piece.get("nth"))
    found = occurrences(words, text)
    if not found:
        raise FormatError(f"these words are not in the text: {words!r}")
    if nth is not None:
        if not 1 <= nth <= len(found):
            raise FormatError(f"{words!r} occurs {len(found)} times, there is no number {nth}")
        return Span(*found[int(nth) - 1])
    if len(found) == 1:
        return found[0]
    if near is None:
        raise FormatError(f"{words!r} occurs {len(found)} times: say which with nth")
    nearest: Span = min(found, key=lambda s: max(near.start - s.end, s.start - near.end, 0))
    return nearest


def spans_of(item: dict[str, Any], text: str) -> brat.Annotated:
    """The spans of one annotated attribution."""
    content = [locate(p, text, None) for p in item["content"]]
    whole = Span(min(s.start for s in content), max(s.end for s in content))
    cue = [locate(p, text, whole) for p in item.get("cue") or []]
    source = [locate(p, text, cue[0] if cue else whole) for p in item.get("source") or []]
    return brat.Annotated(
        content=brat.normalise(content, text), cue=brat.normalise(cue, text), source=brat.normalise(source, text)
    )


def read(path: Path, folder: Path | None = None) -> tuple[str, dict[str, Any], list[brat.Annotated]]:
    """Text, annotation and located attributions of one annotated file; parents must name a key that is there."""
    name = path.stem.rsplit("_", 1)[0]
    text = brat.read_text((folder or HERE) / "text" / f"{name}.txt")
    notes = json.loads(path.read_text(encoding="utf-8"))
    found = []
    keys = {item["key"] for item in notes["attributions"]}
    for item in notes["attributions"]:
        try:
            found.append(spans_of(item, text))
            if item.get("parent") not in keys | {None}:
                raise FormatError(f"no attribution has the key {item['parent']!r}")
        except FormatError as error:
            raise FormatError(f"{path.name}, attribution {item['key']}: {error}") from error
    for group in ("dates", "figures"):
        for item in notes.get(group, []):
            try:
                locate(item, text, None)
            except FormatError as error:
                raise FormatError(f"{path.name}, {group}: {error}") from error
    return text, notes, found


def main(arguments: list[str]) -> int:
    """Check and write. Returns 1 when a file does not hold."""
    verbose = "-v" in arguments
    folder = REST if "--rest" in arguments else HERE
    prefixes = tuple(a for a in arguments if not a.startswith("-")) or ("",)
    bad = 0
    for path in sorted((folder / "annotated").glob("*.json")):
        if not path.name.startswith(prefixes):
            continue
        try:
            text, notes, found = read(path, folder)
        except (FormatError, KeyError, json.JSONDecodeError) as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            bad += 1
            continue
        (folder / "attributions" / f"{path.stem}.ann").write_text(brat.write(found, text), encoding="utf-8")
        print(f"{path.stem}: {len(found)} attributions")
        if verbose:
            for item, spans in zip(notes["attributions"], found, strict=True):
                show = {r: " | ".join(text[s:e] for s, e in getattr(spans, r)) for r in ("source", "cue", "content")}
                print(f"  {item['key']}: {show}")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
