"""Statements as one STIX 2.1 bundle: who says what as objects and relationships, for colleagues in threat intelligence.

A document is a `report` (a `grouping` where its day is not known) with the `url` or `file` it was had from; a statement
is a `note` on that, attributed to an `identity`; what the page says of its truth is an `opinion` on the note.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from typing import Any, TextIO

from reportedly.answers import Named
from reportedly.clock import now
from reportedly.export import stix_objects as objects
from reportedly.export.account import Sentences
from reportedly.export.jsonl import statement_object
from reportedly.export.linked import write_list
from reportedly.export.links import Link, chains, outlet, outlet_key
from reportedly.export.schema_org import checked_by
from reportedly.export.stix_objects import Made, identifier
from reportedly.export.web_annotation import told
from reportedly.reviews import verdict
from reportedly.types import Document, Statement

_OPINIONS = {"confirmed": "agree", "unconfirmed": "neutral", "disputed": "disagree", "corrected": "disagree"}
_UNSAID = {"negated": "It is said that this was not said.", "denied": "This is denied."}
_OUTLETS = (None, "outlet", "organisation")
"""Kinds of what may be an outlet of the ledger, under its name."""


class _Bundle:
    """What goes into a bundle, document by document; it remembers which people and addresses it has, nothing else."""

    def __init__(self, outlets: Collection[str], generated: str) -> None:
        self.outlets = frozenset(map(outlet_key, outlets))
        self.generated = generated
        self.statements = 0
        self._there: set[str] = set()

    def document(self, found: list[Statement], named: Mapping[str, Named], text: str) -> Iterator[dict[str, Any]]:
        """The objects of one document; `text` is needed where a statement is verified."""
        first, made = found[0], Made.of(found[0].captured, self.generated)
        place = objects.place(first)
        refs = [place["id"]]
        if first.captured:
            refs.append((seen := objects.observed(first, place["id"], made))["id"])
            yield seen
        yield from self._once([place])
        by_id, pairs, sentences = {s.id: s for s in found}, dict[tuple[str, str], None](), Sentences(text)
        for statement, chain in chains(found, named):
            self.statements += 1
            links = [self._known(link) for link in chain]
            yield from self._once(objects.identity(link, self.generated) for link in links)
            pairs |= dict.fromkeys((_who(a), _who(b)) for a, b in pairwise(links) if a.key != b.key)
            for item in _about(statement, links, place["id"], by_id, sentences, made):
                refs.append(item["id"])
                yield item
            refs += [_who(link) for link in links]
        for one, other in pairs:
            refs.append((cites := objects.cites(first, one, other, made))["id"])
            yield cites
        report = objects.report(first, list(dict.fromkeys(refs)), made)
        yield report
        if first.outlet:
            publisher = outlet(first.outlet)
            yield from self._once([objects.identity(publisher, self.generated)])
            yield objects.relationship("attributed-to", report["id"], _who(publisher), made, "Published there.")

    def _once(self, items: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for item in items:
            if item["id"] not in self._there:
                self._there.add(item["id"])
                yield item

    def _known(self, link: Link) -> Link:
        """The link, as the outlet that is so called where it is none but that."""
        if link.traced and link.kind in _OUTLETS and outlet_key(link.name) in self.outlets:
            return outlet(link.name)
        return link


def _about(
    s: Statement, links: list[Link], place: str, by_id: Mapping[str, Statement], sentences: Sentences, made: Made
) -> Iterator[dict[str, Any]]:
    """A statement as a note, whose it is, what it stands in, and what is said of its truth."""
    note, resolved = objects.note(s, place, told(s), statement_object(s), made), s.resolved
    yield note
    speaker = next((link for link in reversed(links) if s.speaker and _calls(link, s, len(links))), None)
    if speaker:
        doubt, sure = _against(s), resolved.score if resolved else s.score
        kind = "related-to" if doubt else "attributed-to"
        yield objects.relationship(kind, note["id"], _who(speaker), made, doubt, sure)
    if resolved and (parent := by_id.get(resolved.parent or "")) and parent.id != s.id:
        yield objects.relationship("derived-from", note["id"], identifier("note", parent.id), made, "Said within it.")
    if resolved and resolved.polarity == "denied":
        yield objects.opinion(f"denial {s.id}", "disagree", note["id"], s.speaker, _UNSAID["denied"], made)
    if resolved and (check := resolved.verification):
        said = sentences.around(check.span)
        yield objects.opinion(f"check {s.id}", _OPINIONS[check.status], note["id"], checked_by(s), said, made)


def _against(s: Statement) -> str | None:
    """Why the words of a statement are not to be attributed to who says it, None where they are."""
    if verdict(s.reviews) == "wrong":
        return "A person found that the page was read wrongly here."
    return _UNSAID.get(s.resolved.polarity) if s.resolved else None


def _calls(link: Link, s: Statement, depth: int) -> bool:
    """Whether a link of its chain is who says a statement: by id, by name, or for want of another."""
    return link.key == s.entity or link.name == s.speaker or (depth == 2 and link.name != s.outlet)


def _who(link: Link) -> str:
    return identifier("identity", link.key)


def write(
    statements: Iterable[Statement],
    named: Callable[[str], Mapping[str, Named]],
    document_of: Callable[[str], Document | None],
    outlets: Collection[str],
    out: TextIO,
    mark: str = "",
) -> int:
    """Write the bundle. Returns how many statements are in it; those of one document are expected together.

    `named` tells whom a document names, by name without case; `outlets` are the names of all outlets.
    `mark`, where there is one, is a marking (a statement) of every object.
    """
    generated, seen = now(), hashlib.sha256()
    bundle = _Bundle(outlets, generated)

    def every() -> Iterator[dict[str, Any]]:
        yield from objects.ours()
        marking = objects.marking(mark)
        if mark:
            yield marking
        for document_id, group in groupby(statements, key=lambda s: s.document_id):
            found = list(group)
            checked = any(s.resolved and s.resolved.verification for s in found)
            document = document_of(document_id) if checked else None
            for item in bundle.document(found, named(document_id), document.text if document else ""):
                seen.update(item["id"].encode())
                yield item | ({"object_marking_refs": [marking["id"]]} if mark else {})

    write_list(out, '{"type": "bundle",\n"objects": ', every(), "")
    out.write(f', "id": {json.dumps(identifier("bundle", seen.hexdigest()))}}}\n')  # all went by
    return bundle.statements
