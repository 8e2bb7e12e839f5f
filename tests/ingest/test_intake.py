"""How far `ingest` has got."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.ingest import ingest, is_one

PAGE = b"<p>He said no.</p>"


def test_it_moves_by_bytes_and_ends_at_the_whole(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.html").write_bytes(PAGE * (number + 1))
    (tmp_path / "4.html").write_bytes(b"")
    intake = ingest(str(tmp_path), str(tmp_path / "1.html"), str(tmp_path / "none.txt"))
    assert (intake.done, intake.total) == (0, len(PAGE) * 8)
    seen = [intake.done // len(PAGE) for _ in intake]
    assert seen == [0, 1, 3, 6, 6, 8]  # what stands before the one at hand
    assert intake.done == intake.total


def test_what_is_no_file_has_a_nominal_size() -> None:
    intake = ingest("https://user:secret@news.example/", "ftp://news.example/")
    assert len(list(intake)) == 2
    assert intake.done == intake.total > 0


def test_one_origin_or_several(tmp_path: Path) -> None:
    (tmp_path / "1.html").write_bytes(PAGE)
    assert is_one(str(tmp_path))
    assert is_one(str(tmp_path / "1.html"))
    assert is_one("-")
    assert is_one("https://news.example/")
    assert is_one(str(tmp_path / "none"))
    (tmp_path / "2.html").write_bytes(PAGE)
    assert not is_one(str(tmp_path))
    assert not is_one("-", "-")


@pytest.mark.parametrize("name", ["nul\0.html", "x" * 5000])
def test_names_that_cannot_be(name: str) -> None:
    intake = ingest(name)
    assert intake.total == 0
    assert len(list(intake)) == 1
    assert is_one(name)
