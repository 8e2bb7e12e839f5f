"""From values of a ledger to quotes, each with its place and its doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.answers import Event, FigureLine
from reportedly.asking.questions import Absent
from reportedly.export.account import whose
from reportedly.export.account_json import whole
from reportedly.export.context import Cited
from reportedly.export.jsonl import pairs
from reportedly.export.reviewed import words_of
from reportedly.mcp import shapes
from reportedly.reviews import disputed, in_force, verdict
from reportedly.store import lists
from reportedly.store.kept_back import keeps_back
from reportedly.store.ledger import Ledger
from reportedly.types import Span, Statement

_MANY = 20
_SLASH = re.compile(r"[\\/]")
_SURE = ((0.9, "sure"), (0.7, "fairly sure"), (0.5, "unsure"), (0.0, "hardly sure"))


def sure(score: float) -> str:
    """How sure the model is, in words.

    >>> sure(0.97), sure(0.31)
    ('the model is sure', 'the model is hardly sure')
    """
    return "the model is " + next(words for least, words in _SURE if score >= least)


def reachable(address: str | None) -> str | None:
    """An address of the web; None for any other."""
    return address if address and address.lower().startswith(("http://", "https://")) else None


def named(origin: str) -> str:
    """An origin without the path of the machine that it was read on: its address, or the name of the file."""
    return reachable(origin) or _SLASH.split(origin)[-1]


class Quoting:
    """What is quoted of one ledger at one moment; texts of pages are looked up once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._texts: dict[str, str] = {}
        self._places: dict[str, shapes.PlaceObject] = {}

    def text(self, document_id: str) -> str:
        """The text of a document; empty where there is none."""
        if document_id not in self._texts:
            kept = self._ledger.document(document_id)
            self._texts[document_id] = kept.text if kept else ""
        return self._texts[document_id]

    def place(self, document_id: str, spans: Iterable[Span] = ()) -> shapes.PlaceObject:
        """Where words of a document stand. Raises Absent where there is no such document."""
        if document_id not in self._places:
            known = self._ledger.description(document_id)
            origin = lists.provenance(self._ledger.connection, document_id)
            if known is None or origin is None:
                raise Absent("there is no such document in this ledger: take an id that an answer gave")
            address = reachable(known.address) or reachable(origin.address) or reachable(origin.origin)
            self._places[document_id] = {
                "document": document_id,
                "title": known.title,
                "outlet": known.outlet,
                "published": known.published,
                "address": address,
                "file": None if address else named(origin.origin),
                "captured": origin.seen[0],
                "spans": [],
            }
        return {**self._places[document_id], "spans": pairs(tuple(spans))}

    def quotes(self, statements: Iterable[Statement]) -> list[shapes.QuoteObject]:
        """Several statements."""
        return [self.quote(s) for s in statements]

    def cited(self, found: Cited) -> shapes.QuoteObject:
        """A statement with the sentences around it."""
        return {**self.quote(found.statement), "before": found.before, "after": found.after}

    def quote(self, s: Statement) -> shapes.QuoteObject:
        """A statement."""
        speaker = s.resolved.speaker if s.resolved else None
        return {
            "statement": s.id,
            "quote": s.content,
            "left_out": 0,
            "form": s.form,
            "act": s.act,
            "said_by": {
                "name": s.speaker,
                "source": s.source or None,
                "cue": s.cue or None,
                "kind": speaker.kind if speaker else None,
                "role": speaker.role if speaker else None,
                "anonymous": bool(speaker and speaker.anonymous),
                "withheld": speaker.withheld.what if speaker and speaker.withheld else None,
                "entity": None if keeps_back(speaker) else s.entity,
            },
            "place": self.place(s.document_id, s.spans),
            "doubt": self._doubt(s),
            "copies": s.copies,
        }

    def _doubt(self, s: Statement) -> shapes.DoubtObject:
        r = s.resolved
        check = r.verification if r else None
        return {
            "score": s.score,
            "score_in_words": sure(s.score),
            "standing": s.standing,
            "resolved": r is not None,
            "certainty": r.certainty if r else None,
            "hedge": {"words": self._words(s, r.hedge), "span": list(r.hedge), "by": r.hedged_by}
            if r and r.hedge
            else None,
            "polarity": r.polarity if r else None,
            "verification": {
                "status": check.status,
                "by": whose(check.by),
                "words": self._words(s, check.span),
                "span": list(check.span),
            }
            if check
            else None,
            "chain": list(r.chain[:_MANY]) if r else [],
            "verdict": verdict(s.reviews),
            "decided": [
                {
                    "field": one.field,
                    "value": words_of(one.value),
                    "by": one.by,
                    "decided_at": one.decided_at,
                    "reason": one.reason or None,
                }
                for one in in_force(s.reviews)[:_MANY]
            ],
            "disputed": list(disputed(s.reviews)),
        }

    def _words(self, s: Statement, span: Span) -> str:
        return self.text(s.document_id)[slice(*span)]

    def event(self, e: Event) -> shapes.EventObject:
        """A line of the timeline."""
        return {
            "kind": e.kind,
            "value": e.value,
            "precision": e.precision,
            "first": e.first,
            "last": e.last,
            "words": e.words,
            "sentence": e.sentence,
            "place": self.place(e.document_id, [e.span]),
            "said": self.quote(e.statement) if e.statement else None,
        }

    def figure(self, f: FigureLine) -> shapes.FigureObject:
        """A figure."""
        q = f.quantity
        return {
            "words": f.words,
            "low": whole(q.low),
            "high": whole(q.high),
            "unit": q.unit,
            "approximate": q.approximate,
            "counted": q.counted,
            "per": q.per,
            "as_of": q.as_of,
            "sentence": f.sentence,
            "says": f.says,
            "chain": list(f.chain[:_MANY]),
            "place": self.place(f.document_id, [q.span]),
            "said": self.quote(f.statement) if f.statement else None,
        }
