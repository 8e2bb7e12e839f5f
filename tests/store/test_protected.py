from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import LedgerError
from reportedly.protection import Hidden
from reportedly.store import Ledger, merging, verify
from reportedly.store.vouching import Bounds
from tests.making import keep, told
from tests.store.accounted import account, cluster, put, says

BOUNDS = Bounds(1_000_000, 100_000)


def of(ledger: Ledger, name: str) -> Hidden:
    return next(one for one in ledger.protections().people if name in one.names)


def test_marks_are_kept_and_undone(ledger: Ledger) -> None:
    first = ledger.protect("Anton Kessler", by="Mara", reason="asked us to")
    more = ledger.protect("anton KESSLER", by="Jan", also=["Toni"])
    assert (first.what, first.value, first.reason, first.producer.name) == (
        "name",
        "Anton Kessler",
        "asked us to",
        "Mara",
    )
    assert more.replaces == first.id
    assert [(m.value, m.also) for m in ledger.protected_marks()] == [("anton KESSLER", ("Toni",))]
    undone = ledger.unprotect("Anton Kessler", by="Mara", reason="in print everywhere")
    assert (undone.protects, undone.replaces) == (False, more.id)
    assert ledger.protected_marks() == []
    assert ledger.connection.execute("SELECT count(*) FROM protection").get == 3, "nothing is overwritten"
    assert list(verify(ledger)) == []


def test_the_same_decision_twice_is_one(ledger: Ledger) -> None:
    assert ledger.protect("Anton", by="Mara") == ledger.protect("Anton", by="Mara")


@pytest.mark.parametrize("value", ["", " ", "…", "b2:00"])
def test_what_is_no_name_and_no_document_is_refused(ledger: Ledger, value: str) -> None:
    with pytest.raises(LedgerError):
        ledger.protect(value, by="Mara")


def test_what_is_not_marked_cannot_be_undone(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="not marked"):
        ledger.unprotect("Anton", by="Mara")


def test_a_mark_takes_in_who_is_so_called_on_all_pages(ledger: Ledger) -> None:
    one = says(ledger, "Anton Kessler", "a.txt", roles=("a welder",))
    two = says(ledger, "Антон Кесслер", "b.txt")
    says(ledger, "Anton Weber", "c.txt")
    ledger.protect("Anton Kessler", by="Mara", also=["Toni"])
    found = of(ledger, "Anton Kessler")
    assert set(found.names) == {"Anton Kessler", "Антон Кесслер", "Toni"}
    assert found.clusters == {one.id, two.id}
    assert found.documents == {one.document_id, two.document_id}
    assert found.descriptions == ("a welder",)
    assert ledger.protections().others == ("Anton Weber",)


def test_a_mark_takes_in_who_may_be_meant_without_junior(ledger: Ledger) -> None:
    one, two = says(ledger, "Anton Kessler Jr.", "a.txt"), says(ledger, "Anton Kessler", "b.txt")
    ledger.protect("Anton Kessler", by="Mara")
    assert of(ledger, "Anton Kessler").clusters == {one.id, two.id}


def test_an_id_of_somebody_marks_the_name(ledger: Ledger) -> None:
    one = says(ledger, "Anton Kessler", "a.txt")
    assert ledger.protect(one.id, by="Mara").value == "Anton Kessler"


def test_names_that_pages_withhold_need_no_mark(ledger: Ledger) -> None:
    one = says(ledger, "Anton", "a.txt", roles=("a 41-year-old welder",), withheld=True)
    says(ledger, "Mara Velt", "b.txt")
    (found,) = ledger.protections().people
    assert (found.names, found.descriptions, found.marked) == (("Anton",), ("a 41-year-old welder",), False)
    assert found.documents == {one.document_id}


def test_two_whose_names_are_withheld_are_one_when_a_person_marks_the_name(ledger: Ledger) -> None:
    says(ledger, "Edda", "a.txt", withheld=True)
    says(ledger, "Edda", "b.txt", withheld=True)
    assert len(ledger.protections().people) == 2
    ledger.protect("Edda", by="Mara")
    (found,) = ledger.protections().people
    assert len(found.documents) == 2


def test_a_reprint_that_prints_the_name_is_taken_in(ledger: Ledger) -> None:
    words = "they have made a film about my Tuesday"
    says(ledger, "Anton", "a.txt", words=words, withheld=True)
    says(ledger, "Anton Kessler", "b.txt", words=words)
    says(ledger, "Jan Orel", "c.txt", words=words)
    found = of(ledger, "Anton")
    assert "Anton Kessler" in found.names
    assert found.reprints == ("Anton Kessler",)
    assert "Jan Orel" not in found.names, "whose name speaks against it is somebody else"


def test_short_words_make_no_reprint(ledger: Ledger) -> None:
    says(ledger, "Anton", "a.txt", words="no comment", withheld=True)
    says(ledger, "Anton Kessler", "b.txt", words="no comment")
    assert of(ledger, "Anton").names == ("Anton",)


def test_a_document_is_marked_with_all_versions_of_its_page(ledger: Ledger) -> None:
    at = "https://harbourpost.example/a"
    keep(ledger, told("one version", at, address=at), seen_at="2024-06-01T00:00:00Z")
    keep(ledger, told("another version", at, address=at), seen_at="2024-06-02T00:00:00Z")
    keep(ledger, told("another page", "b.txt"))
    (first, *_), other = [d.id for d, _ in ledger.documents()][:2], [d.id for d, _ in ledger.documents()][2]
    assert ledger.protect(first, by="Mara").what == "document"
    assert len(ledger.protections().documents) == 2
    assert other not in ledger.protections().documents


def test_no_page_can_make_an_ordinary_word_of_a_name(ledger: Ledger) -> None:
    keep(ledger, told("anton kessler is here, the velt is wide"), told("kessler is here", "b.txt"))
    for name in ("Anton Kessler", "Rose Velt"):
        ledger.protect(name, by="Mara")
    assert ledger.protections().ordinary == {"rose"}


def test_every_ledger_has_a_secret_of_its_own(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> None:
    with Ledger(tmp_path_factory.mktemp("other") / "news.db") as other:
        assert len(other.protections().secret) == 32
        assert other.protections().secret != ledger.protections().secret
    with Ledger(ledger.path) as again:
        assert again.protections().secret == ledger.protections().secret


def test_words_without_a_cluster_are_protected_too(ledger: Ledger) -> None:
    item = told("{the second} <said> [that it had been honest work].")
    one = cluster(item.document, "the second", kind=None)
    put(ledger, item, account(item, [one], [one]))
    assert ledger.protections().people == ()


def test_marks_of_both_ledgers_are_kept_when_one_is_put_into_the_other(ledger: Ledger, quick_path: Path) -> None:
    mine = ledger.protect("Anton Kessler", by="Mara")
    with Ledger(quick_path / "other.db") as other:
        other.protect("Edda", by="Jan", reason="asked us")
        other.protect("Edda", by="Jan", also=["Eddi"])
        other.protect("Mara Velt", by="Jan")
        other.unprotect("Mara Velt", by="Jan")
        merging.merge(ledger, other.path, BOUNDS)
        assert {(m.value, m.also) for m in ledger.protected_marks()} == {("Anton Kessler", ()), ("Edda", ("Eddi",))}
        assert mine in ledger.protected_marks()
        told = merging.merge(ledger, other.path, BOUNDS)
        assert (told.came["marks"], told.there["marks"]) == (0, 2)
    assert list(verify(ledger)) == []


def test_no_other_ledger_takes_protection_away(ledger: Ledger, quick_path: Path) -> None:
    ledger.protect("Edda", by="Mara")
    with Ledger(quick_path / "other.db") as other:
        merging.merge(other, ledger.path, BOUNDS)
        other.unprotect("Edda", by="somebody")
        merging.merge(ledger, other.path, BOUNDS)
    assert [m.value for m in ledger.protected_marks()] == ["Edda"]


def test_a_name_that_two_ledgers_marked_is_one_and_is_undone_at_once(ledger: Ledger, quick_path: Path) -> None:
    ledger.protect("Edda", by="Mara", also=["Eddi"])
    with Ledger(quick_path / "other.db") as other:
        other.protect("edda", by="Jan", also=["E. H."])
        merging.merge(ledger, other.path, BOUNDS)
    (one,) = ledger.protections().people
    assert set(one.names) >= {"Edda", "Eddi", "E. H."}
    ledger.unprotect("Edda", by="Mara")
    assert ledger.protections().people == ()


def test_what_a_body_or_nobody_is_called_is_not_taken_for_somebodys(ledger: Ledger) -> None:
    item = told(
        "{Anton Kessler} <said> [that the yard is shut]. The Ministry of Ships and the welder. The ministry. The first."
    )
    roles = ("the ministry", "the first", "the welder", "a man of the ministry")
    who = [
        cluster(item.document, "Anton Kessler", roles=roles),
        cluster(item.document, "Ministry of Ships", kind="organisation"),
    ]
    put(ledger, item, account(item, who, who[:1]))
    ledger.protect("Anton Kessler", by="Mara")
    assert set(of(ledger, "Anton Kessler").descriptions) == {"the welder", "a man of the ministry"}
