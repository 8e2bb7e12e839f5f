"""A briefing as one file: no script, nothing fetched, styles inside, light and dark, made to be printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reportedly.export.briefing_parts import Briefing
from reportedly.text import shown

TEMPLATES: Final = Path(__file__).parent / "templates"
STATIC: Final = Path(__file__).parent / "static"
_TITLE = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where a statement, a document and a person are shown, by id; None where they are not."""

    statement: Callable[[str], str | None]
    document: Callable[[str], str | None]
    person: Callable[[str], str | None]


NOWHERE: Final = Addresses(statement=lambda id: None, document=lambda id: None, person=lambda id: None)


def render(briefing: Briefing, end: str, mark: str = "") -> Iterator[str]:
    """The file in pieces. `end` is the line that it ends with: where and when it was made; `mark` what it says of
    itself before anything else."""
    template = _environment().get_template("briefing_file.html")
    return template.generate(b=briefing, to=NOWHERE, style=_style(briefing.title), end=end, mark=mark)


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _finalize(value: Any) -> Any:
    """Nothing that hides or turns text reaches the file."""
    return shown(value) if type(value) is str else value


def _style(title: str) -> Markup:
    """Our own sheets, and the title at the head of each printed page."""
    sheets = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in ("paper.css", "briefing.css"))
    head = f"@page {{ @top-left {{ content: {_string(title)}; font: 9pt sans-serif; color: #5f5a51; }} }}"
    return Markup(f"{sheets}\n{head}")  # noqa: S704 - ours, but for the title, of which letters and figures alone stay


def _string(words: str) -> str:
    """Words as a string of CSS: whatever is no letter, figure or space is told by its number."""
    words = " ".join(shown(words).split())
    words = words if len(words) <= _TITLE else words[: _TITLE - 1] + "…"
    return '"' + re.sub(r"[^\w ]|_", lambda found: f"\\{ord(found[0]):x} ", words) + '"'
