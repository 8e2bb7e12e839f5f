"""XML, written piece by piece: UTF-8, without the characters that XML 1.0 cannot hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from reportedly.export.linked import readable


class Markup:
    """A document of XML on its way out. Texts come out on one line."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = XMLGenerator(out, "utf-8", short_empty_elements=True)
        self._out.startDocument()

    @contextmanager
    def element(self, tag: str, attributes: Mapping[str, str] | None = None) -> Iterator[None]:
        """What is written within stands in this element."""
        self._out.startElement(tag, AttributesImpl({name: _line(held) for name, held in (attributes or {}).items()}))
        yield
        self._out.endElement(tag)
        self._out.ignorableWhitespace("\n")

    def leaf(self, tag: str, attributes: Mapping[str, str] | None = None, words: str = "") -> None:
        """An element with words, or with nothing in it."""
        with self.element(tag, attributes):
            if words:
                self._out.characters(_line(words))


def _line(words: str) -> str:
    return " ".join(readable(words).split())
