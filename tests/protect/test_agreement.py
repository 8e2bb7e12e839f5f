"""What replaces names and what looks for them know nothing of each other, and agree."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from reportedly.cli import main
from reportedly.cli_export import export
from reportedly.protect.leaks import LeakCheck
from reportedly.protect.values import Protector
from reportedly.store import Ledger
from tests.protect.making import protecting
from tests.protect.test_spelling import GUISES
from tests.store.accounted import says

MORE = (
    "Kessler-Braun", "McKessler", "Kesslerova", "KesslerAnton", "Kessler(41)", "Herr Kessler", "Kessl er", "ANTON K.",
    "Ant. Kessler", "Antons Haus", "Kesslers’", "Kessler’scher", "kesslerisch", "the Kesslers", "K*essler", "Kess|ler",
    "K-e-s-s-l-e-r", "K.essler", "Keßler", "Kessler_Anton", "antonkessler", "AKessler", "kessler.anton@x.example",
    "Kessllller", "Kessler1", "xKesslerx", "kesslergate", "#kesslergate", "@kessleranton99", "Anton\u00a0Kessler",
    "Anton \n Kessler", "Kes\nsler", "КЕССЛЕР", "Κέσσλερ", "Ķēsslers", "Anton_K", "A-Kessler", "aNtOn kEsSlEr",
    "Кeсслер",
    "K ESSLER", "Kes. sler", "Kesslersaid", "KesslerHe", "k.e.s.s.l.e.r",
)  # fmt: skip
KNOWN = protecting("Anton Kessler")
PROTECTOR, CHECK = Protector(KNOWN, "names"), LeakCheck(KNOWN)


@pytest.mark.parametrize("around", [("They met ", " at noon."), ("", " said no"), ("(", ")"), ("“No”, ", " said.")])
@pytest.mark.parametrize("guise", [*GUISES.values(), *MORE])
def test_nothing_is_found_where_everything_was_replaced(guise: str, around: tuple[str, str]) -> None:
    text = guise.join(around)
    kept = PROTECTOR.text(text)
    assert kept != text
    assert list(CHECK.of_bytes(kept.encode(), "")) == []


@pytest.mark.parametrize("shape", next(p.type.choices for p in export.params if p.name == "shape"))  # type: ignore[attr-defined]
def test_every_format_there_is_protects_or_refuses(shape: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("formats")
    with Ledger(folder / "news.db") as ledger:
        says(ledger, "Anton Kessler", "https://paper.example/kessler", words="Kesslerowi nobody listens")
        ledger.protect("Anton Kessler", by="Mara")
    out = folder / "out"
    result = CliRunner().invoke(main, ["export", str(folder / "news.db"), "--protect", "--format", shape, str(out)])
    files = [out, *out.rglob("*")] if out.exists() else []
    assert result.exit_code in (0, 2) and (result.exit_code == 0) == bool(files), result.output
    assert not any(b"essler" in file.read_bytes() for file in files if file.is_file())
    assert not any("essler" in file.name for file in files)
