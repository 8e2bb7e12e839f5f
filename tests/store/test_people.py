from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import LedgerError
from reportedly.judgements import PERSON, Proposal
from reportedly.link import people
from reportedly.store import Ledger, Query, verify
from reportedly.types import Cluster, Producer
from tests.making import keep, rows, told
from tests.store.accounted import account, cluster, put, read_again, says

AGAIN = replace(people.PRODUCER, version="a later one")


def names(ledger: Ledger) -> list[str]:
    """The names of all people, and a check that the ledger is whole."""
    assert list(verify(ledger)) == []
    return sorted(p.name for p in ledger.people())


def judge_again(ledger: Ledger, *clusters: Cluster, producer: Producer = AGAIN) -> None:
    """What a later automatic run does: it judges every cluster against everybody, and says “same” besides."""
    for one in clusters:
        ledger.add_judgements(people.judge(one, ledger.candidates(one)), producer)
    everybody = [
        Proposal(left=a.id, right=b.id, verdict="same", score=1.0, reason="a bold program")
        for a in clusters
        for b in clusters
    ]
    ledger.add_judgements(everybody, producer)


# ---------------------------------------------------------------- one and two


def test_spellings_and_scripts_of_one_name_are_one_person(ledger: Ledger) -> None:
    first = says(ledger, "Volodymyr Zelenskyy", "a.txt", words="the harbour recruits", outlet="Post")
    second = says(ledger, "Володимир Зеленський", "b.txt", outlet="Lantern")
    third = says(ledger, "Vladimir Zelensky", "c.txt")
    assert names(ledger) == ["Volodymyr Zelenskyy"]
    assert {ledger.entity(c.id) for c in (first, second, third)} == {first.id}
    for asked in ("Zelensky", "Зеленский", "zelenskiy", "volodymyr zelenskyy", "Vladimir", "Zelens*"):
        assert [p.id for p in ledger.people(asked)] == [first.id], asked
        assert len(ledger.search(speaker=asked)) == 3, asked
        assert [s.speaker for s in ledger.search("recruits", speaker=asked)] == ["Volodymyr Zelenskyy"]
    assert [*ledger.people("Orel"), *ledger.people("—"), *ledger.search(speaker="Orel")] == []
    assert {s.id for s in ledger.query(Query(entity=third.id))} == {s.id for s in ledger.said_by_person(first.id)}


def test_whose_name_a_page_keeps_back_is_joined_to_nobody(ledger: Ledger) -> None:
    full = says(ledger, "Anton Brill", "a.txt", words="the harbour recruits")
    for page in ("b.txt", "c.txt"):
        says(ledger, "Anton Brill", page, words="the harbour recruits", withheld=True)
    later = says(ledger, "Anton Brill", "d.txt", words="the harbour recruits")
    assert names(ledger) == ["Anton Brill"] * 3
    assert ledger.entity(later.id) == full.id


def test_what_a_person_merged_comes_apart_as_it_was(ledger: Ledger) -> None:
    first = says(ledger, "Mara Velt", "a.txt")
    other = says(ledger, "Ida Falk", "b.txt")
    pages = [says(ledger, "Ida Falk", page) for page in ("c.txt", "d.txt")]
    assert {ledger.entity(c.id) for c in pages} == {other.id}
    ledger.merge(first.id, other.id, by="desk", reason="a pen name")
    assert names(ledger) == ["Ida Falk"], "the name that most pages give"
    ledger.separate(other.id, by="desk", reason="she is not")
    assert names(ledger) == ["Ida Falk", "Mara Velt"]
    assert {ledger.entity(c.id) for c in (other, *pages)} == {other.id}
    assert len(ledger.said_by_person(other.id)) == 3


def test_two_people_of_one_name_stay_two(ledger: Ledger) -> None:
    mayor = says(ledger, "Jan Orel", "a.txt", roles=("the mayor of Orle",))
    striker = says(ledger, "Jan Orel", "b.txt", roles=("a striker for Velt",))
    again = says(ledger, "Jan Orel", "c.txt", roles=("striker",))
    neither = says(ledger, "Jan Orel", "d.txt")
    assert names(ledger) == ["Jan Orel"] * 3
    assert ledger.entity(again.id) == striker.id
    assert ledger.entity(mayor.id) != ledger.entity(striker.id)
    assert ledger.entity(neither.id) == neither.id
    assert [j.judgement.verdict for j in ledger.judgements_of(mayor.id)] == ["different"] * 2


def test_a_surname_joins_in_the_same_story_only(ledger: Ledger) -> None:
    full = says(ledger, "Jan Orel", "a.txt", beside=("Mara Velt", "Ana Orme"))
    near = says(ledger, "Orel", "b.txt", beside=("Mara Velt", "Ana Orme"))
    far = says(ledger, "Orel", "c.txt", beside=("Eva Stam",))
    assert ledger.entity(near.id) == full.id
    assert ledger.entity(far.id) == far.id
    assert ledger.judgements_of(near.id)[0].judgement.reason.endswith("beside both: Ana Orme, Mara Velt")


# ---------------------------------------------------------------- merged, undone, redirected


def test_a_merge_redirects_and_keeps_who_decided_why(ledger: Ledger) -> None:
    one, two = says(ledger, "Jan Orel", "a.txt"), says(ledger, "Eva Stam", "b.txt")
    assert ledger.merge(two.id, one.id, by="Ann", reason="a pen name") == one.id
    assert names(ledger) == ["Jan Orel"]
    assert ledger.person(two.id) == ledger.person(one.id)
    [judged] = ledger.judgements_of(two.id)
    assert judged.judgement.producer == Producer(name="Ann", version=PERSON)
    assert (judged.judgement.reason, judged.judgement.score, judged.holds) == ("a pen name", 1.0, True)
    assert {judged.left_name, judged.right_name} == {"Jan Orel", "Eva Stam"}
    assert len(ledger.search(speaker="Eva Stam")) == 2
    assert ledger.merge(two.id, one.id, by="Ann", reason="a pen name") == one.id
    assert len(ledger.judgements_of(one.id)) == 1
    ledger.merge(two.id, one.id, by="Bea", reason="I agree")
    assert [j.holds for j in ledger.judgements_of(one.id)] == [True, False]


def test_a_wrong_merge_is_undone_and_stays_undone(ledger: Ledger) -> None:
    one, two, three = (says(ledger, "Jan Orel", f"{n}.txt") for n in "abc")
    assert names(ledger) == ["Jan Orel"]
    assert set(ledger.separate(two.id, by="Ann", reason="the footballer")) == {one.id, two.id}
    assert names(ledger) == ["Jan Orel", "Jan Orel"]
    assert ledger.entity(three.id) == one.id
    for _ in range(2):
        judge_again(ledger, one, two, three)
        assert ledger.entity(two.id) == two.id
        assert names(ledger) == ["Jan Orel", "Jan Orel"]
    doubtful = says(ledger, "Jan Orel", "d.txt")
    assert len({ledger.entity(c.id) for c in (one, two, doubtful)}) == 3
    undone = ledger.judgements_of(two.id)
    assert undone[-1].judgement.verdict == "same"
    assert not undone[-1].holds
    assert ledger.merge(one.id, two.id, by="Bea", reason="no, it is him") == one.id
    assert ledger.merge(one.id, doubtful.id, by="Bea", reason="him too") == one.id
    assert names(ledger) == ["Jan Orel"]
    newest = ledger.judgements_of(two.id)[1]
    assert newest.judgement.replaces in {j.judgement.id for j in undone}
    judge_again(ledger, one, two, three, producer=replace(AGAIN, version="yet later"))
    assert names(ledger) == ["Jan Orel"]


def test_a_program_may_change_its_mind_but_not_a_persons(ledger: Ledger) -> None:
    one, two = says(ledger, "Jan Orel", "a.txt"), says(ledger, "Jan Orel", "b.txt")
    apart = Proposal(left=two.id, right=one.id, verdict="different", score=0.7, reason="another voice")
    assert len(ledger.add_judgements([apart], AGAIN)) == 1
    assert ledger.add_judgements([apart], AGAIN) == []
    assert len(ledger.people()) == 2
    together = replace(apart, verdict="same")
    assert ledger.add_judgements([together], AGAIN)[0].replaces
    assert len(ledger.people()) == 1
    ledger.merge(one.id, two.id, by="Ann", reason="the same")
    ledger.add_judgements([replace(apart, score=1.0)], AGAIN)
    assert names(ledger) == ["Jan Orel"]
    ledger.separate(one.id, two.id, by="Ann", reason="no")
    ledger.add_judgements([replace(together, score=1.0)], AGAIN)
    assert names(ledger) == ["Jan Orel"] * 2


def test_one_is_taken_out_and_the_rest_stay_together(ledger: Ledger) -> None:
    """Also where the one was what held the rest together."""
    hub, *leaves = [says(ledger, "Jan Orel", f"{n}.txt") for n in range(6)]
    ledger.separate(hub.id, by="Ann", reason="another")
    assert {ledger.entity(leaf.id) for leaf in leaves} == {leaves[0].id}
    assert ledger.entity(hub.id) == hub.id
    ledger.separate(leaves[2].id, leaves[0].id, by="Ann", reason="another still")
    assert ledger.entity(leaves[2].id) == leaves[2].id
    judge_again(ledger, hub, *leaves)
    held = {ledger.entity(c.id) for c in (hub, leaves[0], leaves[2])}
    assert len(held) == 3 or ledger.entity(hub.id) == ledger.entity(leaves[2].id)
    assert list(verify(ledger)) == []
    with pytest.raises(LedgerError, match="already stands alone"):
        says(ledger, "Eva Stam", "z.txt")
        ledger.separate(ledger.people("Eva Stam")[0].id, by="Ann", reason="x")


def test_who_is_not_there_cannot_be_judged(ledger: Ledger) -> None:
    one = says(ledger, "Jan Orel", "a.txt")
    before = rows(ledger)
    for wrong in (
        lambda: ledger.merge(one.id, "b2:none", by="Ann", reason="x"),
        lambda: ledger.separate("b2:none", by="Ann", reason="x"),
        lambda: ledger.separate(one.id, "b2:none", by="Ann", reason="x"),
        lambda: ledger.add_judgements(
            [Proposal(left=one.id, right="b2:none", verdict="same", score=1, reason="x")], AGAIN
        ),
    ):
        with pytest.raises(LedgerError, match="nobody with the id 'b2:none'"):
            wrong()
    with pytest.raises(LedgerError, match="cannot be separated from itself"):
        ledger.separate(one.id, one.id, by="Ann", reason="x")
    assert {**rows(ledger), "producer": before["producer"]} == before
    assert ledger.person("b2:none") is None
    assert [*ledger.judgements_of("b2:none"), *ledger.said_by_person("b2:none")] == []
    assert ledger.appearances("b2:none") == []


def test_judging_may_be_repeated_and_is_known_to_be_done(ledger: Ledger) -> None:
    one = says(ledger, "Jan Orel", "a.txt")
    says(ledger, "Jan Orel", "b.txt")
    assert ledger.has_judgements(one.document_id, people.PRODUCER)
    assert not ledger.has_judgements(one.document_id, AGAIN)
    before = rows(ledger)
    says(ledger, "Jan Orel", "b.txt")
    assert rows(ledger) == before


def test_a_cluster_that_is_drawn_otherwise_keeps_what_was_judged(ledger: Ledger) -> None:
    one = says(ledger, "Jan Orel", "a.txt")
    item = told("{Jan Orel} <said> [yes]. Orel, he said.", "b.txt")
    two = cluster(item.document, "Jan Orel")
    found = account(item, [two])
    put(ledger, item, found)
    ledger.separate(two.id, by="Ann", reason="another")
    wider = cluster(item.document, "Jan Orel", "he said")
    assert wider.id != two.id
    resolved = account(item, [wider]).resolved
    ledger.add_account(item.document, read_again(found, clusters=(wider,), resolved=resolved))
    assert not ledger.has_judgements(item.document.id, people.PRODUCER)
    judge_again(ledger, wider, one)
    assert ledger.entity(wider.id) == ledger.entity(two.id) == two.id
    assert ledger.entity(one.id) == one.id
    assert names(ledger) == ["Jan Orel", "Jan Orel"]
    assert [a.cluster for a in ledger.appearances(two.id)] == [wider.id]


# ---------------------------------------------------------------- the answers


@pytest.fixture
def known(ledger: Ledger) -> Iterator[Ledger]:
    """A person whom five documents know, in three outlets, over two years; and another."""
    says(ledger, "Mara Velt", "a.txt", words="recruiting is recruiting", roles=("an analyst",), outlet="Post",
         published="2023-01-05")  # fmt: skip
    says(ledger, "Mara Velt", "b.txt", words="the recruits are paid", roles=("the analyst",), outlet="Post",
         published="2024-02-05")  # fmt: skip
    says(ledger, "Мара Велт", "c.txt", words="recruits everywhere", outlet="Lantern", published="2023-06-01")
    says(ledger, "Mara Velt", "d.txt", words="the recruits are paid", roles=("a senior analyst, now in exile",),
         outlet="Daily", published="2024-05-01")  # fmt: skip
    says(ledger, "Mara Velt", "e.txt", words="no more", outlet=None)
    says(ledger, "Jan Orel", "f.txt", words="the ships are late", outlet="Post", published="2024-01-01")
    yield ledger


def test_a_person_is_told_with_roles_topics_and_outlets(known: Ledger) -> None:
    [line] = known.people("velt")
    assert (line.name, line.kind, line.aliases) == ("Mara Velt", "person", ("Мара Велт",))
    assert (line.statements, line.documents, line.outlets) == (5, 5, 3)
    assert (line.first, line.last) == ("2023-01-05", "2024-05-01")
    person = known.person(line.id)
    assert person
    assert person.aliases == ("Мара Велт",)
    assert [(r.words, r.first, r.last, r.documents) for r in person.roles] == [
        ("an analyst", "2023-01-05", "2024-02-05", 2),
        ("a senior analyst, now in exile", "2024-05-01", "2024-05-01", 1),
    ]
    assert person.outlets == (("Post", 2), ("Daily", 1), ("Lantern", 1))
    assert person.topics[0] == ("recruits", 4)
    assert "the" not in dict(person.topics)
    assert (person.statements, person.documents) == (5, 5)


def test_what_a_person_said_is_in_time_order_with_equal_contents_once(known: Ledger) -> None:
    [line] = known.people("velt")
    said = known.said_by_person(line.id)
    assert [s.content for s in said] == [
        "recruiting is recruiting", "recruits everywhere", "the recruits are paid", "no more"
    ]  # fmt: skip
    assert [s.copies for s in said] == [1, 1, 2, 1]
    assert [s.id for s in known.said_by_person(line.id, limit=2, offset=1)] == [s.id for s in said[1:3]]
    places = known.appearances(line.id)
    assert [a.outlet for a in places] == ["Post", "Lantern", "Post", "Daily", None]
    assert [a.statements for a in places] == [1] * 5
    for place in places:
        document = known.document(place.document_id)
        assert document
        assert document.text[slice(*place.span)] == place.name


def test_people_are_listed_by_what_they_said_and_paged(known: Ledger) -> None:
    listed = known.people()
    assert [(p.name, p.statements) for p in listed] == [("Mara Velt", 5), ("Jan Orel", 1)]
    assert known.count_people() == 2
    assert [p.id for p in known.people(limit=1, offset=1)] == [listed[1].id]
    assert [p.name for p in known.people("analyst")] == ["Mara Velt"]
    assert known.count_people("analyst") == 1
    assert known.people(limit=0) == []


def test_who_is_meant_is_found_by_id_beginning_or_name(known: Ledger) -> None:
    [velt] = known.people("velt")
    assert known.find(velt.id) == known.find(velt.id[:12]) == known.find("Mara Velt") == known.find("Велт") == [velt.id]
    assert len(known.find("b2:", most=5)) == 5
    assert known.find("nobody at all") == known.find("b2:zz") == []


def test_who_says_nothing_or_has_no_name_is_found_by_words_alone(ledger: Ledger) -> None:
    item = told("{a docker} <said> [no].\n{Jan Orel} <said> [yes].\nEva Stam was there.", "a.txt")
    docker, orel, stam = (cluster(item.document, name) for name in ("a docker", "Jan Orel", "Eva Stam"))
    put(ledger, item, account(item, [docker, orel, stam], [docker, orel]))
    assert [p.name for p in ledger.people()] == ["Jan Orel"]
    assert ledger.count_people() == 1
    assert [p.name for p in ledger.people("Eva")] == ["Eva Stam"]
    assert [p.name for p in ledger.people("docker")] == ["a docker"]
    assert ledger.candidates(docker) == []


# ---------------------------------------------------------------- whatever comes in whatever order


_STEPS = st.lists(
    st.tuples(
        st.integers(0, 5), st.integers(0, 5), st.sampled_from(["same", "different", "merge", "separate", "alone"]),
        st.sampled_from([0.3, 0.6, 0.9]),
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps=_STEPS, seed=st.integers(0, 3))
def test_entities_follow_from_the_judgements_alone(
    empty_ledger: Path, quick_path: Path, steps: list[tuple[int, int, str, float]], seed: int
) -> None:
    """After any judgements: what was kept step by step is what all of them give (so says `verify`), what a person
    parted is apart, what a person merged last and did not part is one, and every id leads to somebody."""
    path = quick_path / "news.db"
    shutil.copy(empty_ledger, path)
    with Ledger(path) as ledger:
        ledger.connection.pragma("synchronous", "off")
        who = []
        for n in range(6):
            item = told(f"{{Jan Orel}} <said> [thing {n}].", f"{n}.txt")
            who.append(cluster(item.document, "Jan Orel"))
            keep(ledger, item)
            ledger.add_account(item.document, account(item, who[-1:]))
        random.Random(seed).shuffle(who)
        apart: set[frozenset[str]] = set()
        for left, right, what, score in steps:
            a, b = who[left].id, who[right].id
            try:
                if what == "merge":
                    now = {ledger.entity(a), ledger.entity(b)}
                    ledger.merge(a, b, by="Ann", reason="so")
                    apart = {p for p in apart if {ledger.entity(c) for c in p} != {ledger.entity(a)}} if now else apart
                    assert ledger.entity(a) == ledger.entity(b)
                elif what == "separate":
                    ledger.separate(a, b, by="Ann", reason="so")
                    apart.add(frozenset((a, b)))
                elif what == "alone":
                    rest = [c.id for c in who if c.id != a and ledger.entity(c.id) == ledger.entity(a)]
                    ledger.separate(a, by="Ann", reason="so")
                    assert all(ledger.entity(c) != ledger.entity(a) for c in rest)
                    assert len({ledger.entity(c) for c in rest}) == 1
                else:
                    proposal = Proposal(left=a, right=b, verdict=what, score=score, reason="so")  # type: ignore[arg-type]
                    ledger.add_judgements([proposal], AGAIN)
            except LedgerError as error:
                assert "itself" in str(error) or "alone" in str(error)
        assert all(len({ledger.entity(c) for c in pair}) == len(pair) for pair in apart)
        assert all(ledger.entity(str(ledger.entity(c.id))) == ledger.entity(c.id) for c in who)
        assert list(verify(ledger)) == []


def test_whom_the_names_of_a_page_mean(ledger: Ledger) -> None:
    one = says(ledger, "Mara Velt", "a.txt")
    found = ledger.named_in(one.document_id)
    assert {name: who.entity for name, who in found.items()} == {"mara velt": one.id}
    assert ledger.named_in("b2:none") == {}
