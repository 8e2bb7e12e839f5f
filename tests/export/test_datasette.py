"""What Datasette is told: every view and column of a ledger, and its pages, facets and search with that."""

from __future__ import annotations

import asyncio
import io
import json
from typing import Any

from datasette.app import Datasette

from reportedly.export import datasette
from reportedly.export.datasette import VIEWS
from reportedly.store import Ledger, views
from tests.export.linked_data import filled


def written(ledger: Ledger) -> dict[str, Any]:
    out = io.StringIO()
    tables, there = views.names(ledger.connection)
    assert datasette.write(ledger.path.stem, tables, there, out) == len(there)
    whole: dict[str, Any] = json.loads(out.getvalue())
    return whole


def answers(ledger: Ledger, *paths: str) -> list[Any]:
    """What Datasette answers of a ledger, in JSON."""

    async def ask() -> list[Any]:
        served = Datasette([str(ledger.path)], metadata=written(ledger))
        found = [await served.client.get(f"/{ledger.path.stem}{path}") for path in paths]
        assert [answer.status_code for answer in found] == [200] * len(paths), [answer.text for answer in found]
        return [answer.json() for answer in found]

    return asyncio.run(ask())


def test_every_view_and_every_column_is_described_in_their_order(ledger: Ledger) -> None:
    assert {view.name for view in VIEWS} == set(views.names(ledger.connection)[1])
    for view in VIEWS:
        there = [row[1] for row in ledger.connection.execute(f"PRAGMA table_info ({view.name})")]
        if view.name != "shown":
            assert list(view.columns) == there
        assert {*view.facets, *view.units} <= set(view.columns)
        assert view.sort is None or view.sort.removeprefix("-") in view.columns


def test_the_licence_is_for_who_publishes_it(ledger: Ledger) -> None:
    assert (written(ledger)["license"], written(ledger)["license_url"]) == ("", "")


def test_datasette_lists_the_views_and_hides_the_tables(ledger: Ledger) -> None:
    filled(ledger)
    [whole] = answers(ledger, ".json")
    assert [table["name"] for table in whole["tables"] if not table["hidden"]] == []
    assert {view["name"] for view in whole["views"]} == {view.name for view in VIEWS}


def test_each_view_opens_with_its_facets_and_its_order(ledger: Ledger) -> None:
    filled(ledger)
    told = {view.name: view for view in VIEWS}
    for name, found in zip(told, answers(ledger, *(f"/{name}.json" for name in told)), strict=True):
        assert found["is_view"]
        assert set(found["facet_results"]) == set(told[name].facets)
        assert not found.get("facets_timed_out")
        assert found["rows"]
        assert set(found["columns"]) >= set(told[name].columns)


def test_search_facets_and_filters_agree_with_ours(ledger: Ledger) -> None:
    filled(ledger)
    words, every, possible, figures, times, documents = answers(
        ledger,
        "/statements.json?_shape=objects&_search=arrests",
        "/statements.json?_shape=objects",
        "/statements.json?_shape=objects&certainty=possible",
        "/figures_as_printed.json?_shape=objects&_search=marks",
        "/timeline.json?_shape=objects&_search=autumn",
        "/documents.json?_shape=objects&_search=quay",
    )
    assert {row["id"] for row in words["rows"]} == {s.id for s in ledger.search("arrests")} != set()
    forms = {value["value"]: value["count"] for value in every["facet_results"]["form"]["results"]}
    assert forms == {"indirect": 7}
    assert [row["speaker"] for row in possible["rows"]] == ["Mara Velt"]
    assert {row["printed"] for row in figures["rows"]} == {"51,000 marks"}
    assert {row["kind"] for row in times["rows"]} == {"mentioned", "happens", "published"}
    assert [row["title"] for row in documents["rows"]] == ["Arrests at the harbour"]
