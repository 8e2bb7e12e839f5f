"""Whose turn it is: one request at a time to a host, a delay between two, and many hosts at once."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import NoReturn, TypeVar

from reportedly.clock import Clock
from reportedly.errors import FetchError

Errand = TypeVar("Errand")
Outcome = TypeVar("Outcome")


class Turns:
    """Lets one request at a time to a host, no sooner than its delay after the one before. May be used by threads.

    Nobody waits more than `longest` seconds for a turn.
    """

    def __init__(self, delay: float, longest: float, clock: Clock) -> None:
        self._delay = delay
        self._longest = max(longest, delay)
        self._clock = clock
        self._locks: dict[str, threading.Lock] = {}
        self._free_at: dict[str, float] = {}
        self._own: dict[str, float] = {}

    def ask_for(self, host: str, delay: float) -> None:
        """A host wants `delay` seconds between two requests; it counts where it is longer than ours."""
        self._own[host] = delay

    def leave_alone(self, host: str, seconds: float) -> None:
        """A host wants to be left alone so long."""
        self._free_at[host] = max(self._free_at.get(host, 0.0), self._clock.time() + seconds)

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait for the turn at a host, and keep others from it meanwhile. Raises FetchError when that is too long."""
        with self._locks.setdefault(host, threading.Lock()):
            wait = self._free_at.get(host, 0.0) - self._clock.time()
            if wait > self._longest:
                raise FetchError(
                    f"{host} has asked to be left alone for another {wait:.0f} seconds: try again then",
                    retriable=True,
                    retry_after=wait,
                )
            if wait > 0:
                self._clock.sleep(wait)
            try:
                yield
            finally:
                self.leave_alone(host, max(self._delay, self._own.get(host, 0.0)))


def arrivals(
    errands: Iterable[Errand], host: Callable[[Errand], str], do: Callable[[Errand], Outcome], hosts: int
) -> Iterator[tuple[Errand, Outcome]]:
    """Do every errand, one at a time of each host and at most `hosts` at once; each comes as soon as it is done.

    Hosts take turns, so that the many pages of one do not keep the few of others waiting. At most `hosts` outcomes are
    held. What `do` raises is raised here. Threads that are still at work when the caller leaves do not keep the
    process alive.
    """
    lanes: dict[str, deque[Errand]] = {}
    for errand in errands:
        lanes.setdefault(host(errand), deque()).append(errand)
    idle = deque(lanes)
    done: queue.SimpleQueue[tuple[str, Errand, Callable[[], Outcome]]] = queue.SimpleQueue()

    def run(lane: str, errand: Errand) -> None:
        try:
            outcome = do(errand)
            done.put((lane, errand, lambda: outcome))
        except BaseException as error:
            done.put((lane, errand, partial(_throw, error)))

    running = 0
    while idle or running:
        while idle and running < max(1, hosts):
            lane = idle.popleft()
            threading.Thread(target=run, args=(lane, lanes[lane].popleft()), daemon=True).start()
            running += 1
        lane, errand, outcome = done.get()
        running -= 1
        if lanes[lane]:
            idle.append(lane)
        yield errand, outcome()


def _throw(error: BaseException) -> NoReturn:
    raise error
