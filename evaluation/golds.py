"""The annotated texts that accounts are measured on, in five parts.

- ``sample``: twelve documents of the sample case, which rules are tuned on;
- ``rest``: its other twelve, which were annotated after the rules were made and are not tuned on;
- ``practice``: ten texts to tune on, dense with chains, checks, withheld names and doubts;
- ``held``: twelve that nobody tuned on, of which totals were looked at now and then;
- ``sealed``: eight to be measured once, at the end. Only their totals are ever printed.

``case`` is the first two together, the whole sample case.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from evaluation import gold as sample
from reportedly import brat
from reportedly.extract import extract
from reportedly.identity import document_id
from reportedly.ingest import ingest
from reportedly.resolve.doubt.verification.statements import Told
from reportedly.types import Capture, Description, Producer

_HERE = Path(__file__).parent
HELD = _HERE / "held"
PARTS = {
    "sample": sample.HERE,
    "rest": sample.REST,
    "practice": _HERE / "practice" / "accounts",
    "held": HELD,
    "sealed": _HERE / "sealed",
}
CASE = "case"
SAMPLE = Path(__file__).parents[1] / "reportedly" / "sample" / "documents"
_WHO = Producer(name="gold", version="1")


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated text: what is known of the page, the annotation, and where each attribution stands."""

    name: str
    text: str
    about: Description
    notes: dict[str, Any]
    places: list[brat.Annotated]


def part_of(arguments: Sequence[str]) -> str:
    """The part that is asked for as `--rest`, `--case`, `--practice` and so on; the sample when none is."""
    return next((part for part in (*PARTS, CASE) if f"--{part}" in arguments), "sample")


def golds(part: str) -> Iterator[Gold]:
    """The annotated texts of a part, one annotator each. Raises KeyError for a part that there is not."""
    if part == CASE:
        yield from golds("sample")
        yield from golds("rest")
        return
    folder = PARTS[part]
    for path in sorted((folder / "annotated").glob("*.json")):
        if path.stem.endswith("_c"):
            continue
        name = path.stem.rsplit("_", 1)[0]
        text, notes, found = sample.read(path, folder)
        about = _description(name, notes, text)
        yield Gold(name, text, about, notes, found)


def _description(name: str, notes: dict[str, Any], text: str) -> Description:
    given = notes.get("description")
    if given is None:
        captured = next(c for c in ingest(str(next(SAMPLE.glob(f"{name}.*")))) if isinstance(c, Capture))
        about = extract(captured)[1]
        given = {k: getattr(about, k) for k in ("title", "outlet", "published", "language", "byline")}
        given["published"] = given["published"] or notes.get("published")
    return described(text, given)


def described(text: str, given: Mapping[str, str | None] = MappingProxyType({})) -> Description:
    """What is known of a text's page: `given` of its title, byline, outlet, language and day of publication."""
    return Description(
        document_id=document_id("", text),
        title=given.get("title"),
        byline=given.get("byline"),
        outlet=given.get("outlet"),
        language=given.get("language") or "en",
        published=given.get("published"),
        modified=None,
        address=None,
        paragraphs=(),
        producer=_WHO,
    )


def statements(notes: Mapping[str, Any], places: Sequence[brat.Annotated]) -> list[Told]:
    """The annotated attributions as statements that a check may speak of, by their keys."""
    return [
        Told(
            id=str(item["key"]),
            content=place.content,
            cue=place.cue,
            source=place.source,
            parent=None if item.get("parent") is None else str(item["parent"]),
        )
        for item, place in zip(notes["attributions"], places, strict=True)
    ]


def practice(folder: Path, *, aside: bool) -> Iterator[Gold]:
    """The practice texts of a folder, those tuned on (t…) or those set aside (a…)."""
    for path in sorted((folder / "annotated").glob("a*.json" if aside else "t*.json")):
        name = path.stem.rsplit("_", 1)[0]
        text = (folder / "text" / f"{name}.txt").read_text(encoding="utf-8")
        notes = json.loads(path.read_text(encoding="utf-8"))
        places = [sample.spans_of(item, text) for item in notes["attributions"]]
        yield Gold(name, text, described(text, notes.get("description") or {}), notes, places)
