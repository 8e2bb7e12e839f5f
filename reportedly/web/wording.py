"""How values are worded for people: dates, addresses, and the citation of a statement."""

from __future__ import annotations

import re
from urllib.parse import quote

from reportedly.export.reviewed import speaker_of
from reportedly.export.wording import day
from reportedly.export.wording import moment as moment
from reportedly.export.wording import safe_link as safe_link
from reportedly.reviews import disputed, verdict
from reportedly.types import Statement

_QUOTED = re.compile(r"[“\"]([^“”\"]*)[”\"]")
_SAID = {"direct": "quoted in", "mixed": "quoted in part in", "indirect": "reported in"}


def statement_url(id: str) -> str:
    """Where a statement is shown."""
    return "/statements/" + quote(id, safe=":")


def document_url(id: str) -> str:
    """Where a document is shown."""
    return "/documents/" + quote(id, safe=":")


def versions_url(id: str) -> str:
    """Where the versions of a document's page are shown."""
    return document_url(id) + "/versions"


def speaker_url(speaker: str) -> str:
    """Where a speaker is shown, by the words of the source."""
    return "/speakers/" + quote(speaker, safe="")


def person_url(id: str) -> str:
    """Where a person or body is shown."""
    return "/people/" + quote(id, safe=":")


def name(words: str) -> str:
    """Who somebody is, without quotation marks that only open or only close: a page's words are cut where they end."""
    words = words.replace('"', "") if words.count('"') % 2 else words
    for left, right in ("“”", "«»", "()", "[]"):
        if words.count(left) != words.count(right):
            words = words.replace(left, "").replace(right, "")
    return words.strip(" ,;:") or words


def _inner(words: str) -> str:
    """Words that are put in quotation marks, with their own ones single."""
    return _QUOTED.sub(r"‘\1’", words)


def citation(statement: Statement) -> str:
    """A line to cite a statement by. It names the origin where the page has no address."""
    title = f"“{_inner(statement.title)}”" if statement.title else "an untitled document"
    where = ", ".join(p for p in (title, statement.outlet, statement.published and day(statement.published)) if p)
    speaker = speaker_of(statement)
    who = name(speaker) if speaker else "Unnamed source"
    model = f"the program found {statement.speaker}" if statement.speaker else "the program found nobody"
    corrected = f" Speaker corrected by hand: {model}." if speaker != statement.speaker else ""
    wrong = " Called wrong by a reviewer." if verdict(statement.reviews) == "wrong" else ""
    wrong = " Reviewers disagree on it." if disputed(statement.reviews) else wrong
    return (
        f"{who[0].upper()}{who[1:]}, {_SAID[statement.form]} {where}."
        f" {statement.address or statement.origin}. Captured {moment(statement.captured)}. Statement {statement.id}."
        f"{corrected}{wrong}"
    )
