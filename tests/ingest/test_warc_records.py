"""Where reading goes on after damage."""

from __future__ import annotations

import io

import pytest

from benchmarks.warcs import PAGE, packed, record
from reportedly.ingest.warc_records import Damage, Record, Records

STEP = 1024 * 1024
"""Bytes that are looked through at once."""


@pytest.mark.parametrize("is_packed", [True, False])
@pytest.mark.parametrize("short", [*range(-2, 14), 4096])
def test_a_record_is_found_wherever_the_steps_of_the_search_fall(is_packed: bool, short: int) -> None:
    good = packed([record(PAGE, 9)]) if is_packed else record(PAGE, 9)
    whole = b"." * (STEP - short) + b"\n" + good  # the search begins at byte 1
    damage, found = Records(io.BytesIO(whole), len(whole), 100_000)
    assert isinstance(damage, Damage)
    assert isinstance(found, Record)
    assert found.at == len(whole) - len(good)
    assert found.block.endswith(PAGE)
