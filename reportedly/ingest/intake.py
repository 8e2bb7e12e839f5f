"""What `ingest` gives, and how far it has got."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Self

from reportedly.types import Capture, Failure

NOMINAL = 100_000
"""Bytes that an origin is taken to have before it is read: a URL, standard input."""


class Intake(Iterator[Capture | Failure]):
    """Captures and failures, one at a time, in the order of the origins.

    `done` says how many bytes of the origins were gone through so far, of `total`; of what is no file before it is
    read, a nominal size. `passed_over` counts what archives hold besides pages, by its media type or by what it is.
    """

    def __init__(self, read: Callable[[Self], Iterator[Capture | Failure]], measure: Callable[[], int]) -> None:
        self.done = 0
        self.passed_over: Counter[str] = Counter()
        self._before = self._more = 0
        self._measure = measure
        self._items = read(self)

    def __next__(self) -> Capture | Failure:
        return next(self._items)

    @property
    def total(self) -> int:
        """Bytes of all origins, as far as is known; looked at when first asked for."""
        return self._measured + self._more

    @cached_property
    def _measured(self) -> int:
        return self._measure()

    def expect(self, size: int) -> None:
        """Said when an origin turns out to hold others, of `size` bytes."""
        self._more += size

    def at(self, position: int) -> None:
        """Said by who reads a file: so many of its bytes are done."""
        self.done = self._before + position

    def through(self, size: int) -> None:
        """Said when a whole file of `size` bytes is done."""
        self._before += size
        self.done = self._before

    def pass_over(self, what: str) -> None:
        """Said of what is neither a page nor a document."""
        self.passed_over[what] += 1
