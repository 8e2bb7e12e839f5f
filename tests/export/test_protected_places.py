"""Spans of protected exports point at the words that they say, in the text that goes with them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly import brat
from reportedly.cli import main
from reportedly.store import Ledger
from tests.accounts import account_of, article
from tests.making import keep, told
from tests.store.accounted import account, cluster, put, says


@pytest.fixture
def path(quick_path: Path) -> Path:
    """Pages on which somebody protected stands, with others and with quotations in pieces."""
    place = quick_path / "news.db"
    with Ledger(place) as ledger:
        item = article()
        keep(ledger, item)
        ledger.add_account(item.document, account_of(item))
        says(ledger, "Anton Kessler", "a.txt", words="the quay is shut", roles=("a welder",), beside=("Mara Velt",))
        several = told(
            "Rain.\n[“No,”] <said> {Jan Orel}, [“Anton Kessler is ill.”] Kessler’s wife left.\n"
            "{He} <added> [that it hurt].\n"
            "{Mara Velt} <wrote> [to A. K. that Orel lies]. Nothing more.",
            "b.txt",
        )
        who = [cluster(several.document, name) for name in ("Jan Orel", "Mara Velt")]
        put(ledger, several, account(several, who, [who[0], None, who[1]]))
        for name in ("Anton Kessler", "Hasp"):
            ledger.protect(name, by="Mara")
    return place


def export(path: Path, shape: str, *words: str) -> Path:
    out = path.parent / f"out.{shape}"
    result = CliRunner().invoke(main, ["export", str(path), "--protect", *words, "--format", shape, str(out)])
    assert result.exit_code == 0, result.output
    return out


@pytest.mark.parametrize("words", [(), ("--keep-words",), ("--drop-words",)])
def test_brat_spans_are_the_words_of_the_statements(path: Path, words: tuple[str, ...]) -> None:
    statements = [json.loads(line) for line in export(path, "jsonl", *words).read_text().splitlines()]
    found = [
        tuple(" ".join(document.text[start:end] for start, end in role) for role in (one.content, one.cue, one.source))
        for document in brat.load(export(path, "brat", *words))
        for one in document.versions[0]
    ]
    said = [(s["quote"], s["cue"] or "", s["source"] or "") for s in statements]

    def alike(every: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
        return sorted(tuple(" ".join(words.replace(" … ", " ").split()) for words in one) for one in every)

    assert alike(found) == alike(said)


@pytest.mark.parametrize("words", [(), ("--keep-words",), ("--drop-words",)])
def test_w3c_quotes_stand_at_their_positions(path: Path, words: tuple[str, ...]) -> None:
    texts = [p.read_text() for p in (export(path, "brat", *words) / "text").iterdir()]
    whole = json.loads(export(path, "w3c", *words).read_text())
    targets = [t for item in whole["first"]["items"] if isinstance(item["target"], list) for t in item["target"]]
    assert len(targets) > 10
    for target in targets:
        position, quote = target["selector"]
        start, end = position["start"], position["end"]
        around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
        assert any(
            text[start:end] == quote["exact"] and around in text[max(0, start - 40) : end + 40] for text in texts
        ), quote
    assert whole["label"].endswith("left out")
