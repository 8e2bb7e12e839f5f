"""The style of quotation marks changes nothing that is found.

Exempt, since nobody could tell: single marks around a quotation in which an apostrophe ends a word (the voters’
choice), and straight ones around what begins with two figures ('40 of us'). Two straight single marks on either side
(''No,'' she said) are read as single marks, as the weights have learned them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from evaluation.gold import HERE
from reportedly.attribute.attributor import Attributor
from reportedly.types import Span
from tests.attribute.tiny import tiny
from tests.styles import CLOSED, DOUBLE, QUOTING, SINGLE, restyled

ARTICLE = """Ferry to stay in port until Friday
The ferry to Orme will not sail before Friday, the port of Velbeck said on Monday. “We have no pilot,” said Ilse Morn, \
who runs the terminal. “He told me ‘not again’ and went home.”
Morn’s brother Tarek wrote on Facebook that the company had “lost the island’s trust”. He said: “Nobody asked us.
“Nobody ever does (not even the mayor).”
The company called the day’s delay “regrettable” and hopes to find a pilot by Thursday. Asked about the letter, it \
answered: “No comment” — and hung up.
“No work, no entry”, reads a sign at the gate."""

Seen = list[tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...], str, str, float]]


@pytest.fixture(scope="module")
def model() -> Attributor:
    return Attributor.load()


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Attributor:
    return Attributor.load(weights=tiny(tmp_path_factory.mktemp("weights")))


def check(attribute: Attributor, text: str, styles: dict[str, tuple[str, str, str, str]]) -> None:
    """Spans, forms, acts and scores are the same in every style."""
    expected: Seen = [
        (f.attribution.content, f.attribution.cue, f.attribution.source, f.reading.form, f.reading.act, f.reading.score)
        for f in attribute.text(text)
    ]
    for name, style in styles.items():
        new = restyled(text, style)
        found: Seen = []
        for f in attribute.text(new.text):
            content, cue, source = (
                tuple(new.back(spans)) for spans in (f.attribution.content, f.attribution.cue, f.attribution.source)
            )
            found.append((content, cue, source, f.reading.form, f.reading.act, f.reading.score))
        assert found == expected, name


def test_an_article_in_every_style(model: Attributor) -> None:
    assert len(model.text(ARTICLE)) > 4
    check(model, ARTICLE, DOUBLE | SINGLE)


@pytest.mark.parametrize("name", ["13-northlight-arrests", "24-merland-radio-families"])
def test_an_article_of_the_sample_case(model: Attributor, name: str) -> None:
    text = (Path(HERE) / "text" / f"{name}.txt").read_text(encoding="utf-8")
    check(model, text, {name: DOUBLE[name] for name in ("straight", "guillemets", "wire copy")})


@settings(max_examples=6, deadline=None)
@given(QUOTING)
def test_any_text_that_quotes(model: Attributor, text: str) -> None:
    check(model, text, DOUBLE)


@settings(max_examples=40, deadline=None)
@given(QUOTING)
def test_any_text_that_quotes_with_weights_that_follow_the_marks(quick: Attributor, text: str) -> None:
    check(quick, text, DOUBLE)


@settings(max_examples=40, deadline=None)
@given(CLOSED)
def test_single_marks_where_no_apostrophe_ends_a_word(quick: Attributor, text: str) -> None:
    check(quick, text, SINGLE)
