"""The present moment, and waiting. Neither enters an id."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What tells the time and waits; tests have one that does not wait."""

    def time(self) -> float:
        """Seconds since 1970, UTC."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


SYSTEM: Clock = time


def moment(seconds: float) -> str:
    """Seconds since 1970 as UTC, ISO 8601, to the millisecond."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def now() -> str:
    """UTC, ISO 8601, to the millisecond."""
    return moment(time.time())
