from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.judgements import Candidate, Proposal
from reportedly.link.people import judge
from reportedly.types import ENTITY_KINDS, Cluster, EntityKind, Span


def somebody(
    name: str, *roles: str, kind: EntityKind | None = "person", aliases: tuple[str, ...] = (), score: float = 1.0
) -> Cluster:
    return Cluster(
        id="b2:new", document_id="b2:d", name=name, kind=kind, mentions=(Span(0, 1),), roles=roles, aliases=aliases,
        score=score,
    )  # fmt: skip


def known(
    name: str,
    *roles: str,
    id: str = "b2:known",
    kind: EntityKind | None = "person",
    shared: tuple[str, ...] = (),
    outlet: bool = False,
    others: tuple[str, ...] = (),
) -> Candidate:
    return Candidate(entity=id, kind=kind, names=(name, *others), roles=roles, shared=shared, outlet=outlet)


def verdict(found: list[Proposal]) -> str | None:
    return found[0].verdict if found else None


@pytest.mark.parametrize(
    ("cluster", "candidate", "expected"),
    [
        (somebody("Jan Orel"), known("Jan Orel"), "same"),
        (somebody("Jan Orel", "the mayor of Orle"), known("Jan Orel", "mayor"), "same"),
        (somebody("Jan Orel", "the foreign minister"), known("Jan Orel", "head of the Foreign Ministry"), "same"),
        (somebody("Jan Orel", "a spokesman for the port"), known("Jan Orel", "spokesperson"), "same"),
        (somebody("Volodymyr Zelenskyy"), known("Володимир Зеленський"), "same"),
        (somebody("Jan Orel", "mayor of Orle"), known("Jan Orel", "striker for Velt"), "different"),
        (somebody("Jan Orel", "a man"), known("Jan Orel", "striker for Velt"), "same"),
        (somebody("Jan Orel", "the candidate"), known("Jan Orel", "mayor of Orle"), "same"),
        (somebody("Jan Orel", "Sen."), known("Jan Orel", "Senator"), "same"),
        (somebody("Jan Orel", "a baker in Orle"), known("Jan Orel", "an economist"), "different"),
        (somebody("Jan Orel", "a baker in Orle"), known("Jan Orel", "a bus driver"), "different"),
        (somebody("Jan Orel", "a 19-year-old pupil"), known("Jan Orel", "a pupil, aged 41"), "different"),
        (somebody("Jan Orel", "a 19-year-old"), known("Jan Orel", "a 41-year-old"), "different"),
        (somebody("Jan Orel", "Colonel"), known("Jan Orel", "spokesman of the ministry"), "same"),
        (somebody("Jan Orel", "said on Monday that it rang"), known("Jan Orel", "chair of the committee"), "same"),
        (somebody("Jan Orel", "told us “no” again"), known("Jan Orel", "told us “yes” twice"), "same"),
        (somebody("Orel", "told us that it rang"), known("Jan Orel", "told us that it rang"), None),
        (somebody("Jan Orel", "mayor", "a lawyer"), known("Jan Orel", "lawyer at the port", "striker"), "same"),
        (somebody("Jan Orel"), known("Eva Orel"), None),
        (somebody("Jan Orel"), known("Jan Orel", kind="place"), None),
        (somebody("Jan Orel"), known("Jan Orel", kind=None), "same"),
        (somebody("Orel"), known("Jan Orel"), None),
        (somebody("Orel"), known("Orel"), None),
        (somebody("Orel", "the mayor"), known("Jan Orel", "mayor of Orle"), "same"),
        (somebody("Orel", "the mayor"), known("Jan Orel", "striker", shared=("Mara Velt", "Ana Orme")), None),
        (somebody("Orel"), known("Jan Orel", shared=("Mara Velt",)), None),
        (somebody("Orel"), known("Jan Orel", shared=("Mara Velt", "Ana Orme")), "same"),
        (somebody("J. Orel"), known("Jan Orel"), None),
        (somebody("J. Orel", "the mayor"), known("Jan Orel", "mayor"), "same"),
        (somebody("Jan Orel", aliases=("Orel",)), known("Eva Orel", others=("Orel",)), None),
        (somebody("Jan Orel", "mayor"), known("Jan Orel", "striker", shared=("Mara Velt", "Ana Orme")), "same"),
        (somebody("an analyst"), known("an analyst"), None),
        (somebody("Foreign Minister"), known("Foreign Minister"), None),
        (somebody("The Hague", kind="place"), known("The Hague", kind="place"), "same"),
        (somebody("Reuters", kind="organisation"), known("Reuters", kind="outlet"), "same"),
        (somebody("dockers", kind="group"), known("dockers", kind="group"), None),
        (somebody("Velt Ltd", kind="organisation"), known("Velt", kind="organisation"), "same"),
        (somebody("Foreign Ministry", kind="organisation"), known("Foreign Ministry", kind="organisation"), None),
        (
            somebody("Foreign Ministry", kind="organisation"),
            known("the Foreign Ministry", kind="organisation", outlet=True),
            "same",
        ),
        (
            somebody("MID", kind="organisation"),
            known("Merland Intelligence Directorate", kind="organisation"),
            None,
        ),
        (
            somebody("Merland Party Convention", kind="organisation", aliases=("MPC",)),
            known("Merland Party Committee", kind="organisation", others=("MPC",), shared=("Jan Orel", "Ana Orme")),
            None,
        ),
        (somebody("West Orle", kind="place"), known("Orle", kind="place", shared=("Jan Orel", "Ana Orme")), None),
        (
            somebody("Mill Street", kind="organisation"),
            known("Mill Street Gazette", kind="outlet", shared=("Jan Orel", "Ana Orme")),
            None,
        ),
        (
            somebody("MID", kind="organisation"),
            known("Merland Intelligence Directorate", kind="organisation", shared=("Jan Orel",)),
            "same",
        ),
        (
            somebody("Merland Intelligence Directorate", kind="organisation", aliases=("MID",)),
            known("MID", kind="organisation"),
            "same",
        ),
    ],
)
def test_who_is_one_and_who_is_two(cluster: Cluster, candidate: Candidate, expected: str | None) -> None:
    assert verdict(judge(cluster, [candidate])) == expected


def test_a_reason_names_what_it_rests_on() -> None:
    candidate = known("Ян Орел", "mayor of Orle", shared=("Ana Orme", "Mara Velt"), outlet=True)
    [found] = judge(somebody("Jan Orel", "the mayor"), [candidate])
    assert found.left == "b2:new"
    assert found.right == "b2:known"
    for words in ("“Jan Orel” and “Ян Орел”", "“the mayor” agrees with “mayor of Orle”", "beside both: Ana Orme, Mara"):
        assert words in found.reason
    [apart] = judge(somebody("Jan Orel", "mayor of Orle"), [known("Jan Orel", "striker for Velt")])
    assert "but one is “mayor of Orle”, one “striker for Velt”" in apart.reason


def test_more_evidence_is_surer() -> None:
    candidates = [
        known("Jan Orel"),
        known("Jan Orel", shared=("Mara Velt",)),
        known("Jan Orel", "mayor", shared=("Mara Velt",)),
    ]
    scores = [judge(somebody("Jan Orel", "the mayor"), [c])[0].score for c in candidates]
    assert judge(somebody("Jan Orel", "the mayor"), [known("Jan Orel", "the candidate")])[0].score < scores[0]
    assert scores == sorted(set(scores))
    assert judge(somebody("Jan Orel", score=0.4), candidates[:1])[0].score < scores[0]


def test_a_person_who_may_be_either_of_two_stays_alone() -> None:
    mayor, striker = known("Jan Orel", "mayor", id="b2:1"), known("Jan Orel", "striker", id="b2:2")
    assert judge(somebody("Jan Orel"), [mayor, striker]) == []
    [one, other] = judge(somebody("Jan Orel", "the mayor"), [mayor, striker])
    assert (one.right, one.verdict) == ("b2:1", "same")
    assert (other.right, other.verdict) == ("b2:2", "different")


def test_of_two_as_likely_the_one_who_is_printed_far_more_often() -> None:
    many, few = replace(known("Jan Orel", id="b2:1"), documents=30), replace(known("Jan Orel", id="b2:2"), documents=6)
    assert judge(somebody("Jan Orel"), [few, replace(many, documents=29)]) == []
    [found] = judge(somebody("Jan Orel"), [few, many])
    assert found.right == "b2:1"
    assert found.score < judge(somebody("Jan Orel"), [few])[0].score
    assert "printed most" in found.reason


def test_nobody_is_judged_to_be_themselves() -> None:
    assert judge(somebody("Jan Orel"), [known("Jan Orel", id="b2:new")]) == []


_WORDS = st.sampled_from(["Jan", "Orel", "J.", "Mayor", "MID", "the", "Ministry", "of", "Зеленський", "", "—"])
_NAMES = st.lists(_WORDS, max_size=4).map(" ".join)
_SOME = st.lists(_NAMES, max_size=3).map(tuple)


@given(st.data())
def test_a_judgement_is_about_one_of_the_candidates_and_has_a_score(data: st.DataObject) -> None:
    kinds = st.sampled_from([*ENTITY_KINDS, None])
    cluster = somebody(data.draw(_NAMES), *data.draw(_SOME), kind=data.draw(kinds), aliases=data.draw(_SOME))
    candidates = [
        known(data.draw(_NAMES), *data.draw(_SOME), id=f"b2:{n}", kind=data.draw(kinds), shared=data.draw(_SOME),
              outlet=data.draw(st.booleans()), others=data.draw(_SOME))
        for n in range(3)
    ]  # fmt: skip
    found = judge(cluster, candidates)
    assert len({p.right for p in found}) == len(found)
    for proposal in found:
        assert proposal.left == cluster.id
        assert 0 < proposal.score <= 1
        assert proposal.reason
    if cluster.kind == "person":
        assert sum(p.verdict == "same" for p in found) <= 1
