"""A folder of brat standoff: ``text/NAME.txt`` and ``attributions/NAME_reportedly.ann``, as corpora keep them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from reportedly.brat import Annotated, write
from reportedly.types import Attribution, Document, Page, Resolved, Statement

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
    """A statement's spans by role."""
    return Annotated(content=item.spans, cue=item.cue_spans, source=item.source_spans)


def file_name(document: Document, title: str | None) -> str:
    """A name that is safe in any file system, and unlike that of any other document."""
    words = _UNSAFE.sub("-", title or "").strip("-").casefold()[:48].strip("-")
    return f"{words or 'document'}-{_UNSAFE.sub('-', document.id.removeprefix('b2:'))[:12]}"


def write_document(folder: Path, document: Document, title: str | None, items: Iterable[Annotated]) -> int:
    """Write one document into `folder`, made when it is not there. Returns how many attributions went out."""
    name = file_name(document, title)
    found = list(items)
    for part, ending, content in (
        ("text", ".txt", document.text),
        ("attributions", "_reportedly.ann", write(found, document.text)),
    ):
        (folder / part).mkdir(parents=True, exist_ok=True)
        with (folder / part / (name + ending)).open("w", encoding="utf-8", newline="") as file:
            file.write(content)
    return len(found)
