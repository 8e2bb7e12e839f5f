"""The language of short texts, as posts are."""

from __future__ import annotations

import pytest

from reportedly.extract.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Power is out in the lower town, and the mayor asks people to stay at home tonight.", "en"),
        ("Kalsburg: 3 explosions", None),
        ("Hasp: “We will not leave.”", None),
        ("Доброе утро, страна!", "ru"),
        ("⚡️ Работает ПВО, громко", "ru"),
        ("Повітряна тривога в Київській області", "uk"),
        ("Відбій тривоги", "uk"),
        ("Да!", None),
        ("@kalsburg_now https://example.org/page Взрыв", None),
        ("", None),
        ("12:30 … 40 %", None),
    ],
)
def test_short_texts(text: str, code: str | None) -> None:
    assert language_of(text) == code


def test_what_is_declared_needs_less_evidence() -> None:
    text = "The ferry runs every 20 minutes today."
    assert language_of(text) is None
    assert language_of(text, "en") == "en"
