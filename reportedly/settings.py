"""The settings: one table of name, default and help; from a TOML file and the environment.

A setting `fetch_timeout` is read from ``[reportedly] fetch_timeout = 20`` in the file named by ``REPORTEDLY_CONFIG``
(or ``reportedly.toml`` in the current folder) and from ``REPORTEDLY_FETCH_TIMEOUT``; the environment wins.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from reportedly.errors import SettingError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Values that shape a run. Sizes are in bytes, times in seconds."""

    max_body: int = field(default=32 * 1024 * 1024, metadata={"help": "largest body of a page or file that is kept"})
    max_text: int = field(
        default=4_000_000, metadata={"help": "longest text, in characters, that is taken from a page"}
    )
    max_unpacked: int = field(
        default=8 * 1024**3, metadata={"help": "most that an archive packed as a whole may unpack to, aside on disk"}
    )
    fetch_timeout: float = field(default=20.0, metadata={"help": "seconds to wait for a server's next bytes"})
    fetch_deadline: float = field(default=60.0, metadata={"help": "seconds that one page may take in all"})
    max_redirects: int = field(default=8, metadata={"help": "redirects that are followed"})
    user_agent: str = field(
        default="reportedly/0.1 (reads news pages for research)",
        metadata={"help": "how requests name themselves"},
    )
    contact: str = field(
        default="", metadata={"help": "an address or URL of yours that requests name, for sites that want to reach you"}
    )
    fetch_delay: float = field(default=1.0, metadata={"help": "seconds between two requests to one host"})
    max_crawl_delay: float = field(
        default=30.0, metadata={"help": "the longest delay, in seconds, that a site's robots.txt may ask for"}
    )
    fetch_hosts: int = field(default=16, metadata={"help": "hosts that are asked at once, each one page at a time"})
    ignore_robots: str = field(default="", metadata={"help": "hosts, parted by commas, whose robots.txt is not asked"})
    allow_hosts: str = field(
        default="",
        metadata={
            "help": "hosts on a private network, parted by commas, that lists, feeds and redirects may lead to; an "
            "address that you give yourself is fetched anyway"
        },
    )
    feed: str = field(
        default="pages", metadata={"help": "what is taken of a feed: the pages that it lists, or its own text"}
    )
    columns: str = field(
        default="", metadata={"help": "which columns of a table of posts hold what: text=body,author=user"}
    )
    watch_every: str = field(default="15m", metadata={"help": "how often a feed is asked"})
    revisits: str = field(
        default="1h 6h 1d 3d 7d", metadata={"help": "how long after it was first read a page is looked at again"}
    )
    attributor: str = field(default="model", metadata={"help": "what finds attributions: model or rules"})
    threads: int = field(default=2, metadata={"help": "threads of the encoder in one process"})
    threshold: float = field(default=0.0, metadata={"help": "attributions with a lower score are left out"})
    host: str = field(default="127.0.0.1", metadata={"help": "address that the pages are served on"})
    port: int = field(default=8765, metadata={"help": "port that the pages are served on"})
    https_name: str = field(
        default="", metadata={"help": "the name under which a proxy with TLS in front is asked; needs a password"}
    )
    password: str = field(
        default="", repr=False, metadata={"help": "password of the pages; needed on any host but this machine's own"}
    )
    password_file: str = field(default="", metadata={"help": "a file that holds it"})
    token: str = field(
        default="", repr=False, metadata={"help": "what programs send instead, as Authorization: Bearer"}
    )
    token_file: str = field(default="", metadata={"help": "a file that holds it"})
    session_hours: float = field(
        default=12.0, metadata={"help": "hours without a request after which one signs in anew"}
    )
    api_rate: float = field(
        default=50.0, metadata={"help": "questions a second that a client may ask the API; 0: as many as it likes"}
    )
    api_burst: int = field(default=200, metadata={"help": "questions that a client may ask it at once"})
    reviewer: str = field(
        default="", metadata={"help": "name beside what is decided on the pages, until one gives another there"}
    )


def names(listed: str) -> frozenset[str]:
    """The names in a setting that lists several, parted by commas, lower case."""
    return frozenset(name.strip().lower() for name in listed.split(",")) - {""}


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from file and environment. Raises SettingError for a name or value that cannot be."""
    named = environment.get("REPORTEDLY_CONFIG")
    path = Path(named or "reportedly.toml")
    values: dict[str, Any] = {}
    if named or path.is_file():
        try:
            values = dict(tomllib.loads(path.read_text(encoding="utf-8")).get("reportedly", {}).items())
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, AttributeError) as error:
            raise SettingError(f"cannot read the settings in {path}: {error}") from error
    known = {f.name: str(f.type) for f in fields(Settings)}
    for variable, value in environment.items():
        name = variable.removeprefix("REPORTEDLY_").lower()
        if name != variable.lower() and variable != "REPORTEDLY_CONFIG":
            values[name] = value
    if unknown := sorted(set(values) - set(known)):
        raise SettingError(f"no setting is named {unknown[0]!r}; there are: {', '.join(known)}")
    return replace(Settings(), **{name: _typed(name, known[name], value) for name, value in values.items()})


def _typed(name: str, kind: str, value: Any) -> Any:
    wanted = {"int": "a whole number", "float": "a number", "str": "a text"}[kind]
    wrong = SettingError(f"the setting {name} needs {wanted} that is not negative, not {value!r}")
    if kind == "str" and isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float) or kind == "str":
        raise wrong
    try:
        number = float(value)
        whole = number if kind == "float" else int(value)
    except (ValueError, OverflowError):
        raise wrong from None
    if not 0 <= number < float("inf") or number != whole:
        raise wrong
    return whole
