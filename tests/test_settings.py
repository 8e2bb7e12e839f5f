from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from reportedly.errors import SettingError
from reportedly.settings import Settings, load


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, so that no reportedly.toml of the user's is read."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_file_and_environment_the_defaults_hold() -> None:
    assert load({}) == Settings()


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.name)
def test_every_setting_has_a_help_and_a_plain_default(field: object) -> None:
    assert field.metadata["help"].strip()  # type: ignore[attr-defined]
    assert isinstance(field.default, (int, float, str))  # type: ignore[attr-defined]


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.name)
def test_every_setting_is_read_from_the_environment(field: object) -> None:
    name, default = field.name, field.default  # type: ignore[attr-defined]
    value = {"str": "rules", "int": 7, "float": 0.5}[type(default).__name__]
    found = getattr(load({f"REPORTEDLY_{name.upper()}": str(value)}), name)
    assert (found, type(found)) == (value, type(default))


def test_the_file_in_the_current_folder_is_read(elsewhere: Path) -> None:
    (elsewhere / "reportedly.toml").write_text("[reportedly]\nport = 9000\nhost = 'localhost'\n", encoding="utf-8")
    found = load({})
    assert (found.port, found.host, found.threads) == (9000, "localhost", Settings().threads)


def test_a_named_file_wins_over_the_folder_and_the_environment_over_both(elsewhere: Path) -> None:
    (elsewhere / "reportedly.toml").write_text("[reportedly]\nport = 9000\nthreads = 3\n", encoding="utf-8")
    (elsewhere / "mine.toml").write_text("[reportedly]\nport = 9001\nhost = 'here'\n", encoding="utf-8")
    found = load({"REPORTEDLY_CONFIG": str(elsewhere / "mine.toml"), "REPORTEDLY_PORT": "9002"})
    assert (found.port, found.host, found.threads) == (9002, "here", Settings().threads)


def test_a_file_without_our_table_changes_nothing(elsewhere: Path) -> None:
    (elsewhere / "reportedly.toml").write_text("[other]\nport = 1\n", encoding="utf-8")
    assert load({}) == Settings()


@pytest.mark.parametrize("name", ["max_body", "fetch_timeout"])
def test_a_value_of_another_type_names_the_setting(name: str) -> None:
    with pytest.raises(SettingError, match=f"{name}.*'many'"):
        load({f"REPORTEDLY_{name.upper()}": "many"})


def test_an_unknown_name_is_refused_with_the_names_there_are(elsewhere: Path) -> None:
    (elsewhere / "reportedly.toml").write_text("[reportedly]\nprot = 1\n", encoding="utf-8")
    with pytest.raises(SettingError, match=r"'prot'.*port"):
        load({})


@pytest.mark.parametrize("body", [b"[reportedly\n", b"[reportedly]\nport = \xff\n", None])
def test_a_file_that_cannot_be_read_is_named(elsewhere: Path, body: bytes | None) -> None:
    path = elsewhere / "broken.toml"
    if body is not None:
        path.write_bytes(body)
    with pytest.raises(SettingError, match=r"broken\.toml"):
        load({"REPORTEDLY_CONFIG": str(path)})
