"""Between the address of a search page and the question it stands for; filters are links that add or remove one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from reportedly.asking.bounds import LONGEST, MOST
from reportedly.errors import SettingError
from reportedly.store.query import Query

PAGE_SIZE = 20
_LAST_PAGE = 1_000_000
FILTERS = (
    "speaker",
    "entity",
    "via",
    "addressee",
    "medium",
    "occasion",
    "outlet",
    "form",
    "act",
    "since",
    "until",
    "reviewed",
)
Params = Mapping[str, str]


def number(params: Params, name: str, default: int, most: int) -> int:
    """A whole number of an address, from 1 to `most`. Raises SettingError."""
    given = params.get(name, "")
    if not given:
        return default
    if not (given.isascii() and given.isdigit() and len(given) < 12 and 1 <= int(given) <= most):
        raise SettingError(f"{name} needs a whole number from 1 to {most}, not {given[:40]!r}")
    return int(given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Which part of a list is asked for: a page of `size`, counted from 1."""

    page: int
    size: int

    @property
    def offset(self) -> int:
        """How many come before."""
        return (self.page - 1) * self.size


def slice_of(params: Params, default: int) -> Slice:
    """The part of a list that ``page`` and ``limit`` name. Raises SettingError."""
    return Slice(page=number(params, "page", 1, _LAST_PAGE), size=number(params, "limit", default, MOST))


def address(path: str, values: Mapping[str, str | None]) -> str:
    """A path with the values that are there, in the order given."""
    kept = {name: value for name, value in values.items() if value}
    return path + ("?" + urlencode(kept) if kept else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a search page is asked: ``q`` words; ``speaker``, ``outlet``, ``form``, ``act``, ``since``, ``until``
    filters; ``exact=1`` when ``speaker`` is the whole speaker; ``reviewed``, what people decided; ``entity``, the id of
    who it is; ``via``, words of the chain; ``addressee``, ``medium``, ``occasion``, words for whom it was told,
    where it was said or written, at what gathering; ``page`` and ``limit``."""

    values: Params
    query: Query
    part: Slice

    def url(self, path: str = "/", **changes: str | None) -> str:
        """The address of this question with some values changed (None: removed), from its first page on."""
        return address(path, {**self.values, "page": None, **changes})

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return any(self.values.get(name) for name in FILTERS)


def question(params: Params) -> Question:
    """The question of an address. Raises SettingError for a value that cannot be; unknown names are passed over."""
    values = {name: params.get(name, "").strip() for name in ("q", *FILTERS, "exact", "limit", "page")}
    for name in ("q", *FILTERS):
        if len(values[name]) > LONGEST:
            raise SettingError(f"{name} may have up to {LONGEST} characters, not {len(values[name])}: shorten it")
    if not values["speaker"]:
        values["exact"] = ""
    part = slice_of(values, PAGE_SIZE)
    query = Query(
        words=values["q"],
        speaker=values["speaker"] or None,
        exact_speaker=values["exact"] == "1",
        entity=values["entity"] or None,
        via=values["via"] or None,
        addressee=values["addressee"] or None,
        medium=values["medium"] or None,
        occasion=values["occasion"] or None,
        outlet=values["outlet"] or None,
        form=values["form"] or None,
        act=values["act"] or None,
        reviewed=values["reviewed"] or None,
        since=values["since"] or None,
        until=values["until"] or None,
        limit=part.size,
        offset=part.offset,
    )
    return Question(values=values, query=query, part=part)
