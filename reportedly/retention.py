"""Rules of how long pages are kept, from a TOML file: which are too old on a day."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from reportedly.errors import SettingError

Counted = Literal["seen", "published"]
_DAYS = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7, "year": 365, "years": 365}
_LENGTH = re.compile(r"(\d{1,5})\s*([a-z]+)")
_ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Pages of an outlet (None: of all outlets without a rule of their own) are kept for so many days (None: always),
    counted from when they were last `seen`, or `published`."""

    outlet: str | None
    days: int | None
    counted: Counted = "seen"


def days_of(text: str) -> int:
    """Days of ``180 days``, ``26 weeks``, ``2 years``, ``180d``. Raises SettingError for what is no such length."""
    found = _LENGTH.fullmatch(text.strip().lower())
    if not found or found[2] not in _DAYS or not int(found[1]):
        raise SettingError(f"{text!r} is no length of time: write it as 180 days, 26 weeks or 2 years")
    return int(found[1]) * _DAYS[found[2]]


def before(days: int, today: datetime | None = None) -> str:
    """The moment so many days ago, in ISO 8601: what is older was kept for longer. Raises SettingError before year 1.

    >>> before(180, datetime(2024, 6, 30, tzinfo=UTC))
    '2024-01-02T00:00:00Z'
    """
    try:
        moment = (today or datetime.now(UTC)) - timedelta(days=days)
    except OverflowError:
        raise SettingError(f"{days} days ago there was no calendar: give fewer") from None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def rules(path: Path) -> tuple[Rule, ...]:
    """The rules of a file. Raises SettingError, which names the file, for what is none."""
    try:
        with path.open("rb") as file:
            given = tomllib.load(file)
    except OSError as error:
        raise SettingError(f"cannot read {path}: {error.strerror}") from error
    except ValueError as error:  # of TOML, and bytes that are no UTF-8
        raise SettingError(
            f'{path} is no TOML ({error}): write [[retention]] and below it keep = "180 days"'
        ) from error
    tables = given.get("retention")
    if not isinstance(tables, list) or not tables or not all(isinstance(table, Mapping) for table in tables):
        raise SettingError(f'{path} has no rule: write [[retention]] and below it keep = "180 days"')
    found = tuple(_rule(path, number, table) for number, table in enumerate(tables, 1))
    outlets = [rule.outlet and rule.outlet.casefold() for rule in found]
    if twice := next((outlet for outlet in outlets if outlets.count(outlet) > 1), ""):
        raise SettingError(f"{path} has two rules for {twice}: leave one of them")
    if outlets.count(None) > 1:
        raise SettingError(f"{path} has two rules for all outlets: leave one of them, or name an outlet")
    return found


def _rule(path: Path, number: int, table: Mapping[str, Any]) -> Rule:
    where = f"rule {number} of {path}"
    if strange := sorted(set(table) - {"outlet", "keep", "counted"}):
        raise SettingError(f"{where} has {strange[0]!r}: it may have outlet, keep and counted")
    outlet, keep, counted = table.get("outlet"), table.get("keep"), table.get("counted", "seen")
    if not isinstance(keep, str):
        raise SettingError(f'{where} does not say how long: write keep = "180 days", or keep = "{_ALWAYS}"')
    if outlet is not None and (not isinstance(outlet, str) or not outlet.strip()):
        raise SettingError(f"{where} has an outlet that is no name: write it in quotes, or leave it out for all")
    if counted not in ("seen", "published"):
        raise SettingError(f'{where} counts from {counted!r}: write counted = "seen" or counted = "published"')
    try:
        days = None if keep.strip().lower() == _ALWAYS else days_of(keep)
    except SettingError as error:
        raise SettingError(f"{where}: {error}") from None
    return Rule(outlet=outlet, days=days, counted=counted)
