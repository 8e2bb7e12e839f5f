"""What may be asked: the parameters of each question as a type, from which requests are read and their description is
made."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Annotated, Any, Literal, Protocol, TypeVar, cast

import msgspec
from msgspec import Meta

from reportedly.answers import Asked, EventKind
from reportedly.asking.bounds import LONGEST, MOST
from reportedly.asking.paging import CURSOR
from reportedly.errors import ReportedlyError, SettingError
from reportedly.store.query import Query
from reportedly.types import Act, Form

_INTEGER = re.compile(r"-?[0-9]{1,18}")


def _words(description: str, shortest: int = 1) -> Meta:
    return Meta(min_length=shortest, max_length=LONGEST, description=description)


Reviewed = Literal["right", "wrong", "unsure", "corrected", "disputed", "open"]
Limit = Annotated[int, Meta(ge=1, le=MOST, description="Lines at most, up to 500; 50 where it is not given.")]
Cursor = Annotated[str, Meta(pattern=CURSOR, description="What next held in the part before.")]
Since = Annotated[
    str,
    Meta(
        description="From this year, month or day on: 2024, 2024-05, 2024-05-08.",
        extra_json_schema={"format": "partial-date"},
    ),
]
Until = Annotated[
    str, Meta(description="Until the end of this year, month or day.", extra_json_schema={"format": "partial-date"})
]
Outlet = Annotated[str, _words("Who publishes, as printed, whatever the case.")]
Words = Annotated[str, _words('All must occur; "a phrase" keeps its order, recruit* finds beginnings.', 0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """A question without parameters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What every long answer is asked with."""

    limit: Limit = 50
    cursor: Cursor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which statements: all that is given must hold."""

    q: Words = ""
    speaker: Annotated[str, _words("Words of the source, of the speaker, or of any name of who that is.")] | None = None
    exact_speaker: Annotated[bool, Meta(description="Whether that is the whole speaker, not words of it.")] = False
    entity: Annotated[str, _words("The id of who says it.")] | None = None
    via: Annotated[str, _words("Words of the chain of sources.")] | None = None
    depth: Annotated[int, Meta(ge=1, le=100, description="How many sources stand in a row.")] | None = None
    addressee: Annotated[str, _words("Words for whom it was told.")] | None = None
    medium: Annotated[str, _words("Words for where it was said or written: Telegram, letter, poster.")] | None = None
    occasion: Annotated[str, _words("Words for the gathering it was said at: rally, hearing.")] | None = None
    outlet: Outlet | None = None
    form: Annotated[Form, Meta(description="Whether the words stand in quotation marks.")] | None = None
    act: Annotated[Act, Meta(description="Whether it was said, written or thought.")] | None = None
    since: Since | None = None
    until: Until | None = None
    reviewed: Annotated[Reviewed, Meta(description="What people decided about it; open: nothing yet.")] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements(Filters):
    """A search for statements."""

    limit: Limit = 50
    cursor: Cursor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits(Listed):
    """A search for documents."""

    q: Annotated[str, _words('All must occur; "a phrase" keeps its order, recruit* finds beginnings.')]


@dataclass(frozen=True, slots=True, kw_only=True)
class People(Listed):
    """A search for people and bodies."""

    q: Annotated[str, _words("Words of a name, another name or a role, in any script.", 0)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Which figures: all that is given must hold."""

    q: Words = ""
    speaker: Annotated[str, _words("A name, or the id of who it is.")] | None = None
    outlet: Outlet | None = None
    since: Since | None = None
    until: Until | None = None
    unit: Annotated[str, _words("person, percent, ratio, a code of money, any singular.")] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures(Numbers):
    """A list of figures."""

    limit: Limit = 50
    cursor: Cursor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Listed):
    """What happened when: all that is given must hold."""

    q: Words = ""
    speaker: (
        Annotated[str, _words("A name, or the id of who it is: who says it, or stands in the sentence.")] | None
    ) = None
    outlet: Outlet | None = None
    since: Since | None = None
    until: Until | None = None
    kind: Annotated[EventKind, Meta(description="What is dated. Without it, all but `published`.")] | None = None


class Times(Protocol):
    """What of a question a timeline is asked by."""

    @property
    def q(self) -> str: ...
    @property
    def speaker(self) -> str | None: ...
    @property
    def outlet(self) -> str | None: ...
    @property
    def since(self) -> str | None: ...
    @property
    def until(self) -> str | None: ...
    @property
    def kind(self) -> EventKind | None: ...


def query(q: Filters, limit: int, offset: int) -> Query:
    """A search, as the ledger is asked."""
    return Query(
        words=q.q, speaker=q.speaker, exact_speaker=q.exact_speaker, entity=q.entity, via=q.via, depth=q.depth,
        addressee=q.addressee, medium=q.medium, occasion=q.occasion, outlet=q.outlet, form=q.form, act=q.act,
        since=q.since, until=q.until, reviewed=q.reviewed,
        limit=limit, offset=offset,
    )  # fmt: skip


def times(q: Times, limit: int, offset: int) -> Asked:
    """A question of time, as the ledger is asked."""
    return Asked(
        words=q.q, person=q.speaker, outlet=q.outlet, since=q.since, until=q.until,
        kinds=(q.kind,) if q.kind else Asked().kinds, limit=limit, offset=offset,
    )  # fmt: skip


def numbers(q: Numbers, limit: int, offset: int) -> Asked:
    """A question of figures, as the ledger is asked."""
    return Asked(
        words=q.q, person=q.speaker, outlet=q.outlet, since=q.since, until=q.until, unit=q.unit, limit=limit,
        offset=offset,
    )  # fmt: skip


class Absent(ReportedlyError):
    """What is asked for by its id is not in the ledger; the message says what."""


Question = TypeVar("Question")


def asked(kind: type[Question], given: Iterable[tuple[str, str]]) -> Question:
    """The question that the parameters of an address ask. Raises SettingError for a name or a value that cannot be."""
    kinds = _kinds(kind)
    values: dict[str, object] = {}
    for name, value in given:
        if name in values:
            raise SettingError(f"the parameter {name} is given twice: give it once")
        values[name] = _typed(kinds.get(name, ""), value)
    return question(kind, values)


def question(kind: type[Question], values: Mapping[str, object]) -> Question:
    """The question that parameters ask which have their types. Raises SettingError for a name or a value that cannot
    be."""
    kinds = _kinds(kind)
    for name in values:
        if name not in kinds:
            there = f"there are {', '.join(kinds)}" if kinds else "it takes none"
            raise SettingError(f"no parameter is called {name[:40]!r}: {there}")
    for name in required(kind):
        if name not in values:
            raise SettingError(f"the parameter {name} is missing: give it")
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        name = str(error).rpartition("$.")[2].rstrip("`")
        needed = _needed(parameters(kind)[name])
        raise SettingError(f"the parameter {name} needs {needed}, not {str(values[name])[:40]!r}") from error


def _needed(schema: dict[str, Any]) -> str:
    """What a value has to be, in words."""
    if "enum" in schema:
        return f"one of {', '.join(schema['enum'])}"
    if "pattern" in schema:
        return "what next held in the part before"
    if schema["type"] == "boolean":
        return "true or false"
    if schema["type"] == "integer":
        least, most = schema["minimum"], schema.get("maximum")
        return f"a whole number from {least} to {most}" if most is not None else f"a whole number from {least} on"
    if "maxLength" not in schema:
        return "a year, month or day such as 2024-05-08"
    return f"{schema.get('minLength', 0)} to {schema['maxLength']} characters"


def _typed(kind: str, value: str) -> str | int | bool:
    """A value as the type that it should have, where it can be read as that."""
    if kind == "integer" and _INTEGER.fullmatch(value):
        return int(value)
    if kind == "boolean" and value in {"true", "false"}:
        return value == "true"
    return value


def required(kind: type[Any]) -> list[str]:
    """The parameters that a question cannot do without."""
    return [f.name for f in fields(kind) if f.default is MISSING]


def parameters(kind: type[Any]) -> dict[str, dict[str, Any]]:
    """The parameters of a question by name, each as JSON Schema, without null: what is not asked is left out."""
    return _parameters(cast(Hashable, kind))


@cache
def _parameters(kind: Any) -> dict[str, dict[str, Any]]:
    _, components = msgspec.json.schema_components([kind])
    properties: dict[str, dict[str, Any]] = components[kind.__name__].get("properties", {})
    return {name: _without_null(schema) for name, schema in properties.items()}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    schema = {name: value for name, value in schema.items() if name != "default" or value is not None}
    if "anyOf" in schema:
        (only,) = (one for one in schema.pop("anyOf") if one != {"type": "null"})
        schema |= only
    return schema


def _kinds(kind: type[Any]) -> dict[str, str]:
    return {name: cast(str, schema.get("type", "string")) for name, schema in parameters(kind).items()}
