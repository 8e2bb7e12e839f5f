"""The lines of a PDF, by a process of its own: run as a script, PDF on standard input, one JSON object a line out.

A PDF is a program that draws; one that is made to can take any time and memory. So this process is given bounds by the
system, and ends alone when it meets them. It imports nothing of ours.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import sys
from typing import Any

import pypdf
from pypdf.errors import DependencyError, PyPdfError

MEMORY = 1 << 30
"""Bytes that this process may have."""
_LONGEST, _MOST = 2000, 300_000
"""Characters of the longest line; lines of the longest PDF."""


def main() -> None:
    """Write what the PDF says of itself, then each line with its page, place (in points) and size; or an error."""
    _bound(int(sys.argv[1]))
    logging.disable()
    try:
        reader = pypdf.PdfReader(io.BytesIO(sys.stdin.buffer.read()))
        if reader.is_encrypted and not reader.decrypt(""):
            return _say({"error": "locked"})
        _say(_about(reader))
        count = 0
        for number, page in enumerate(reader.pages):
            for line in _lines(page):
                _say({"page": number, **line})
                count += 1
            if count > _MOST:
                return _say({"error": "bounds"})
    except DependencyError:  # an encryption that pypdf has no code for by itself
        _say({"error": "locked"})
    except MemoryError:
        _say({"error": "bounds"})
    except (PyPdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError,
            AssertionError, NotImplementedError, OSError) as error:  # fmt: skip
        _say({"error": f"{type(error).__name__}: {error}"[:200]})
    return None


def _bound(seconds: int) -> None:
    """Have the system end this process at its bounds, where it knows such."""
    try:
        import resource
    except ImportError:  # Windows: who waits for this process ends it
        return
    for kind, bound in (("RLIMIT_AS", MEMORY), ("RLIMIT_CPU", seconds), ("RLIMIT_CORE", 0)):
        with contextlib.suppress(ValueError, OSError):  # a lower one is in force already
            resource.setrlimit(getattr(resource, kind), (bound, bound))


def _about(reader: pypdf.PdfReader) -> dict[str, Any]:
    told = reader.metadata
    moments = {}
    for name in ("creation_date", "modification_date"):
        with contextlib.suppress(ValueError, TypeError, AttributeError, OverflowError):
            moment = getattr(told, name)
            moments[name] = moment.isoformat() if moment else None
    words = {name: str(value) if (value := getattr(told, name, None)) else None for name in ("title", "author")}
    return {**words, **moments, "pages": len(reader.pages)}


def _lines(page: pypdf.PageObject) -> list[dict[str, Any]]:
    """The lines of a page in the order that they are drawn in: words, left edge, height of the base line, size, whether
    in a bold font."""
    lines: list[dict[str, Any]] = []
    pieces: list[str] = []
    first: dict[str, Any] = {}

    def end() -> None:
        words = "".join(pieces).strip()
        if words:
            lines.append({"text": words[:_LONGEST], **first})
        pieces.clear()
        first.clear()

    def draw(text: str, cm: list[float], tm: list[float], font: dict[str, Any] | None, size: float) -> None:
        for number, part in enumerate(text.split("\n")):
            if number:
                end()
            if part.strip() and not first:
                first["x"] = round(tm[4] * cm[0] + tm[5] * cm[2] + cm[4], 1)
                first["y"] = round(tm[4] * cm[1] + tm[5] * cm[3] + cm[5], 1)
            if part.strip() and len(part) > max(
                map(len, pieces), default=0
            ):  # a bullet is of another size than its words
                name = str((font or {}).get("/BaseFont", "")).lower()
                first["size"] = round(abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1])), 1)
                first["bold"] = "bold" in name or "black" in name
            pieces.append(part)

    page.extract_text(visitor_text=draw)
    end()
    return lines


def _say(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
