"""JSON of any size, one value in memory at a time: what is asked for is given as bytes, the rest is stepped over.

Values are told apart by their brackets and strings alone. So a value that is damaged, too large or too deep costs
itself and no more: a parser of events stops at the first of these, and the thousands of posts behind it are lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from reportedly.errors import FormatError

_STEP = 1 << 20
"""Bytes that are read from the file at once, at first; twice as many each time while a value is larger."""
_SPACE = re.compile(rb"[ \t\r\n]*+")
_STRINGS_AND_SCALARS = re.compile(rb'[^"{}\[\]]*+(?:"(?:[^"\\]++|\\.)*+"[^"{}\[\]]*+)*+', re.DOTALL)
_IN_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
_SCALAR = re.compile(rb"[^\s,:\"{}\[\]]*+")
_OPENING = b"{["
LONGEST_KEY = 1000
"""Bytes of the longest name of a field that is looked at."""


class JsonStream:
    """A position in a file of JSON. Every step raises FormatError, named after `origin`, where the file is no JSON or
    ends before its time.

    `largest` bounds what is kept of one value, in bytes; `deepest` how far its brackets may nest.
    """

    def __init__(self, file: BinaryIO, origin: str, largest: int, deepest: int = 64) -> None:
        self._file = file
        self._origin = origin
        self._largest = largest
        self._deepest = deepest
        self._buffer = b""
        self._at = 0
        self._before = 0  # bytes of the file that stand before the buffer
        self.end = False
        if self._file.read(3) != b"\xef\xbb\xbf":
            self._file.seek(0)
        else:
            self._before = 3

    @property
    def place(self) -> int:
        """The byte of the file that comes next."""
        return self._before + self._at

    def go_to(self, place: int) -> None:
        """Go on from a `place` that was met before."""
        self._file.seek(place)
        self._buffer, self._at, self._before, self.end = b"", 0, place, False

    def peek(self) -> bytes:
        """The next byte that is no space; none at the end of the file."""
        while True:
            self._at = _end(_SPACE, self._buffer, self._at)
            if self._at < len(self._buffer):
                return self._buffer[self._at : self._at + 1]
            if not self._more(self._at):
                return b""

    def take(self, expected: bytes) -> bytes:
        """Step over one of the `expected` bytes. Raises FormatError when something else stands there."""
        found = self.peek()
        if not found or found not in expected:
            raise self.damaged()
        self._at += 1
        return found

    def fields(self) -> Iterator[bytes]:
        """The names of an object's fields, as they stand in the file, without quotes.

        Whoever asks for the next steps over the value of the one before.
        """
        self.take(b"{")
        if self.peek() == b"}":
            self.take(b"}")
            return
        while True:
            if self.peek() != b'"':
                raise self.damaged()
            key = self.value()
            self.take(b":")
            yield (key or b"")[1:-1][:LONGEST_KEY]
            if self.take(b",}") == b"}":
                return

    def elements(self) -> Iterator[int]:
        """The places of an array's elements. Whoever asks for the next steps over the one before."""
        self.take(b"[")
        if self.peek() == b"]":
            self.take(b"]")
            return
        while True:
            yield self.place
            if self.take(b",]") == b"]":
                return

    def skip(self) -> None:
        """Step over one value, of any size and depth."""
        self._step_over(0, 1 << 62)

    def value(self) -> bytes | None:
        """One value as it stands in the file; None when it is larger or deeper than the bounds."""
        return self._step_over(self._largest, self._deepest)

    def damaged(self) -> FormatError:
        """The error for a file that is not what it should be at this place."""
        if not self.peek():
            return FormatError(f"{self._origin} is cut short: export or download it again")
        return FormatError(f"{self._origin} is not JSON at byte {self.place}: export or download it again")

    def _step_over(self, largest: int, deepest: int) -> bytes | None:
        """The value that stands here, None when it is over a bound; the place is behind it then in any case."""
        first = self.peek()
        if not first or first in b",:}]":
            raise self.damaged()
        value = _Value(first)
        start, size = self._at, 0
        at = start + (first == b'"')
        while True:
            at, done = value.advance(self._buffer, at)
            if done:
                break
            if size + at - start > largest:
                size, start = size + at - start, at  # what stands before is wanted no more
            more = self._more(start)
            at, start = at - start, 0
            if not more:
                if value.is_scalar:
                    break
                self._at = len(self._buffer)
                raise self.damaged()
        size += at - start
        found = self._buffer[start:at]
        self._at = at
        return found if size <= largest and value.depth_reached <= deepest else None

    def _more(self, keep: int) -> bool:
        """Drop the buffer before `keep`, and read on. False at the end of the file."""
        kept = self._buffer[keep:]
        read = b"" if self.end else self._file.read(max(_STEP, len(kept)))
        self._before += keep
        self._buffer, self._at = kept + read, max(0, self._at - keep)
        self.end = not read
        return bool(read)


class _Value:
    """How far the value that is stepped over is understood: within a string, at what depth."""

    def __init__(self, first: bytes) -> None:
        self.is_scalar = first not in b'"{['
        self.depth_reached = 0
        self._depth = 0
        self._in_string = first == b'"'

    def advance(self, buffer: bytes, at: int) -> tuple[int, bool]:
        """How far the buffer holds the value from `at` on, and whether it ends there."""
        if self.is_scalar:
            at = _end(_SCALAR, buffer, at)
            return at, at < len(buffer)
        while at < len(buffer):
            at = _end(_IN_STRING if self._in_string else _STRINGS_AND_SCALARS, buffer, at)
            mark = buffer[at : at + 1]
            if not mark or (mark == b"\\" and self._in_string):  # the buffer ends, or does so within an escape
                return at, False
            at += 1
            if mark == b'"':
                self._in_string = not self._in_string
            else:
                self._depth += 1 if mark in _OPENING else -1
                self.depth_reached = max(self.depth_reached, self._depth)
            if not (self._depth or self._in_string):
                return at, True
        return at, False


def _end(pattern: re.Pattern[bytes], buffer: bytes, at: int) -> int:
    """Where a pattern that matches everywhere, if only nothing, ends."""
    found = pattern.match(buffer, at)
    return found.end() if found else at
