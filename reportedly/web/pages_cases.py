"""What the pages of cases show, taken from a ledger, and what their forms do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import quote

from starlette.exceptions import HTTPException

from reportedly.cases import CaseLine, Entry
from reportedly.errors import LedgerBusy, LedgerError, SettingError
from reportedly.export.briefing import briefing
from reportedly.export.briefing_text import contents
from reportedly.export.figures import Compare
from reportedly.store.ledger import Ledger
from reportedly.web.contexts_cases import CasePage, CasesPage, ListedCase, ListedEntry, PutPage
from reportedly.web.pages import Asked
from reportedly.web.writing import Action, Again, GoOn, Sent

MOST = 80
"""Things that are put in or taken out by one form."""
_LISTED = 500
"""Entries that are listed to be taken out."""
_WORDS = 120


def case_url(id: str) -> str:
    """Where a case is shown."""
    return "/cases/" + quote(id, safe=":")


def cases(ledger: Ledger, asked: Asked) -> CasesPage:
    """The cases."""
    return CasesPage(cases=tuple(map(_listed, ledger.cases())))


def _listed(line: CaseLine) -> ListedCase:
    return ListedCase(case=line, url=case_url(line.id), contents=contents(line))


def case_by(compare: Compare) -> Callable[[Ledger, Asked], CasePage]:
    """The page of a case, with what compares its figures."""
    return lambda ledger, asked: _case(ledger, asked.path["id"], compare)


def _case(ledger: Ledger, id: str, compare: Compare) -> CasePage:
    if ledger.case(id) is None:
        raise HTTPException(404, "There is no such case in this ledger.")
    gathered = ledger.gathered(id)
    called = {p.id: p.name for p in gathered.people}
    listed = tuple(
        ListedEntry(id=t.entry.id, kind=t.entry.kind, words=_short(called.get(t.id or "") or t.words or t.state))
        for t in gathered.entries[-_LISTED:]
    )
    return CasePage(
        briefing=briefing(gathered, compare),
        url=case_url(id),
        closed=gathered.case.closed is not None,
        headings=_headings(gathered.case.entries),
        entries=listed,
        more=len(gathered.entries) - len(listed),
    )


def _headings(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.heading for e in entries if e.heading))


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _WORDS else words[: _WORDS - 1].rstrip() + "…"


def put(ledger: Ledger, asked: Asked) -> PutPage:
    """What is to be put in, and the open cases."""
    ids = list(dict.fromkeys(value for name, value in asked.every if name == "id" and value))
    if not ids:
        raise SettingError("id names nothing: go back and choose what belongs to the case")
    if len(ids) > MOST:
        raise SettingError(f"id may name up to {MOST} things, not {len(ids)}: go back and choose fewer")
    open_ = [line for line in ledger.cases() if not line.closed]
    things = tuple(_thing(ledger, id) for id in ids)
    return PutPage(things=things, cases=tuple(map(_listed, open_)), headings=tuple(ledger.case_headings()))


def _thing(ledger: Ledger, id: str) -> ListedEntry:
    if statement := ledger.statement(id):
        words = f"{statement.speaker or 'No source named'}: {statement.content}"
        return ListedEntry(id=id, kind="statement", words=_short(words))
    if ledger.document(id):
        known = ledger.description(id)
        return ListedEntry(id=id, kind="document", words=_short((known.title if known else None) or "Untitled"))
    if person := ledger.person(id):
        return ListedEntry(id=person.id, kind="person", words=_short(person.name))
    raise HTTPException(404, "There is no such statement, document or person in this ledger.")


# ---------------------------------------------------------------- what forms do


def _asked_for(act: Callable[[Ledger, Sent], str]) -> Callable[[Ledger, Sent], GoOn | Again]:
    """An act that gives the id of the case to go on to; what it cannot do is said as what is wrong with the form."""

    def done(ledger: Ledger, sent: Sent) -> GoOn:
        id = sent.path.get("id") or sent.form.get("case", "")
        if id and ledger.case(id) is None:
            raise HTTPException(404, "There is no such case in this ledger.")
        try:
            return GoOn(to=case_url(act(ledger, sent)))
        except LedgerBusy:
            raise
        except (LedgerError, ValueError) as error:
            raise SettingError(str(error)) from error

    return done


def _open(ledger: Ledger, sent: Sent) -> str:
    return ledger.open_case(sent.form.get("question", ""), by=sent.reviewer).id


def _put(ledger: Ledger, sent: Sent) -> str:
    ids = sent.form.getlist("thing")
    if not ids:
        raise SettingError("nothing is chosen: go back and choose what belongs to the case")
    for id in ids:
        _thing(ledger, id)  # before a case is opened for it
    id = sent.form.get("case", "") or _open(ledger, sent)
    ledger.add_to_case(id, ids, by=sent.reviewer, heading=sent.form.get("heading", ""))
    return id


def _note(ledger: Ledger, sent: Sent) -> str:
    id = sent.path["id"]
    ledger.note_in_case(id, sent.form.get("text", ""), by=sent.reviewer, heading=sent.form.get("heading", ""))
    return id


def _take_out(ledger: Ledger, sent: Sent) -> str:
    id = sent.path["id"]
    there = {e.id for e in entries.entries} if (entries := ledger.case(id)) else set()
    ledger.remove_from_case(id, [one for one in sent.form.getlist("entry") if one in there], by=sent.reviewer)
    return id


def _call(ledger: Ledger, sent: Sent) -> str:
    id = sent.path["id"]
    ledger.rename_case(id, sent.form.get("title", ""), by=sent.reviewer)
    ledger.ask_case(id, sent.form.get("question", "") or sent.form.get("title", ""), by=sent.reviewer)
    return id


def _state(ledger: Ledger, sent: Sent) -> str:
    id = sent.path["id"]
    if sent.form.get("state") == "closed":
        return ledger.close_case(id, by=sent.reviewer).id
    return ledger.reopen_case(id, by=sent.reviewer).id


WRITES: tuple[Action, ...] = (
    Action(path="/cases", act=_asked_for(_open)),
    Action(path="/cases/put", act=_asked_for(_put)),
    Action(path="/cases/{id}/notes", act=_asked_for(_note)),
    Action(path="/cases/{id}/taken-out", act=_asked_for(_take_out)),
    Action(path="/cases/{id}/name", act=_asked_for(_call)),
    Action(path="/cases/{id}/state", act=_asked_for(_state)),
)
