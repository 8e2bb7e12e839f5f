"""From an exception to the `Failure` that is stored and shown."""

from __future__ import annotations

from reportedly.clock import now
from reportedly.types import Failure


def failure(subject: str, stage: str, error: Exception) -> Failure:
    """What happened to `subject` in `stage`. `retriable` as the error says (False for errors of others)."""
    return Failure(
        subject=subject,
        stage=stage,
        error=type(error).__name__,
        message=" ".join(str(error).split()) or type(error).__name__,
        retriable=bool(getattr(error, "retriable", False)),
        at=now(),
    )
