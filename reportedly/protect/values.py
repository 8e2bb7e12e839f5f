"""Values of a ledger as protected ones: pure, one document at a time. No format knows of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.answers import Reference
from reportedly.protect import reviews
from reportedly.protect.reviews import Naming
from reportedly.protect.rewriting import Edit, Rewritten
from reportedly.protect.spelling import Occurrence, find
from reportedly.protect.targets import Targets
from reportedly.protect.words import ADDRESS_KEPT, GAP, NAME_KEPT, PLACE, TITLE_KEPT, WORDS_KEPT, StandIns, Words
from reportedly.protection import Hidden, Protections
from reportedly.reviews import Review
from reportedly.types import Account, Description, Document, Resolved, RoleScores, Span, Speaker, Statement

_WEB = re.compile(r"https?://", re.IGNORECASE)
LEADS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|www\.|t\.me/)[^\s<>\"”’]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w/])@\w[\w.]+"
    r"|(?<![\w.,-])(?!\d{4}-\d\d-\d\d(?![\d-]))\+?\d[\d ()/-]{6,}\d(?![\w,.]\d)",
    re.IGNORECASE,
)
"""Addresses, handles and telephone numbers; a day (2024-05-08) is none."""
_LETTERS, _LETTERS_OF = re.compile(r"\w"), re.compile(r"[^\W_]+")
_REPEATED = 4
"""Words in a row that somebody repeats when he has them again."""
_PRONOUNS = frozenset(
    "he she they it i we you who which that this one his her its my our your their him them me us himself herself"
    " themselves hers theirs mine ours whom whose myself".split()
)


class Protector:
    """What turns values into protected ones: all that is protected, and which exact words may leave."""

    def __init__(self, protected: Protections, words: Words) -> None:
        self.protected, self.words = protected, words
        self.targets = Targets(protected)
        self.stand_ins = StandIns(protected.secret)
        self.labels = tuple(map(self._label, protected.people))
        self.naming = Naming(self.targets, self.labels, NAME_KEPT)

    def _label(self, hidden: Hidden) -> str:
        return f"{'person' if hidden.names else 'source'} {self.stand_ins.code(hidden.key)}"

    def label(self, person: int | None) -> str:
        """What stands in somebody's place."""
        return self.naming.label(person)

    def who(self, statement: Statement) -> int | None:
        """Whose of the protected a statement is."""
        speaker = statement.resolved.speaker if statement.resolved else None
        for person, hidden in enumerate(self.protected.people):
            if (
                statement.id in hidden.said
                or statement.entity in hidden.entities
                or (speaker and speaker.cluster in hidden.clusters)
            ):
                return person
        return None

    def named(self, text: str) -> frozenset[int]:
        """Whom of the protected a text names."""
        return frozenset(o.person for o in find(text, self.targets) if o.person is not None)

    def text(self, text: str, present: Iterable[int] = ()) -> str:
        """A text by itself, a note or a title, with stand-ins for names."""
        return self.naming.text(text, present)

    def name(self, name: str, present: Iterable[int] = ()) -> str:
        """A text that is a name as a whole."""
        called = " ".join(name.split()).casefold()
        for person in present:
            hidden = self.protected.people[person]
            if called in {words.casefold() for words in (*hidden.names, *hidden.descriptions)}:
                return self.labels[person]
        return self.naming.field(name, present)


class Sheet:
    """One document, with all that is known of it, as it may leave.

    `kept_back`: it leaves not at all. `touched`: somebody protected stands in it, so what leads to it goes. `present`
    are those who do, by their places in `Protections.people`.
    """

    def __init__(
        self,
        protector: Protector,
        document: Document,
        description: Description | None,
        statements: Sequence[Statement],
        account: Account | None,
        places: Iterable[str] = (),
    ) -> None:
        """`statements` are all that were found in the document, `places` its origin and its addresses."""
        self._by, self._original, self._account = protector, document, account
        self.kept_back = document.id in protector.protected.documents
        told = [description.title, description.byline, description.outlet, description.address] if description else []
        told += [text for s in statements for text in (*_fields(s), *reviews.texts(s.reviews))]
        self.touched = False
        self.present = self._who_is_here(statements, [text for text in (*told, *places) if text])
        self._said = {s.id: who for s in statements if (who := protector.who(s)) is not None}
        self._found = find(document.text, protector.targets, present=self.present, mentions=self._mentions())
        self._close = {s.id for s in statements if self._is_close(s)}
        self._close |= self._repeating(statements)
        self._now = Rewritten(document.text, self._edits(statements) if self.touched else ())
        ids = protector.stand_ins
        self.document = Document(id=ids.id(document.id), capture_id=ids.id(document.capture_id), text=self._now.text)

    # ------------------------------------------------------------ who is here

    def _who_is_here(self, statements: Iterable[Statement], told: Iterable[str]) -> frozenset[int]:
        clusters = {c.id for c in self._account.clusters} if self._account else set()
        found = {
            person
            for person, hidden in enumerate(self._by.protected.people)
            if self._original.id in hidden.documents or clusters & hidden.clusters
        }
        found |= {who for s in statements if (who := self._by.who(s)) is not None}
        kept = find(self._original.text, self._by.targets, present=found, mentions=self._mentions())
        for text in told:
            kept += find(
                text, self._by.targets, present=found, mentions=[Span(0, len(text))] if " " not in text else None
            )
        self.touched = bool(found or kept)  # a namesake's surname leads to a name as well
        return frozenset(found | {o.person for o in kept if o.person is not None})

    def _mentions(self) -> list[Span] | None:
        if self._account is None:
            return None
        return [m for c in self._account.clusters if c.kind in ("person", None) for m in c.mentions]

    def _is_close(self, statement: Statement) -> bool:
        """Whether a statement is by or about somebody protected, or by nobody knows whom: “he” may be he."""
        if statement.id in self._said:
            return True
        resolved = statement.resolved
        speaker = resolved.speaker if resolved else None
        if (speaker is None or speaker.cluster is None) and _pronoun(statement.source or ""):
            return True
        spans = (*statement.spans, *statement.cue_spans, *statement.source_spans)
        about = (*self._found, *self._spoken_of())
        if any(o.start < e and s < o.end for o in about for s, e in spans):
            return True
        named = [*resolved.chain, resolved.addressee or "", resolved.hedged_by or ""] if resolved else []
        named += [statement.speaker or "", *reviews.texts(statement.reviews)]
        return any(self._by.name(name, self.present) != name for name in named)

    def _repeating(self, statements: Sequence[Statement]) -> set[str]:
        """Statements with words that are close as well: a headline made of a quotation."""
        close = [words for s in statements if s.id in self._close and len(words := _words(s.content)) >= _REPEATED]
        return {s.id for s in statements if any(_within(words, _words(s.content)) for words in close)}

    def _spoken_of(self) -> list[Occurrence]:
        """The words by which the page speaks of the protected, pronouns too."""
        return [
            Occurrence(*span, person)
            for cluster in (self._account.clusters if self._account else ())
            for person in self.present
            if cluster.id in self._by.protected.people[person].clusters
            for span in cluster.mentions
        ]

    def _mentioned(self) -> list[Occurrence]:
        """Of these the names and descriptions."""
        return [o for o in self._spoken_of() if not _pronoun(self._original.text[o.start : o.end])]

    # ------------------------------------------------------------ the text

    def _edits(self, statements: Sequence[Statement]) -> list[Edit]:
        text, words = self._original.text, self._by.words
        edits: list[Edit] = []
        if words != "names":
            without = [s for s in statements if words == "page" or s.id in self._close]
            gone = _merged(span for s in without for span in s.spans)
            edits += [Edit(*span, WORDS_KEPT) for span in gone]
        for statement in statements:
            person = self._said.get(statement.id)
            if person is not None:
                edits += [
                    Edit(*span, self._by.label(person))
                    for span in statement.source_spans
                    if not _pronoun(text[slice(*span)])
                ]
        if words != "names":
            kept = _merged(p for s in statements for p in (*s.spans, *s.cue_spans, *s.source_spans))
            edits += _gaps(kept, text)
        edits += [Edit(o.start, o.end, self._by.label(o.person)) for o in self._mentioned()]
        edits += self._descriptions()
        edits += [Edit(o.start, o.end, self._by.label(o.person)) for o in self._found]
        edits += [Edit(*m.span(), ADDRESS_KEPT) for m in LEADS.finditer(text)]
        return edits

    def _descriptions(self) -> list[Edit]:
        """What the page calls the protected, wherever it stands in these words."""
        found = []
        for person in self.present:
            for words in self._by.protected.people[person].descriptions:
                if len(words.split()) > 1:
                    pattern = r"\s+".join(map(re.escape, words.split()))
                    found += [
                        Edit(*m.span(), self._by.label(person))
                        for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", self._original.text, re.IGNORECASE)
                    ]
        return found

    # ------------------------------------------------------------ values

    def span(self, span: Span) -> Span:
        """Where a span of the document stands in the protected text."""
        return self._now.span(span)

    def place(self, given: str | None) -> str | None:
        """An address or an origin; None where it would lead back."""
        return given if given and not self.touched and _WEB.match(given) else None

    @property
    def origin(self) -> str:
        """What stands for the origin of the document where that goes."""
        return PLACE + self.document.id.partition(":")[2]

    def title(self, title: str | None) -> str | None:
        """A title: exact words, that a search would find."""
        if title is None or not self.touched:
            return title
        return self._by.text(title, self.present) if self._by.words == "names" else None

    def leaves(self, statement_id: str) -> bool:
        """Whether the exact words of a statement of the document leave."""
        by = self._by.words
        return not self.touched or by == "names" or (by == "close" and statement_id not in self._close)

    def reference(self, r: Reference) -> Reference:
        """A citation of the document; where somebody protected stands in it, by outlet and day alone."""
        ids, exact = self._by.stand_ins, not self.touched or self._by.words == "names"
        title = self.title(r.title) if exact else r.title and TITLE_KEPT
        return replace(
            r, document_id=self.document.id, capture_id=ids.id(r.capture_id), title=title,
            byline=self.words(r.byline) if exact else None, outlet=self.words(r.outlet),
            origin=self.place(r.origin) or ADDRESS_KEPT, address=self.place(r.address),
            captured=None if self.touched else r.captured, published=self.day(r.published),
        )  # fmt: skip

    def words(self, words: str | None) -> str | None:
        """Words of the page in a field."""
        return words and self._by.name(words, self.present)

    def day(self, moment: str | None) -> str | None:
        """A moment, of a touched page to the day."""
        return moment[:10] if moment and self.touched else moment

    def description(self, d: Description) -> Description:
        """What is known of the document."""
        paragraphs = tuple(replace(p, span=self.span(p.span)) for p in d.paragraphs)
        return replace(
            d, document_id=self.document.id, title=self.title(d.title), byline=self.words(d.byline),
            outlet=self.words(d.outlet), published=self.day(d.published), modified=self.day(d.modified),
            address=self.place(d.address), paragraphs=paragraphs,
            also_published=tuple(day[:10] if self.touched else day for day in d.also_published),
        )  # fmt: skip

    def statement(self, s: Statement) -> Statement:
        """A statement of the document."""
        ids = self._by.stand_ins
        changed = replace(
            s, id=ids.id(s.id), document_id=self.document.id, capture_id=ids.id(s.capture_id), snippet=None,
            entity=self._entity(s), address=self.place(s.address), origin=self.place(s.origin) or self.origin,
            resolved=self._resolved(s), reviews=tuple(map(self._review, s.reviews)),
        )  # fmt: skip
        if not self.touched:
            return changed
        roles = tuple(map(self._now.spans, (s.spans, s.cue_spans, s.source_spans)))
        content, cue, source = (" … ".join(" ".join(self._now.text[a:b].split()) for a, b in spans) for spans in roles)
        person = self._said.get(s.id)
        return replace(
            changed, spans=roles[0], cue_spans=roles[1], source_spans=roles[2], content=content, cue=cue, source=source,
            speaker=self.words(s.speaker) if person is None else self._by.label(person), score=round(s.score, 1),
            role_scores=RoleScores(*(None if n is None else round(n, 1) for n in s.role_scores)),
            title=self.title(s.title), outlet=self.words(s.outlet), published=self.day(s.published),
            captured=f"{s.captured[:10]}T00:00:00Z" if s.captured else s.captured,
        )  # fmt: skip

    def _review(self, review: Review) -> Review:
        exact = self._by.words == "names"
        ids, naming = self._by.stand_ins, self._by.naming
        return reviews.protected(review, naming, ids, self.present, touched=self.touched, exact=exact)

    def _entity(self, s: Statement) -> str | None:
        ids, person = self._by.stand_ins, self._said.get(s.id)
        if person is not None:
            return ids.id(self._by.protected.people[person].key)
        return ids.id(s.entity) if s.entity else None

    def _resolved(self, s: Statement) -> Resolved | None:
        ids, r = self._by.stand_ins, s.resolved
        if r is None:
            return None
        parent = ids.id(r.parent) if r.parent else None
        changed = replace(
            r, attribution_id=ids.id(r.attribution_id), parent=parent, speaker=self._speaker(r.speaker, s.id)
        )
        if not self.touched:
            return changed
        person, bare = self._said.get(s.id), s.id in self._close and self._by.words != "names"
        chain = tuple(self.words(name) or "" for name in r.chain)
        if person is not None and chain:
            chain = (*chain[:-1], self._by.label(person))
        checked = r.verification
        span = self.span(checked.span) if checked else None
        return replace(
            changed, chain=chain, score=round(r.score, 1),
            addressee=None if bare else self.words(r.addressee), medium=None if bare else self.words(r.medium),
            occasion=None if bare else self.words(r.occasion), hedged_by=self.words(r.hedged_by),
            hedge=self.span(r.hedge) if r.hedge else None,
            verification=replace(checked, by=self.words(checked.by) or "", span=span) if checked and span else None,
        )  # fmt: skip

    def _speaker(self, speaker: Speaker | None, statement_id: str) -> Speaker | None:
        if speaker is None:
            return None
        cluster = self._by.stand_ins.id(speaker.cluster) if speaker.cluster else None
        if not self.touched:
            return replace(speaker, cluster=cluster)
        withheld = speaker.withheld
        kept = replace(withheld, why=None, span=self.span(withheld.span)) if withheld else None
        person = self._said.get(statement_id)
        if person is not None:
            return replace(
                speaker, name=self._by.label(person), role=None, members=(), readings=(), cluster=cluster,
                withheld=kept, score=round(speaker.score, 1),
            )  # fmt: skip
        return replace(
            speaker, name=self.words(speaker.name) or "", role=self.words(speaker.role), cluster=cluster, withheld=kept,
            members=tuple(self.words(name) or "" for name in speaker.members),
            readings=tuple(self.words(name) or "" for name in speaker.readings), score=round(speaker.score, 1),
        )  # fmt: skip


def _fields(s: Statement) -> Iterator[str]:
    """The words of a statement that need not stand in the text: names as resolved, and what goes with them."""
    r = s.resolved
    if r:
        yield from (*r.chain, *filter(None, (r.addressee, r.medium, r.occasion, r.hedged_by)))
        yield from [r.verification.by] if r.verification else []
    if speaker := r and r.speaker:
        yield from (speaker.name, *speaker.members, *speaker.readings, speaker.role or "")
        yield from [speaker.withheld.why or ""] if speaker.withheld else []


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _LETTERS_OF.findall(text)]


def _within(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether some words in a row, `_REPEATED` of them, stand in others."""
    runs = {tuple(few[n : n + _REPEATED]) for n in range(len(few) - _REPEATED + 1)}
    return any(tuple(many[n : n + _REPEATED]) in runs for n in range(len(many) - _REPEATED + 1))


def _pronoun(words: str) -> bool:
    """Whether words name nobody: a pronoun, or nothing."""
    return not words.strip() or words.strip().casefold() in _PRONOUNS


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _gaps(kept: Sequence[Span], text: str) -> list[Edit]:
    """What stands between the spans, where it is more than marks and spaces."""
    edges = [0, *(edge for span in kept for edge in span), len(text)]
    found = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        between = text[start:end]
        if _LETTERS.search(between):
            line = "\n" in between.strip(" ")
            before, after = ("\n" if start else ""), ("\n" if end < len(text) else "")
            found.append(Edit(start, end, f"{before}{GAP}{after}" if line else f" {GAP} "))
    return found
