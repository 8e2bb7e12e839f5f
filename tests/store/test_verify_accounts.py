"""Damage in accounts, judgements and what is made of them: all of it is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportedly.link import people
from reportedly.store import Ledger
from reportedly.types import Dated, Quantity
from tests.making import told
from tests.store.accounted import account, at, cluster, put, says
from tests.store.test_verify import damage, problems

ITEM = told("{Mara Velt} <said> [some forty men were held last week].\n{She} <added> [no].\n", published="2024-05-08")
VELT = cluster(ITEM.document, "Mara Velt", "She", roles=("an analyst",))
DOCUMENT = ITEM.document.id


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "news.db"
    with Ledger(path) as ledger:
        dates = (Dated(span=at(ITEM.document, "last week"), value="2024-W18", anchor="2024-05-08"),)
        ids = [f.attribution.id for f in ITEM.found]
        figures = (
            Quantity(span=at(ITEM.document, "some forty men"), low=40, high=40, unit="person", attribution_id=ids[0]),
        )
        put(ledger, ITEM, account(ITEM, [VELT], [VELT, VELT], dates=dates, figures=figures, when="2024-05-07"))
        others = [says(ledger, "Mara Velt", f"{n}.txt") for n in "bcd"]
        ledger.separate(others[0].id, by="Ann", reason="another")
    assert problems(path) == []
    return path


@pytest.fixture
def copy(whole: Path, quick_path: Path) -> Path:
    return Path(shutil.copy(whole, quick_path / "news.db"))


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (f"UPDATE cluster SET words = '[\"Mara\"]' WHERE id = '{VELT.id}'", "stored words of the cluster"),
        (
            f"UPDATE cluster SET mentions = '[[0, 4]]', words = '[\"Mara\"]' WHERE id = '{VELT.id}'",
            "do not give its id",
        ),
        (f"UPDATE cluster SET mentions = '[[9, 4]]' WHERE id = '{VELT.id}'", "mentions of the cluster cannot be read"),
        (f"UPDATE cluster SET mentions = '[[0' WHERE id = '{VELT.id}'", "mentions of the cluster cannot be read"),
        (f"UPDATE naming SET roles = '[7]' WHERE cluster_id = '{VELT.id}'", "cannot be read"),
        (f"UPDATE naming SET kind = 'ghost' WHERE cluster_id = '{VELT.id}'", "kind, aliases or roles"),
        (f"UPDATE naming SET name = 'Eva Stam' WHERE cluster_id = '{VELT.id}'", "people shown are not those"),
        ("UPDATE dated SET words = 'last weak'", "stored words of the date"),
        ("UPDATE dated SET start = 1", "stored words of the date"),
        ("UPDATE dated SET value = '2024-13'", "has the value '2024-13', which is none"),
        ("UPDATE dated SET value = '2024-W19'", "events shown are not those"),
        ("UPDATE quantity SET words = 'forty men'", "stored words of the figure"),
        ("UPDATE quantity SET conversion = '[5, 9999]'", "conversion of the figure"),
        ("UPDATE quantity SET conversion = '[5'", "cannot be read"),
        ("UPDATE quantity SET unit = 'boat'", "figures shown are not those"),
        ("UPDATE resolved SET meaning = '{}'", "what the attribution means cannot be read"),
        ("UPDATE resolved SET meaning = '{\"sp'", "cannot be read"),
        ("UPDATE resolved SET meaning = replace(meaning, '\"hedge\":null', '\"hedge\":[1,9999]')", "not in the text"),
        ("UPDATE resolved SET meaning = replace(meaning, '2024-05-07', 'soon')", "cannot be read"),
        ("UPDATE resolved SET meaning = replace(meaning, 'Mara', 'Sara')", "statements shown are not those"),
        ("UPDATE resolved SET cluster_id = NULL", "cluster of its speaker"),
        ("UPDATE resolved SET parent = (SELECT max(id) FROM attribution)", "another document"),
        ("UPDATE statement SET depth = 3", "statements shown are not those"),
        ("UPDATE statement SET chain = 'somebody'", "statements shown are not those"),
        (f"UPDATE member SET name = 'Eva Stam' WHERE cluster_id = '{VELT.id}'", "people shown are not those"),
        (f"DELETE FROM member WHERE cluster_id = '{VELT.id}'", "people shown are not those"),
        ("UPDATE member SET shown = 0", "people shown are not those"),
        ("UPDATE member SET entity_id = cluster_id", "where the judgements make it"),
        (f"UPDATE member SET entity_id = '{VELT.id}'", "where the judgements make it"),
        ("DELETE FROM entity_key WHERE key LIKE 'w %'", "keys that find it"),
        ("UPDATE event SET first = '2024-01-01' WHERE kind = 'said'", "events shown are not those"),
        ("DELETE FROM event_member", "events shown are not those"),
        ("UPDATE figure SET sentence = 'none'", "figures shown are not those"),
        ("DELETE FROM figure", "figures shown are not those"),
        ("UPDATE judgement SET reason = 'because' WHERE number = 1", "does not give its id"),
        ("UPDATE judgement SET verdict = 'perhaps' WHERE number = 1", "relation, verdict, score or order"),
        ("UPDATE judgement SET score = 7.0 WHERE number = 1", "relation, verdict, score or order"),
        ("UPDATE judgement SET verdict = 'same' WHERE verdict = 'different'", "does not give its id"),
        ("DELETE FROM verdict WHERE by_person", "verdicts in force"),
        ("UPDATE verdict SET verdict = 'same'", "verdicts in force"),
        ("DELETE FROM account", "people shown are not those"),
        (f"DELETE FROM cluster WHERE id = '{VELT.id}'", "refers to a cluster that is not there"),
        ("INSERT INTO member_words (rowid, name) VALUES (77, 'zeppelin')", "full-text index does not match"),
        ("INSERT INTO event_words (rowid, sentence) VALUES (77, 'zeppelin')", "full-text index does not match"),
        ("INSERT INTO figure_words (rowid, sentence) VALUES (77, 'zeppelin')", "full-text index does not match"),
    ],
)
def test_every_damage_is_named(copy: Path, statement: str, message: str) -> None:
    damage(copy, statement)
    found = problems(copy)
    assert [p for p in found if message in p.message], found


def test_what_was_undone_is_there_after_the_ledger_was_closed(copy: Path) -> None:
    with Ledger(copy) as ledger:
        before = [p.id for p in ledger.people()]
        assert len(before) == 2
        ledger.add_judgements([], people.PRODUCER)
        assert [p.id for p in ledger.people()] == before
