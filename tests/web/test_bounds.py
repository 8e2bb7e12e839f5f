from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.web import bounds
from reportedly.web.bounds import Buckets, client_of


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_a_bucket_is_emptied_and_fills_again() -> None:
    clock = Clock()
    buckets = Buckets(size=2, per_second=0.5, clock=clock)
    assert [buckets.take("a") for _ in range(3)] == [0, 0, 2]
    assert buckets.take("b") == 0, "another client has its own"
    clock.sleep(2)
    assert (buckets.take("a"), buckets.take("a")) == (0, 2)
    clock.sleep(1000)
    assert [buckets.take("a") for _ in range(3)] == [0, 0, 2], "no more than it holds"
    buckets.give("a")
    assert buckets.take("a") == 0


def test_a_clock_that_is_set_back_gives_nothing() -> None:
    clock = Clock()
    buckets = Buckets(size=1, per_second=1, clock=clock)
    buckets.take("a")
    clock.now -= 3600
    assert buckets.take("a") == 1
    clock.sleep(1)
    assert buckets.take("a") == 0


def test_clients_without_end_take_no_memory_without_end() -> None:
    buckets = Buckets(size=1, per_second=1, clock=Clock())
    for n in range(bounds._CLIENTS + 10):
        buckets.take(str(n))
    assert len(buckets._left) == bounds._CLIENTS
    assert buckets.take("12") > 0 and buckets.take("3") == 0, "who was longest left alone is forgotten"


@given(st.lists(st.floats(0, 20), max_size=50))
def test_never_more_is_taken_than_came_in(waits: list[float]) -> None:
    clock = Clock()
    buckets = Buckets(size=3, per_second=0.25, clock=clock)
    taken = 0
    for wait in waits:
        clock.sleep(wait)
        taken += buckets.take("a") == 0
    assert taken <= 3 + sum(waits) * 0.25 + 1e-6


def test_one_machine_is_one_client_whatever_its_addresses() -> None:
    assert client_of("2001:db8::1") == client_of("2001:db8::ffff:1") != client_of("2001:db8:0:1::1")
    assert client_of("::ffff:192.0.2.1") == "192.0.2.1"
    assert client_of("testclient") == "testclient"
