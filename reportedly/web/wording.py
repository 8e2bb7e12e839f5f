"""How values are worded for people: dates, addresses, and the citation of a statement."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from reportedly.types import Statement

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?")
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_SAID = {"direct": "quoted in", "mixed": "quoted in part in", "indirect": "reported in"}


def day(value: str) -> str:
    """A date as people write it, as exact as it is: ``2024-05-08T09:00Z`` → ``8 May 2024``, ``2024-05`` → ``May 2024``.

    What is not a date of the calendar comes back as it is.
    """
    parts = _DATE.match(value)
    rest = value[parts.end() :] if parts else value
    if not parts or (rest and not rest.startswith(("T", " "))) or not 1 <= int(parts[2] or 1) <= 12:
        return value
    year, month, date = parts.groups()
    return " ".join(p for p in (str(int(date)) if date else "", _MONTHS[int(month) - 1] if month else "", year) if p)


def moment(value: str) -> str:
    """A date with its time of day and zone where it has them: ``8 May 2024, 09:00 UTC``."""
    parts = _MOMENT.fullmatch(value)
    if not parts:
        return day(value)
    zone = {None: "", "Z": " UTC", "+00:00": " UTC"}.get(parts[3], f" {parts[3]}")
    return f"{day(parts[1])}, {parts[2]}{zone}"


def safe_link(*addresses: str | None) -> str | None:
    """The first address that a page may link to: http or https, with a host, nothing hidden in it."""
    for address in addresses:
        if not address or _UNSAFE.search(address):
            continue
        try:
            parts = urlsplit(address)
            host = parts.hostname
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and host:
            return address
    return None


def statement_url(id: str) -> str:
    """Where a statement is shown."""
    return "/statements/" + quote(id, safe=":")


def document_url(id: str) -> str:
    """Where a document is shown."""
    return "/documents/" + quote(id, safe=":")


def speaker_url(speaker: str) -> str:
    """Where a speaker is shown, by the words of the source."""
    return "/speakers/" + quote(speaker, safe="")


def citation(statement: Statement) -> str:
    """A line to cite a statement by. It names the origin where the page has no address."""
    title = f"“{statement.title}”" if statement.title else "an untitled document"
    where = ", ".join(p for p in (title, statement.outlet, statement.published and day(statement.published)) if p)
    who = statement.speaker or "Unnamed source"
    return (
        f"{who[0].upper()}{who[1:]}, {_SAID[statement.form]} {where}."
        f" {statement.address or statement.origin}. Captured {moment(statement.captured)}. Statement {statement.id}."
    )
