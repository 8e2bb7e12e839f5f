"""brat standoff: attributions as Source, Cue and Content spans joined by events, as PolNeAR writes them.

The format is described at https://brat.nlplab.org/standoff.html; offsets are code points, discontinuous spans are
written ``0 5;8 12``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import FormatError
from reportedly.text import trim
from reportedly.types import Span

_TEXT_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:[\t\r]|$)")
_EVENT = re.compile(r"E\d+\t(.+)")
_FILE = re.compile(r"(.+)_(\w+)\.ann")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """One attribution of a standoff file; each role a tuple of spans in text order, trimmed and merged.

    `attributes` are names and values, single words; `note` is one line. They are written, and not read.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    attributes: tuple[tuple[str, str], ...] = ()
    note: str = ""


def parse(standoff: str, text: str) -> list[Annotated]:
    """Attributions of a standoff file over `text`; events without content are left out.

    Raises FormatError when an event names a span that is not there.
    """
    spans: dict[str, list[Span]] = {}
    events: list[list[str]] = []
    for line in standoff.split("\n"):
        if match := _TEXT_BOUND.match(line):
            spans[match[1]] = [Span(*map(int, part.split())) for part in match[3].split(";")]
        elif match := _EVENT.match(line):
            events.append(match[1].split())
    found = []
    for event in events:
        roles: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
        for argument in event:
            role, _, name = argument.partition(":")
            if (role := role.rstrip("0123456789")) in roles:
                if name not in spans:
                    raise FormatError(f"event names {name}, which the file does not hold")
                roles[role] += spans[name]
        if content := normalise(roles["Content"], text):
            found.append(
                Annotated(
                    content=content,
                    cue=normalise(roles["Cue"], text),
                    source=normalise(roles["Source"], text),
                )
            )
    return found


def normalise(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Spans trimmed, sorted, empty ones dropped, merged where only white space lies between."""
    out: list[Span] = []
    for span in sorted(spans):
        start, end = trim(text, Span(max(span[0], 0), min(span[1], len(text))))
        if start >= end:
            continue
        if out and (start <= out[-1].end or not text[out[-1].end : start].strip()):
            out[-1] = Span(out[-1].start, max(out[-1].end, end))
        else:
            out.append(Span(start, end))
    return tuple(out)


def write(attributions: Iterable[Annotated], text: str, unchecked: Iterable[tuple[Span, ...]] = ()) -> str:
    """Standoff of `attributions` over `text`, readable by `parse` and by brat.

    `unchecked` are stretches of which nobody has said what they are: spans `Unchecked` of no event, passed over by
    `parse`.
    """
    rows: list[str] = []
    number = attributed = 0
    for event, item in enumerate(attributions, 1):
        arguments = []
        trigger = None
        for role, spans in (("Source", item.source), ("Cue", item.cue), ("Content", item.content)):
            if not spans:
                continue
            number += 1
            offsets, words = _offsets(spans), _words(spans, text)
            rows.append(f"T{number}\t{role} {offsets}\t{words}")
            arguments.append(f"{role}:T{number}")
            if role == "Cue" or trigger is None:
                trigger = (offsets, words)
        if trigger is None:
            continue
        number += 1
        rows.append(f"T{number}\tAttribution {trigger[0]}\t{trigger[1]}")
        rows.append(f"E{event}\t" + " ".join([f"Attribution:T{number}", *arguments]))
        for name, value in item.attributes:
            attributed += 1
            rows.append(f"A{attributed}\t{name} E{event} {value}")
        if item.note:
            rows.append(f"#{event}\tAnnotatorNotes E{event}\t" + re.sub(r"\s+", " ", item.note))
    for at, spans in enumerate(unchecked, number + 1):
        rows.append(f"T{at}\tUnchecked {_offsets(spans)}\t{_words(spans, text)}")
    return "".join(row + "\n" for row in rows)


def _offsets(spans: Iterable[Span]) -> str:
    return ";".join(f"{start} {end}" for start, end in spans)


def _words(spans: Iterable[Span], text: str) -> str:
    return re.sub(r"\s", " ", " ".join(text[start:end] for start, end in spans))


def read_text(path: Path) -> str:
    """A text file as it is: UTF-8 decoded strictly, line ends kept (offsets count them)."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A text with the attributions of each of its annotators, annotators sorted by name."""

    name: str
    text: str
    versions: tuple[tuple[Annotated, ...], ...]
    annotators: tuple[str, ...] = ()


def load(folder: Path) -> list[GoldDocument]:
    """The documents of ``FOLDER/text/*.txt`` with ``FOLDER/attributions/NAME_ANNOTATOR.ann``, sorted by name.

    Raises FormatError when the folder is not of this shape or holds no annotated text.
    """
    notes = folder / "attributions"
    if not notes.is_dir() or not (folder / "text").is_dir():
        raise FormatError(f"{folder} is no brat corpus: it needs the folders text/ and attributions/")
    files: dict[str, list[Path]] = {}
    for path in sorted(notes.iterdir()):
        if match := _FILE.fullmatch(path.name):
            files.setdefault(match[1], []).append(path)
    found = []
    for name, paths in sorted(files.items()):
        source = folder / "text" / f"{name}.txt"
        if source.exists():
            text = read_text(source)
            versions = tuple(tuple(parse(read_text(path), text)) for path in paths)
            annotators = tuple(path.stem.rpartition("_")[2] for path in paths)
            found.append(GoldDocument(name=name, text=text, versions=versions, annotators=annotators))
    if not found:
        raise FormatError(f"{folder} holds no text with a standoff file")
    return found
