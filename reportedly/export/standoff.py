"""A folder of brat standoff: ``text/NAME.txt`` and ``attributions/NAME_reportedly.ann``, as corpora keep them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from reportedly import reviews as reviewed
from reportedly.brat import Annotated, write
from reportedly.export.gold import Gold, GoldLine
from reportedly.export.reviewed import corrections
from reportedly.types import Attribution, Document, Page, Resolved, Span, Statement

PARTLY = "partly"
"""The folder of documents of which people decided a part."""
REVIEWED = "reviewed"
"""The annotator of what people decided."""

_UNSAFE = re.compile(r"[^A-Za-z0-9]+")


def of_page(page: Page) -> list[Annotated]:
    """A page's attributions; of one that is resolved, what it means as attributes, and who speaks as a note."""
    resolved = {item.attribution_id: item for item in page.account.resolved} if page.account else {}
    return [_meant(of_attribution(f.attribution), resolved.get(f.attribution.id)) for f in page.found]


def _meant(item: Annotated, resolved: Resolved | None) -> Annotated:
    if resolved is None:
        return item
    kinds: list[tuple[str, str]] = [("Polarity", resolved.polarity), ("Certainty", resolved.certainty)]
    if resolved.verification:
        kinds.append(("Verification", resolved.verification.status))
    note = f"speaker: {resolved.speaker.name}" if resolved.speaker else ""
    return replace(item, attributes=tuple(kinds), note=note)


def of_attribution(item: Attribution) -> Annotated:
    """An attribution's spans by role."""
    return Annotated(content=item.content, cue=item.cue, source=item.source)


def of_statement(item: Statement) -> Annotated:
    """A statement's spans by role, as the model found them; what people decided as an attribute and a note."""
    found = reviewed.verdict(item.reviews)
    return Annotated(
        content=item.spans,
        cue=item.cue_spans,
        source=item.source_spans,
        attributes=(("Verdict", found),) if found else (),
        note="; ".join(f"{one.field}: {one.value} ({one.by})" for one in corrections(item)),
    )


def of_gold(item: GoldLine) -> Annotated:
    """What people decided of a line, by role; who says it as a note."""
    return Annotated(
        content=item.content, cue=item.cue, source=item.source, attributes=(("Decided", item.how),),
        note=f"speaker: {item.speaker}" if item.speaker else "",
    )  # fmt: skip


def write_gold(folder: Path, gold: Gold) -> int:
    """Write what people decided of a document: into `folder` where they decided every line, else into its ``partly``,
    with what nobody decided marked. Returns how many attributions went out."""
    place = folder if gold.whole else folder / PARTLY
    name = file_name(gold.document, gold.description.title)
    _write(place, name, gold.document, f"_{REVIEWED}.ann", [of_gold(line) for line in gold.lines],
           [s.spans for s in gold.unchecked])  # fmt: skip
    return len(gold.lines)


def say(folder: Path, mark: str) -> None:
    """Put what is said of a whole folder into it, where anything is."""
    if mark:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "PROTECTED.txt").write_text(mark + "\n", encoding="utf-8")


def file_name(document: Document, title: str | None) -> str:
    """A name that is safe in any file system, and unlike that of any other document."""
    words = _UNSAFE.sub("-", title or "").strip("-").casefold()[:48].strip("-")
    return f"{words or 'document'}-{_UNSAFE.sub('-', document.id.removeprefix('b2:'))[:12]}"


def write_document(folder: Path, document: Document, title: str | None, items: Iterable[Annotated]) -> int:
    """Write one document into `folder`, made when it is not there. Returns how many attributions went out."""
    found = list(items)
    _write(folder, file_name(document, title), document, "_reportedly.ann", found)
    return len(found)


def _write(
    folder: Path,
    name: str,
    document: Document,
    ending: str,
    found: list[Annotated],
    unchecked: Iterable[tuple[Span, ...]] = (),
) -> None:
    for part, suffix, content in (
        ("text", ".txt", document.text),
        ("attributions", ending, write(found, document.text, unchecked)),
    ):
        (folder / part).mkdir(parents=True, exist_ok=True)
        with (folder / part / (name + suffix)).open("w", encoding="utf-8", newline="") as file:
            file.write(content)
