"""What a medium is also called."""

from __future__ import annotations

import pytest

from reportedly.platforms import known_as


@pytest.mark.parametrize(
    ("medium", "cue", "name"),
    [
        ("a tweet", "said", "Twitter"), ("Twitter", "wrote", "X"), ("on X", "wrote", "Twitter"),
        ("X", "wrote", "Twitter"),
        ("a post on X", "said", "Twitter"), ("an X account", "said", "Twitter"), ("by phone", "told", "telephone"),
        ("state television", "said", "TV"), ("its website", "said", "online"), ("an e-mail", "wrote", "email"),
        (None, "tweeted", "Twitter"), (None, "had e-mailed", "email"), ("a Telegram channel", "wrote", "Telegram"),
    ],
)  # fmt: skip
def test_a_medium_is_found_by_its_other_names(medium: str | None, cue: str, name: str) -> None:
    assert name in " ".join(known_as(medium, cue)).split()


@pytest.mark.parametrize(("medium", "cue"), [(None, "said"), (None, "called"), ("", "called on"), (None, "")])
def test_a_cue_that_names_no_medium_has_none(medium: str | None, cue: str) -> None:
    assert known_as(medium, cue) == ()


def test_the_words_of_the_page_come_first() -> None:
    assert known_as("a letter to X-ray patients", "said") == ("a letter to X-ray patients",)
    assert known_as("a tweet", "said")[0] == "a tweet"
