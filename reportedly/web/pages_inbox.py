"""What the inbox shows, taken from a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock

from starlette.exceptions import HTTPException

from reportedly.answers import Asked as AskedFigures
from reportedly.asking.bounds import LONGEST
from reportedly.asking.people import COMPARED
from reportedly.errors import SettingError
from reportedly.export.account import whose
from reportedly.export.figures import Compare
from reportedly.needs import Need
from reportedly.store import inbox
from reportedly.store.inbox import Progress, Waiting
from reportedly.store.ledger import Ledger
from reportedly.types import Paragraph, Statement
from reportedly.web import marking, reviewing
from reportedly.web.contexts import Chip, Choice
from reportedly.web.contexts_inbox import InboxPage, WaitingLine
from reportedly.web.contexts_reviews import Told
from reportedly.web.pages import Asked, line_of
from reportedly.web.questions import Params, address, number
from reportedly.web.wording import document_url

PAGE_SIZE = 30
_LAST = 1_000_000
_NEEDS: Mapping[Need, str] = {
    Need.DISPUTED: "disputed by people", Need.UNSURE: "somebody was unsure", Need.FIGURES: "figures differ",
    Need.DOUBTED: "doubted by the page", Need.HEDGED: "hedged or denied", Need.LOW: "the model is hardly sure",
    Need.NEW: "new",
}  # fmt: skip
Differing = Callable[[Ledger], Mapping[str, str]]
"""The lines whose figures others contradict, by id, with what is to be said of them."""


def differing_by(compare: Compare) -> Differing:
    """What tells which lines give figures that others contradict. It compares anew only when figures came or went:
    comparing a thousand takes some tenths of a second."""
    lock = Lock()
    known: dict[tuple[str, tuple[int, int]], Mapping[str, str]] = {}

    def differing(ledger: Ledger) -> Mapping[str, str]:
        key = str(ledger.path), inbox.fingerprint(ledger.connection)
        with lock:
            if key not in known:
                found = _contradicted(ledger, compare)
                known.clear()
                known[key] = found
            return known[key]

    return differing


def _contradicted(ledger: Ledger, compare: Compare) -> Mapping[str, str]:
    figures, _ = ledger.latest_figures(AskedFigures(limit=COMPARED))
    found: dict[str, str] = {}
    for group in compare(figures):
        words = next((told.words for told in group.told if told.verdict == "contradiction"), None)
        if words and group.place[0] == 0:
            found |= {line.statement.id: words for line in group.lines if line.statement}
    return found


# ---------------------------------------------------------------- the list


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """``why`` a need; ``outlet``, ``speaker``; ``by=1`` to be told how these split; ``skip`` so many lines; ``limit``.

    Of 100,000 lines the splits take 90 ms each, more than all the rest, so they are told when asked for.
    """

    values: Params
    need: Need | None
    skip: int
    limit: int

    def url(self, **changes: str | None) -> str:
        return address("/inbox", {**self.values, "skip": None, **changes})


def _question(params: Params) -> _Question:
    values = {name: params.get(name, "").strip() for name in ("why", "outlet", "speaker", "by", "limit")}
    if long := next((name for name, value in values.items() if len(value) > LONGEST), None):
        raise SettingError(f"{long} may have up to {LONGEST} characters: shorten it")
    names = {need.name.lower(): need for need in Need}
    if values["why"] and values["why"] not in names:
        raise SettingError(f"why is one of {', '.join(names)}, not {values['why'][:40]!r}")
    return _Question(
        values=values,
        need=names.get(values["why"]),
        skip=number({"skip": params.get("skip", "").lstrip("0")}, "skip", 0, _LAST),
        limit=number(values, "limit", PAGE_SIZE, 100),
    )


def inbox_by(differing: Differing) -> Callable[[Ledger, Asked], InboxPage]:
    """What builds the inbox."""

    def build(ledger: Ledger, asked: Asked) -> InboxPage:
        asking, differ = _question(asked.params), differing(ledger)
        value = asking.values.get
        question = Waiting(
            need=asking.need, outlet=value("outlet") or None, speaker=value("speaker") or None, differ=tuple(differ),
            limit=asking.limit, offset=asking.skip,
        )  # fmt: skip
        counts = dict(inbox.needs(ledger.connection, question))
        total = counts.get(asking.need, 0) if asking.need else sum(counts.values())
        outlets = inbox.outlets(ledger.connection, question) if value("by") else ()
        speakers = inbox.speakers(ledger.connection, question) if value("by") else ()
        found = inbox.waiting(ledger.connection, question)
        here = asking.url(skip=str(asking.skip) if asking.skip else None)
        past = asking.skip + len(found)
        return InboxPage(
            lines=tuple(_lines(ledger, ((w.statement, w.need) for w in found), differ, here)),
            total=total,
            skipped=asking.skip,
            progress=_progress(ledger, asked.reviewer),
            needs=tuple(_choice(asking, "why", n.name.lower(), count, _NEEDS[n]) for n, count in counts.items()),
            outlets=tuple(_choice(asking, "outlet", outlet, count) for outlet, count in outlets),
            speakers=tuple(_choice(asking, "speaker", speaker, count) for speaker, count in speakers),
            chips=tuple(
                Chip(label=label, url=asking.url(**{name: None}))
                for name in ("why", "outlet", "speaker")
                if (label := _NEEDS[asking.need] if name == "why" and asking.need else value(name))
            ),
            by=asking.url(by=None if value("by") else "1"),
            more=asking.url(skip=str(past)) if past < total and found else None,
            told=_told(ledger, asked.params.get("kept", "")),
            url=here,
        )

    return build


def _told(ledger: Ledger, kept: str) -> Told | None:
    """What came of a form of the list, which sends its page anew where there are no scripts."""
    document = inbox.document_of(ledger.connection, kept.partition(",")[0])
    if document is None:
        return None
    return reviewing.told(ledger.reviews_of(document), kept, {s.id: s for s in ledger.statements_of(document)})


def _choice(asking: _Question, name: str, value: str, count: int, label: str = "") -> Choice:
    active = (asking.values.get(name) or "").casefold() == value.casefold()
    url = asking.url(**{name: None if active else value})
    return Choice(value=value, label=label or value, count=count, active=active, url=url)


def _progress(ledger: Ledger, by: str) -> Progress:
    midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)  # the desk's own day
    return inbox.progress(ledger.connection, by, midnight.astimezone(UTC).isoformat(timespec="seconds")[:19])


# ---------------------------------------------------------------- one line


def line_by(differing: Differing) -> Callable[[Ledger, Asked], WaitingLine]:
    """What builds one line of the inbox, as it stands now: ``kept`` are reviews that a form just made, ``seen`` those
    that the list showed."""

    def build(ledger: Ledger, asked: Asked) -> WaitingLine:
        found = ledger.statement(asked.path["id"])
        if found is None:
            raise HTTPException(404, "This line is not in the ledger any more: its page was read anew, or taken out.")
        differ = differing(ledger)
        need = inbox.why(ledger.connection, found.id, differ)
        [line] = _lines(ledger, [(found, need)], differ, f"/inbox/{found.id}")
        kept = ledger.reviews_of(found.document_id)
        seen = asked.params.get("seen")
        others = {r.id for r in found.reviews if r.by != asked.reviewer}
        return WaitingLine(
            line=line.line, need=line.need, why=line.why, detail=line.detail, place_url=line.place_url,
            speaker=line.speaker, chain=line.chain, paragraphs=line.paragraphs, back=line.back,
            progress=_progress(ledger, asked.reviewer),
            reviews=reviewing.by_line(kept, [found])[found.id],
            told=reviewing.told(kept, asked.params.get("kept", ""), {found.id: found}),
            others=seen is not None and bool(others - set(seen.split(","))),
        )  # fmt: skip

    return build


def _lines(
    ledger: Ledger, found: Iterable[tuple[Statement, Need | None]], differ: Mapping[str, str], back: str
) -> Iterable[WaitingLine]:
    texts: dict[str, tuple[str, tuple[Paragraph, ...]]] = {}
    for s, need in found:
        if s.document_id not in texts:
            kept, known = ledger.document(s.document_id), ledger.description(s.document_id)
            texts[s.document_id] = (kept.text if kept else "", known.paragraphs if known else ())
        text, paragraphs = texts[s.document_id]
        meaning = s.resolved
        reviews = reviewing.of_line(s.reviews, s, history=False)
        said_by = next((r.words for r in reviews.standing if r.field == "speaker"), s.speaker or "")
        yield WaitingLine(
            line=line_of(s),
            need=need.name.lower() if need else "",
            why=_NEEDS[need] if need else "",
            detail=_detail(s, need, differ),
            place_url=f"{document_url(s.document_id)}#s-{inbox.place(ledger.connection, s.id)}",
            speaker=said_by,
            chain=meaning.chain if meaning and len(meaning.chain) > 2 else (),
            progress=None,
            reviews=reviews,
            paragraphs=marking.surroundings(text, paragraphs, s),
            back=back,
        )


def _detail(s: Statement, need: Need | None, differ: Mapping[str, str]) -> str:
    """What to look at, more than why a line waits."""
    meaning = s.resolved
    match need:
        case Need.FIGURES:
            return differ[s.id].removeprefix("Contradiction: ")
        case Need.DOUBTED if meaning and meaning.verification:
            return f"{meaning.verification.status}, says {whose(meaning.verification.by)}"
        case Need.HEDGED if meaning:
            return ", ".join(
                word for word in (meaning.certainty, meaning.polarity) if word not in ("asserted", "affirmed")
            )
        case Need.LOW:
            return f"{s.score:.0%} sure"
        case _:
            return ""
