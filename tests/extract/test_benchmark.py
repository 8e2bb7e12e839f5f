"""The page benchmark: skipped, with a reason, where its data are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import pages, results

DATA = Path(__file__).parents[3] / "shared" / "data" / "pages"


def test_without_data_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pages.main(tmp_path / "data" / "pages") == 0
    assert capsys.readouterr().err.startswith("skipped: the page benchmark is not at")


@pytest.mark.skipif(not (DATA / "ground-truth.json").is_file(), reason=f"the page benchmark is not at {DATA}")
def test_ours_is_not_lower_than_plain_trafilatura(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "FOLDER", tmp_path / "results")  # the figures of all pages stay as they are
    (tmp_path / "pages_score.py").symlink_to(DATA.parent.parent / "pages_score.py")
    few = tmp_path / "data" / "pages"
    (few / "html").mkdir(parents=True)
    truth = json.loads((DATA / "ground-truth.json").read_text(encoding="utf-8"))
    names = sorted(truth)[::5]
    (few / "ground-truth.json").write_text(json.dumps({name: truth[name] for name in names}), encoding="utf-8")
    for name in names:
        (few / "html" / f"{name}.html.gz").symlink_to(DATA / "html" / f"{name}.html.gz")
    assert pages.main(few) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["reportedly"]["came_back"] == len(names)
    assert result["reportedly"]["mean_f1"] >= result["trafilatura"]["mean_f1"]
