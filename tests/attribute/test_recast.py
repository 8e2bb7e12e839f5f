"""A saying that the weights see as a citing."""

from __future__ import annotations

import pytest

from reportedly.attribute.attributor import Attributor
from reportedly.attribute.recast import as_saying
from reportedly.attribute.roles import Roles
from tests.resolve.making import places

SAID = "The service said on Monday, citing reports in local media, that the army wants 70,000 men."


def roles(text: str, source: str, cue: str, *content: str) -> Roles:
    return Roles(tuple(s for c in content for s in places(text, c)), places(text, cue), places(text, source), 0.9)


def test_who_says_something_citing_others_says_it() -> None:
    found = roles(SAID, "The service", "citing", "reports in local media", "that the army wants 70,000 men")
    mended = as_saying(SAID, found)
    assert [SAID[slice(*s)] for s in (*mended.cue, *mended.content)] == ["said", "that the army wants 70,000 men"]
    assert mended.source == found.source


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (SAID, "The service", "citing", ["reports in local media"]),
        (SAID, "The service", "said", ["reports in local media", "that the army wants 70,000 men"]),
        ("He was fined on Monday, citing a report, that is all.", "He", "citing", ["a report", "that is all"]),
        ("citing a report, that is all", "", "citing", ["a report", "that is all"]),
    ],
)
def test_others_stay_as_they_are(text: str, source: str, cue: str, content: list[str]) -> None:
    found = roles(text, source, cue, *content)
    assert as_saying(text, found) == found


def test_the_attributor_knows_who_said_what_citing_whom() -> None:
    text = (
        "Nobody was told.\n\nThe service said on Monday, citing reports in local media, that the army wants 70,000 men."
    )
    said = {
        (text[slice(*f.attribution.source[0])], text[slice(*f.attribution.cue[0])])
        for f in Attributor.load().text(text)
    }
    assert ("The service", "said") in said
