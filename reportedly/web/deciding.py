"""What the forms of the pages decide about lines: each a function over a ledger, at the address that it is sent to.

A form says what it showed (`was.FIELD`) and which reviews (`seen`): only what is otherwise now is decided, and what
others decided meanwhile stays beside it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import wraps

from starlette.exceptions import HTTPException

from reportedly.errors import LedgerBusy, LedgerError
from reportedly.pointing import NotThere
from reportedly.reviews import CHOSEN, ROLES, WORDED, Decision, Value, anchor, check
from reportedly.store.ledger import Ledger
from reportedly.types import Attribution, Span
from reportedly.web import pages
from reportedly.web.choosing import chosen
from reportedly.web.contexts_reviews import Draft
from reportedly.web.pages import Asked
from reportedly.web.rendering import Refused
from reportedly.web.reviewing import CHAIN, FORM
from reportedly.web.signing import local
from reportedly.web.wording import document_url, statement_url
from reportedly.web.writing import Act, Action, Again, Form, GoOn, Sent

_GONE = (
    "Nothing was kept: this line is not in the ledger any more. Its document was taken out of it, or the address is"
    " not whole."
)
_UNCHANGED = "Nothing was changed, so nothing was kept: change a field, or choose right, wrong or unsure."


def _giving_back(act: Act) -> Act:
    """What a person wrote is shown again when the ledger cannot take it."""

    @wraps(act)
    def guarded(ledger: Ledger, sent: Sent) -> GoOn | Again:
        try:
            return act(ledger, sent)
        except LedgerBusy as error:
            raise Refused(503, f"Nothing was kept: {error}.", _written(sent.form)) from error
        except LedgerError as error:
            raise Refused(409, f"Nothing was kept: {error}.", _written(sent.form)) from error

    return guarded


def _written(form: Form) -> tuple[str, ...]:
    """What a person typed or chose in a form."""
    names = ("verdict", *FORM, "reason")
    return tuple(f"{n}: {form[n]}" for n in names if form.get(n, "").strip() and form[n] != form.get(f"was.{n}"))


# ---------------------------------------------------------------- one line


@_giving_back
def review(ledger: Ledger, sent: Sent) -> GoOn | Again:
    """Decide on the fields of a line that the form changed: all of them, or none where one cannot be."""
    id = sent.path["id"]
    line = ledger.attribution(id)
    if line is None:
        raise Refused(404, _GONE, _written(sent.form))
    try:
        values = _changed(ledger, line, sent.form)
        for field, value in values:
            check(field, value)
    except (NotThere, ValueError) as error:
        return _again(ledger, sent, str(error))
    if not values:
        return _again(ledger, sent, _UNCHANGED)
    reason, seen = sent.form.get("reason", "").strip(), sent.form.getlist("seen")
    made = [
        ledger.review(id, field, value, by=sent.reviewer, reason=reason, seen=() if field == "note" else seen)
        for field, value in values
    ]
    return GoOn(to=_onwards(ledger, line, sent.form, made))


def _changed(ledger: Ledger, line: Attribution, form: Form) -> list[tuple[str, Value]]:
    found: list[tuple[str, Value]] = [("verdict", form["verdict"])] if form.get("verdict") else []
    for name in FORM:
        given, was = form.get(name), form.get(f"was.{name}", "")
        if given is None or (_plain(given) == _plain(was) and not form.get(f"{name}.at")):
            continue
        found.append((name, _value(ledger, line, form, name, given)))
    return found


def _value(ledger: Ledger, line: Attribution, form: Form, name: str, given: str) -> Value:
    if name == "note":
        return given.strip() or None
    if name in CHOSEN or name in WORDED:
        return _plain(given)
    if name == "chain":
        return tuple(link.strip() for link in given.split(CHAIN.strip()) if link.strip())
    document = ledger.document(line.document_id)
    if document is None:
        raise LedgerError("its document is gone")
    spans = chosen(document.text, name, given, form.get(f"{name}.at", ""), line.content)
    return tuple(anchor(document.text, *span) for span in spans)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _again(ledger: Ledger, sent: Sent, message: str) -> Again:
    typed = {name: sent.form[name] for name in (*FORM, "reason") if name in sent.form}
    asked = Asked(path=sent.path, params={}, reviewer=sent.reviewer)
    try:
        page = pages.statement(ledger, asked, typed)
    except HTTPException as error:  # a newer model does not have the line any more, so there is no page of it
        raise Refused(422, f"Nothing was kept. {message}", _written(sent.form)) from error
    return Again(template="statement.html", page=replace(page, message=message))


def _onwards(ledger: Ledger, line: Attribution, form: Form, made: list[Decision]) -> str:
    """Where the browser goes on to, which tells what was kept: back to where the form was, if the line is there."""
    to = local(form.get("back", "")) if form.get("back") else statement_url(line.id)
    if ledger.statement(line.id) is None and not to.startswith("/documents/"):
        to = document_url(line.document_id)
    path, _, place = to.partition("#")
    kept = ",".join(decision.review.id for decision in made)
    return f"{path}{'&' if '?' in path else '?'}kept={kept}{'#' + place if place else ''}"


@_giving_back
def undo(ledger: Ledger, sent: Sent) -> GoOn | Again:
    """Take back one decision about a line."""
    line = ledger.attribution(sent.path["id"])
    if line is None:
        raise Refused(404, _GONE)
    made = ledger.undo(sent.form.get("review", ""), by=sent.reviewer)
    return GoOn(to=_onwards(ledger, line, sent.form, [made]))


# ---------------------------------------------------------------- a line that was missed


@_giving_back
def add_missed(ledger: Ledger, sent: Sent) -> GoOn | Again:
    """Add a line that the model missed to a document."""
    id, form = sent.path["id"], sent.form
    document = ledger.document(id)
    if document is None:
        raise Refused(404, "Nothing was kept: this document is not in the ledger any more.", _written(form))
    try:
        content = _role(document.text, form, "content", ())
        if not content:
            raise NotThere("content: say which words of the page are what is said")
        cue, source = (_role(document.text, form, role, content) for role in ROLES[1:])
        act = form.get("act", "speech")
        check("act", act)
        made = ledger.add_missed(
            document, content=content, cue=cue, source=source, act=act, by=sent.reviewer,
            reason=form.get("reason", "").strip(),
        )  # fmt: skip
    except (NotThere, ValueError) as error:
        names = ("content", "cue", "source", "act", "reason")
        draft = Draft(message=str(error), **{name: form[name] for name in names if name in form})
        page = pages.document(ledger, Asked(path=sent.path, params={}, reviewer=sent.reviewer))
        return Again(template="document.html", page=replace(page, draft=draft))
    return GoOn(to=f"{document_url(id)}?kept={made.review.id}#kept")


def _role(text: str, form: Form, role: str, near: tuple[Span, ...]) -> tuple[Span, ...]:
    return chosen(text, role, form.get(role, ""), form.get(f"{role}.at", ""), near)


def be_called(ledger: Ledger, sent: Sent) -> GoOn | Again:
    """Say who decides: the name is remembered by the seam, so there is nothing to do but to go on."""
    return GoOn(to=local(sent.form.get("back", "")))


ACTIONS: tuple[Action, ...] = (
    Action(path="/statements/{id}/review", act=review),
    Action(path="/statements/{id}/undo", act=undo),
    Action(path="/documents/{id}/missed", act=add_missed),
    Action(path="/reviewer", act=be_called),
)
"""What the pages let people decide."""
