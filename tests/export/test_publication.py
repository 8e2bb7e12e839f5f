"""Two days of publication on one page: said, wherever the page is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.export.publication import disagreement, other_days
from reportedly.types import Account, Dated, Description, Paragraph, Producer, Span
from tests.resolve.making import about

LINE = "By Nadia Torvik, "
BODY = "The harbour was closed on 2 May 2024."


def page(line: str, value: str, **known: str | None) -> tuple[Description, Account, str]:
    """A page with a line about the article, which prints a date at its end."""
    text = f"{line}\n\n{BODY}"
    at = line.index("5 May")
    dates = (
        Dated(span=Span(at, len(line)), value=value),
        Dated(span=Span(text.index("2 May"), len(text) - 1), value="2024-05-02"),
    )
    told = replace(
        about(text, **known),
        paragraphs=(
            Paragraph(span=Span(0, len(line)), kind="byline"),
            Paragraph(span=Span(len(line) + 2, len(text)), kind="body"),
        ),
    )
    producer = Producer(name="test", version="1")
    account = Account(document_id="", resolved=(), clusters=(), dates=dates, figures=(), producer=producer)
    return told, account, text


def test_a_printed_day_that_disagrees_with_the_stated_one_is_said() -> None:
    found = page(f"{LINE}5 May 2024", "2024-05-05", published="2024-05-08T09:00:00+02:00")
    assert other_days(*found) == ("2024-05-05",)
    assert disagreement(*found) == (
        "This page also gives 5 May 2024 as its day of publication. 8 May 2024 is taken, and times are counted from it."
    )


def test_stated_days_come_first_and_count_without_an_account() -> None:
    told, account, text = page(f"{LINE}5 May 2024", "2024-05-05", published="2024-05-08")
    told = replace(told, also_published=("2024-05-12",))
    assert other_days(told, account, text) == ("2024-05-12", "2024-05-05")
    assert other_days(told, None, text) == ("2024-05-12",)
    assert "12 May 2024 and 5 May 2024 as days of publication" in (disagreement(told, account, text) or "")


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        (f"{LINE}5 May 2024", "2024-05-06", None),
        (f"{LINE}5 May 2024", "2024-05-01", "2024-05-05"),
        ("Updated 5 May 2024", "2024-05-01", None),
        (f"{LINE}5 May 2024", None, None),
        (f"{LINE}5 May 2024", "2024", None),
    ],
    ids=["a day apart", "the day of a change", "said to be a change", "no day stated", "a year alone"],
)
def test_what_is_no_disagreement(line: str, published: str | None, modified: str | None) -> None:
    found = page(line, "2024-05-05", published=published, modified=modified)
    assert disagreement(*found) is None
