from __future__ import annotations

import pytest

from reportedly.reviews import Anchor, Review
from reportedly.types import Statement
from reportedly.web import wording


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2024-05-08T09:00:00+02:00", "8 May 2024, 09:00 +02:00"),
        ("2024-05-08T09:00:00.123Z", "8 May 2024, 09:00 UTC"),
        ("2024-05-08T09:00", "8 May 2024, 09:00"),
        ("2024-05", "May 2024"),
    ],
)
def test_a_moment_has_its_zone(value: str, said: str) -> None:
    assert wording.moment(value) == said


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//host/path",
        "https:",
        "https:///path",
        "http://[::1",
        " https://a.example/",
        "https://a.example\\@b.example/",
        "page.html",
    ],
)
def test_only_web_addresses_are_linked(address: str | None) -> None:
    assert wording.safe_link(address) is None


def test_the_first_web_address_is_taken() -> None:
    assert wording.safe_link("file:///a", "https://a.example/?q=1", "http://b.example") == "https://a.example/?q=1"


def test_names_in_addresses_are_quoted() -> None:
    assert wording.speaker_url("A/B ?#ü") == "/speakers/A%2FB%20%3F%23%C3%BC"
    assert wording.statement_url("b2:0a") == "/statements/b2:0a"


def statement(**changes: object) -> Statement:
    given: dict[str, object] = {
        "id": "b2:1", "document_id": "b2:2", "capture_id": "b2:3", "content": "it", "cue": "said", "source": "Velt",
        "speaker": "Mara Velt", "form": "direct", "act": "speech", "score": 0.5, "spans": (), "cue_spans": (),
        "source_spans": (), "origin": "a.html", "address": "https://a.example/", "title": "Open", "outlet": "The Post",
        "published": "2024-05-08", "captured": "2026-01-02T03:04:05Z", "producer": "p 1",
    }  # fmt: skip
    return Statement(**{**given, **changes})  # type: ignore[arg-type]


def test_a_citation_says_where_when_and_which() -> None:
    assert wording.citation(statement()) == (
        "Mara Velt, quoted in “Open”, The Post, 8 May 2024. https://a.example/. Captured 2 January 2026, 03:04 UTC."
        " Statement b2:1."
    )


def test_a_citation_says_what_is_not_known() -> None:
    bare = statement(speaker=None, form="indirect", title=None, outlet=None, published=None, address=None)
    assert wording.citation(bare).startswith("Unnamed source, reported in an untitled document. a.html. Captured")


def test_a_title_with_quotation_marks_is_quoted_with_others() -> None:
    for title in ('Transcript: "The bus"', "Transcript: “The bus”"):
        assert "“Transcript: ‘The bus’”," in wording.citation(statement(title=title))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('the programme "Across the River', "the programme Across the River"),
        ('the programme "Across the River"', 'the programme "Across the River"'),
        ("“Velt", "Velt"),
        ("Velt (Post", "Velt Post"),
        ("Velt,", "Velt"),
        (":", ":"),
    ],
)
def test_a_name_has_no_mark_that_only_opens(words: str, told: str) -> None:
    assert wording.name(words) == told


def review(field: str, value: str, by: str = "Ada") -> Review:
    found = Anchor(exact="it", prefix="", suffix="", start=0)
    return Review(
        id=f"{field}{value}{by}", document_id="b2:2", attribution_id="b2:1", anchor=found, field=field, value=value,
        reason="", saw=None, by=by, decided_at="2026-01-02T03:04:05Z", answers=(),
    )  # fmt: skip


def test_a_citation_names_whom_people_put_in_and_whom_the_program_found() -> None:
    told = wording.citation(statement(reviews=(review("speaker", "Jan Hasp"),)))
    assert told.startswith("Jan Hasp, quoted in") and "corrected by hand: the program found Mara Velt" in told
    nobody = wording.citation(statement(reviews=(review("speaker", ""),)))
    assert nobody.startswith("Unnamed source, quoted in")


def test_a_citation_of_a_line_in_doubt_says_so() -> None:
    assert "Called wrong by a reviewer" in wording.citation(statement(reviews=(review("verdict", "wrong"),)))
    apart = (review("speaker", "Jan Hasp"), review("speaker", "Eve Orme", "Bo"))
    told = wording.citation(statement(reviews=apart))
    assert told.startswith("Mara Velt, quoted in") and "Reviewers disagree" in told
