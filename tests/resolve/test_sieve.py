"""Patterns that are tried only where their words are find what they find everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.gold import HERE
from reportedly.resolve.doubt.verification.wordings.order import SIEVE
from reportedly.resolve.people.withheld.words import WITHHOLDING
from reportedly.resolve.sieve import Late, Sieve, Words, needed, small
from reportedly.resolve.telling.told_words import TELLING
from reportedly.text import sentences

_ENGLISH = WITHHOLDING["en"]
_SIEVES = {
    "clauses": _ENGLISH.clauses, "plain": _ENGLISH.plain, "changed": _ENGLISH.changed,
    "adjectives": _ENGLISH.adjectives, "formulas": _ENGLISH.formulas, "checks": SIEVE,
    "media": TELLING["en"].media, "occasions": TELLING["en"].occasions,
}  # fmt: skip


def _one(sieve: Sieve) -> re.Pattern[str]:
    """All patterns of a sieve as one alternation. Groups lose their names, which several share."""
    each = (re.sub(r"\?P<\w+>", "", pattern.pattern) for pattern in sieve.patterns)
    return re.compile("|".join(f"(?:{pattern})" for pattern in each), sieve.patterns[0].flags)


_WHOLE = {name: _one(sieve) for name, sieve in _SIEVES.items()}
_WORDS = {name: Words(sieve) for name, sieve in _SIEVES.items()}


def _sifted(name: str, text: str, start: int, end: int) -> list[tuple[int, int]]:
    held = _WORDS[name].held(small(text[start:end]))
    return [m.span() for m in _SIEVES[name].finditer(text, start, end, held)]


def _plainly(name: str, text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [m.span() for m in _WHOLE[name].finditer(text, start, end)]


_PIECES = st.sampled_from(
    """asked not to be named|spoke on condition of anonymity|because|he|she|was not authorised to speak|publicly|said
    a source close to the board|an unnamed official|(not her real name)|his name has been changed|This paper withholds
    her surname|declined to give|the two clerks’|names|whose|we|call him|Arne|ı|İ|aſked not to be named
    so that|,|.|“|”|could not be verified|no evidence|the claim was false|is misleading|There was no proof|that
    three people familiar with the talks|by his first name only|in a statement|on Facebook|during
    at a news conference in Kalsburg|a hearing|neither|would|say who|K|goes by|Tivo|only""".replace(
        "\n    ", "|"
    ).split("|")
)


@pytest.mark.parametrize("name", _SIEVES)
@given(pieces=st.lists(_PIECES, max_size=25), gap=st.sampled_from(" \n"), cut=st.integers(0, 40))
def test_a_sieve_finds_what_one_alternation_finds(name: str, pieces: list[str], gap: str, cut: int) -> None:
    text = gap.join(pieces)
    stretch = (min(cut, len(text)), max(0, len(text) - cut // 2))
    assert _sifted(name, text, *stretch) == _plainly(name, text, *stretch)


def test_a_sieve_misses_nothing_in_news() -> None:
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((HERE / "text").glob("*.txt")))
    for name in _SIEVES:
        found = [_plainly(name, text, *sentence) for sentence in sentences(text)]
        assert any(found), name
        assert [_sifted(name, text, *sentence) for sentence in sentences(text)] == found


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:asked|urged)\s+us", [{" asked ", " urged "}, {" us"}]),
        (r"recogni[sz]ed", [{"recognised", "recognized"}]),
        (r"(?:very\s)?late", [{"late"}]),
        (r"ha(?:s|ve) been", [{"has ", "have "}, {" been"}]),
        (r"\d{4}|[A-Z]\w+", []),
        (r"\bin\s(?:1[5-9]\d\d|20\d\d)", [{" in "}, {" 00000000"}]),
        (r"\d{1,2}[.:]\d{2}", [{"00"}, {". 0000", ": 0000"}]),
        (r"no(?=\sname)", [{"no"}]),
        (r"(?<!\w)day(?![\w-])", [{" day "}]),
        (r"day(?![^\w])|\bday\b", [{"day", " day "}]),
        (r"did(?:n[’']t|\snot)", [{"did"}, {"n ’ t", "n ' t", " not"}]),
        (r"(?:by|\w+)", []),
        (r"\b(?:the|that)\sname", [{" name"}]),
        (r"call(?:\s*ed)+", [{"call"}, {"ed"}]),
    ],
)
def test_the_words_that_a_pattern_needs_are_read_off_it(pattern: str, words: list[set[str]]) -> None:
    assert [one.words for one in needed(re.compile(pattern, re.IGNORECASE))] == words


@pytest.mark.parametrize(
    ("pattern", "places"),
    [
        (r"a(?:ny)?\scar", [(4, 3)]),
        (r"(?:red|blue)(?:\scar)?s", [(0, 9)]),
        (r"\s(?:a\sred|blue\sold)\scar", [(3, 12), (10, 3)]),
        (r"(?:\sred){2,3}", [(1, 11)]),
        (r"(?P<a>[xyz])(?P=a)red", [(2, 3)]),
    ],
)
def test_how_far_a_match_reaches_around_the_words_that_it_needs(pattern: str, places: list[tuple[int, int]]) -> None:
    assert [(one.before, one.behind) for one in needed(re.compile(pattern))] == places


def test_of_patterns_that_match_at_one_place_the_first_is_taken() -> None:
    sieve = Sieve(re.compile("red car"), re.compile("red"), re.compile("a red"))
    text = "a red car, red"
    found = sieve.finditer(text, 2, len(text), Words(sieve).held(text))
    assert [m[0] for m in found] == ["red car", "red"]


def test_a_stretch_without_its_words_is_not_searched() -> None:
    sieve = Sieve(re.compile("named by (?:him|her)"), re.compile(r"\S\S"), re.compile(r"\d\dth"))
    words = Words(sieve)
    assert sieve.tried(words.held("she was named by them")) == [1]
    assert sieve.tried(words.held("unnamed by him")) == [0, 1]
    assert sieve.tried(words.held("the 4th of ٤٥th")) == [1, 2]
    assert sieve.tried(words.held("the 4th")) == [1]


def test_a_pattern_that_is_late_finds_what_it_finds_otherwise() -> None:
    late, plain = Late("a (?:red|blue) car", re.IGNORECASE), re.compile("a (?:red|blue) car", re.IGNORECASE)
    text = "A red car, a blue car"
    assert needed(late) == needed(plain)
    assert [m.span() for m in late.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert [m.span() for m in late.finditer(text, 1, 20)] == [m.span() for m in plain.finditer(text, 1, 20)]
    for one in (late.match(text, 11), late.search(text, 1), late.match(text)):
        assert one is not None
    assert late.match(text, 1) is None


def test_every_pattern_that_is_tried_late_can_be_compiled() -> None:
    for sieve in _SIEVES.values():
        assert all(re.compile(pattern.pattern, pattern.flags) for pattern in sieve.patterns)


@given(st.text())
def test_small_letters_stay_in_their_places(text: str) -> None:
    lowered = small(text)
    assert len(lowered) == len(text)
    for letter, other in zip(text, lowered, strict=True):
        assert letter == other or re.fullmatch(re.escape(other), letter, re.IGNORECASE)


@given(st.lists(st.sampled_from(["unnamed", "named", "x" * 60 + "source", "İ", "name"]), max_size=8))
def test_places_are_those_of_the_words_between_blanks(pieces: list[str]) -> None:
    text = " ".join(pieces)
    words = Words(Sieve(re.compile("named"), re.compile("source")))
    places = words.places(small(text))
    assert set(places) == words.held(small(text))
    assert [text[slice(*span)] for span in places["named"]] == [p for p in pieces if "named" in p]
