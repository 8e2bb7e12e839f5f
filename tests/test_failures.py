from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import FetchError, FormatError
from reportedly.failures import failure, grouped
from reportedly.types import Failure


def failed(subject: str, message: str, stage: str = "extract", *, retriable: bool = False) -> Failure:
    return Failure(subject=subject, stage=stage, error="E", message=message, retriable=retriable, at="now")


def test_an_exception_becomes_a_failure() -> None:
    found = failure("a.html", "ingest", FetchError("a.html is\n  gone: look", retriable=True))
    assert (found.message, found.error, found.retriable) == ("a.html is gone: look", "FetchError", True)
    assert failure("a", "ingest", ValueError()).message == "ValueError"


def test_failures_of_one_kind_are_one_group_with_the_cure_once() -> None:
    [group] = grouped(
        [
            failed("a.txt", "a.txt is not UTF-8 (byte 3): convert it"),
            failed("b/c.txt", "b/c.txt is not UTF-8 (byte 17): convert it"),
        ]
    )
    assert (group.what, group.cure) == ("… is not UTF-8 (byte …)", "convert it")
    assert [f.subject for f in group.failures] == ["a.txt", "b/c.txt"]


@pytest.mark.parametrize(
    ("subject", "message", "what"),
    [
        ("x.warc.gz#<urn:uuid:1>", "https://a.example/b?c=1 was changed: ask", "… was changed"),
        ("x.warc.gz#4", "x.warc.gz: the record at byte 4 is damaged (cut: short): ask", "…: the record at byte 4 is"),
        ("posts.csv#L9", "posts.csv, line 9: this is no JSON: ask", "…, line 9: this is no JSON"),
        ("é'x", '"é\'x" cannot be read: ask', "… cannot be read"),
        ("-", "standard input is empty - really: ask", "standard input is empty - really"),
        ("a.txt", "the page is in German", "the page is in German"),
    ],
)
def test_names_are_left_out_of_what_happened(subject: str, message: str, what: str) -> None:
    [group] = grouped([failed(subject, message)])
    assert group.what.startswith(what)
    assert group.cure == ("ask" if ": ask" in message else "")


def test_numbers_that_all_share_are_told() -> None:
    found = [failed(f"{n}.html", f"{n}.html answered 404 after {n} seconds: check it") for n in (1, 2)]
    [group] = grouped(found)
    assert group.what == "… answered 404 after … seconds"


def test_stages_come_as_they_do_and_the_most_frequent_kind_first() -> None:
    found = [
        failed("a", "x is one: look", "ingest"),
        failed("b", "y is two: look", "extract"),
        failed("c", "z is three: look", "ingest"),
        failed("d", "z is three: look", "ingest"),
        failed("e", "z is three: look", "ingest", retriable=True),
    ]
    assert [(g.stage, len(g.failures)) for g in grouped(found)] == [
        ("ingest", 2), ("ingest", 1), ("ingest", 1), ("extract", 1),
    ]  # fmt: skip


@given(st.lists(st.tuples(st.text(max_size=6), st.text(max_size=12), st.sampled_from(["ingest", "extract"]))))
def test_no_failure_is_lost_whatever_it_says(parts: list[tuple[str, str, str]]) -> None:
    failures = [failed(subject, message, stage) for subject, message, stage in parts]
    found = [f for group in grouped(failures) for f in group.failures]
    assert sorted(map(repr, found)) == sorted(map(repr, failures))


def test_format_errors_are_not_retriable() -> None:
    assert not failure("a", "ingest", FormatError("a is odd: b")).retriable
