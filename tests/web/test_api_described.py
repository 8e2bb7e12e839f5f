"""The API does what its description says: questions made from the description, right and wrong ones, in-process."""

from __future__ import annotations

import os
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from schemathesis import Case
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.applications import Starlette
from starlette.testclient import TestClient

from reportedly.asking.operations import operations
from reportedly.cli_account import compared
from reportedly.settings import Settings
from reportedly.web.api.description import description
from reportedly.web.app import create_app
from tests.web import telling

TOKEN = "t" * 32
HEADERS = {"Authorization": f"Bearer {TOKEN}"}
EXAMPLES = int(os.environ.get("API_EXAMPLES", "10"))
"""Questions of each kind, besides those at the edges of every parameter. More: ``API_EXAMPLES=1000``."""

DATES = st.dates().map(lambda day: day.isoformat())
schemathesis.openapi.format("partial-date", st.builds(lambda day, size: day[:size], DATES, st.sampled_from([4, 7, 10])))
schema = schemathesis.openapi.from_dict(description(operations(compared)))


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Starlette:
    """A server that asks programs for a token."""
    path = telling.build(tmp_path_factory.mktemp("api") / "telling.db")
    return create_app(path, Settings(host="testserver", password="p" * 12, token=TOKEN, api_rate=0), compared)


@pytest.mark.parametrize("path", [o.path for o in operations(compared)])
def test_what_is_there_is_answered_as_described(app: Starlette, path: str) -> None:
    client = TestClient(app, base_url="http://testserver/api/v1", headers=HEADERS)
    statement = client.get("/statements?entity=b2:velt").json()["items"][0]
    ids = {"statements": statement["id"], "documents": statement["document"], "people": "b2:velt"}
    id = {"id": ids[path.split("/")[1]]} if "{id}" in path else {}
    case = schema[path]["GET"].Case(path_parameters=id, query={"q": "harbour"} if path == "/hits" else {})
    answer = case.call_and_validate(app=app, headers=HEADERS)
    assert answer.status_code == 200
    assert answer.json().get("items", ["one"]) or path in {"/changes", "/failures"}


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_every_question_is_answered_as_described(case: Case[Any], app: Starlette) -> None:
    made_up: list[Any] = (
        [positive_data_acceptance] if "cursor" in case.query else []
    )  # no cursor that is made up is accepted
    case.call_and_validate(app=app, headers=HEADERS, excluded_checks=made_up)
