"""Rules of retention: read, and refused with what is wrong and how to write it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportedly.errors import SettingError
from reportedly.retention import Rule, before, days_of, rules


def write(folder: Path, text: str) -> Path:
    path = folder / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_rules_are_read(tmp_path: Path) -> None:
    text = """
        [[retention]]
        keep = "180 days"
        [[retention]]
        outlet = "The Post"
        keep = "2 weeks"
        counted = "published"
        [[retention]]
        outlet = "kept.example"
        keep = "Always"
    """
    assert rules(write(tmp_path, text)) == (
        Rule(outlet=None, days=180),
        Rule(outlet="The Post", days=14, counted="published"),
        Rule(outlet="kept.example", days=None),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("keep = ", "is no TOML"),
        ("", "has no rule"),
        ("[retention]\nkeep = '1 day'", "has no rule"),
        ("retention = [1]", "has no rule"),
        ("[[retention]]\noutlet = 'a'", "does not say how long"),
        ("[[retention]]\nkeep = 180", "does not say how long"),
        ("[[retention]]\nkeep = '6 months'", "is no length of time"),
        ("[[retention]]\nkeep = '0 days'", "is no length of time"),
        ("[[retention]]\nkeep = '1 day'\noutlet = ' '", "is no name"),
        ("[[retention]]\nkeep = '1 day'\ncounted = 'read'", "counts from 'read'"),
        ("[[retention]]\nkeep = '1 day'\nouttlet = 'a'", "has 'outtlet'"),
        ("[[retention]]\nkeep = '1 day'\n[[retention]]\nkeep = '2 days'", "two rules for all outlets"),
        ("[[retention]]\noutlet='A'\nkeep = '1 day'\n[[retention]]\noutlet='a'\nkeep = '2 days'", "two rules for a"),
    ],
)
def test_what_is_no_rule_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingError, match=said) as raised:
        rules(write(tmp_path, text))
    assert "rules.toml" in str(raised.value)


def test_no_file_and_no_text(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="cannot read"):
        rules(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingError, match="no TOML"):
        rules(tmp_path / "bytes.toml")


def test_days_and_the_moment_before_them() -> None:
    assert [days_of(text) for text in ("1 day", "180d", "26 weeks", " 2 YEARS ")] == [1, 180, 182, 730]
    assert before(1, datetime(2024, 3, 1, 12, tzinfo=UTC)) == "2024-02-29T12:00:00Z"
    with pytest.raises(SettingError, match="no calendar"):
        before(99999 * 365)
