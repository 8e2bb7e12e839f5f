"""Is a new document's cluster somebody whom the ledger knows? By rules that give a score and a reason in words.

Names come first. A full name joins unless what the pages call the two speaks against it; a surname, an initial or an
acronym joins only in strong context: the same role, or others who stand beside both. What is in doubt stays apart, for
a person can merge two in a moment and must read every page to part them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from reportedly.judgements import Candidate, Proposal
from reportedly.link.posts import ages_apart, apart, words_of
from reportedly.names import Match, acronym, bare, generic, match, named
from reportedly.types import Cluster, EntityKind, Producer

PRODUCER = Producer(name="people", version="1")
_KINDS: frozenset[EntityKind] = frozenset({"person", "organisation", "outlet", "place", "document"})
_ALIKE: frozenset[EntityKind] = frozenset({"organisation", "outlet"})
_COMPARED = 12  # names of each side; more are misspellings
_AMBIGUOUS, _BY_FAR = 0.1, 5
_UNTELLING = frozenset(
    "the a an of for in at on to and or with from by who his her their its former late man woman person people official"
    " leader member one resident local old aged year years father mother son daughter brother sister husband wife"
    " new chief head senior deputy acting veteran prominent known".split()
)
_LONGEST_ROLE = 10
_CLAUSE = re.compile(
    r"(?i)[.?!:;\"“”]\s|[\"“”]|^(?:who|which|that|what|said|says|told|tells|has|had|have|is|are|was|were|will|would|did|does"
    r"|denied|confirmed|cited|citing|declined|published|according|to|among)\b"
)
"""What reads as a clause that follows a name, and is no role."""


class _Roles(NamedTuple):
    """What the roles of two say: `agree` are two that share a telling word, `conflict` two that can hardly be one
    person's; `told`, whether both have any that tells."""

    agree: tuple[str, str] | None = None
    conflict: tuple[str, str] | None = None
    told: bool = False


class _Evidence(NamedTuple):
    """What speaks for and against one candidate."""

    candidate: Candidate
    names: tuple[str, str]
    match: Match
    roles: _Roles


def judge(cluster: Cluster, candidates: Iterable[Candidate]) -> list[Proposal]:
    """Whom of the candidates a cluster is, and whom of one name it is not; nothing where no word tells.

    A person is at most one of the candidates: where two are as likely, it stays by itself.
    """
    if cluster.kind not in _KINDS or not named(cluster.name):
        return []
    weighed = [e for c in candidates if _kinds_agree(cluster.kind, c.kind) and (e := _weigh(cluster, c))]
    judged = [p for e in weighed if (p := _propose(cluster, e))]
    same = [p for p in judged if p.verdict == "same"]
    different = [p for p in judged if p.verdict == "different"]
    if cluster.kind == "person":
        same = _the_one(same, {e.candidate.entity: e.candidate.documents for e in weighed})
    return [*same, *different]


def _kinds_agree(left: EntityKind | None, right: EntityKind | None) -> bool:
    return right is None or left == right or {left, right} <= _ALIKE


def _the_one(same: Sequence[Proposal], documents: Mapping[str, int]) -> list[Proposal]:
    """The best of several, where it is clearly the best, or else by far the most often printed."""
    ranked = sorted(same, key=lambda p: (-p.score, -documents[p.right]))
    near = [p for p in ranked if ranked[0].score - p.score < _AMBIGUOUS]
    if len(near) < 2:
        return ranked[:1]
    most, next_most, *_ = sorted(near, key=lambda p: -documents[p.right])
    if documents[most.right] < _BY_FAR * documents[next_most.right]:
        return []
    reason = f"{most.reason}; of several so called, the one who is printed most"
    return [replace(most, score=round(most.score * 0.75, 3), reason=reason)]


# ---------------------------------------------------------------- evidence


def _weigh(cluster: Cluster, candidate: Candidate) -> _Evidence | None:
    """The best agreement of the names, and what the roles say; None where the names differ."""
    best = _best_names((cluster.name, *cluster.aliases), candidate.names)
    if best is None or not _main_names_agree(cluster, candidate):
        return None
    names, found = best
    return _Evidence(candidate, names, found, _roles(cluster.roles, candidate.roles))


def _best_names(left: Sequence[str], right: Sequence[str]) -> tuple[tuple[str, str], Match] | None:
    """The two names that agree best. Where both sides have full names, a word alone says nothing."""
    ours, theirs = ([n for n in names if named(n)][:_COMPARED] for names in (left, right))
    if all(any(not _short(n) for n in names) for names in (ours, theirs)):
        full = [[n for n in names if not _short(n)] for names in (ours, theirs)]
        pairs = [(a, b) for a in full[0] for b in full[1]]
        pairs += [(a, b) for a in ours for b in theirs if acronym(a) and acronym(b)]
    else:
        pairs = [(a, b) for a in ours for b in theirs]
    found = [((a, b), m) for a, b in pairs if (m := match(a, b)).relation != "different"]
    return max(found, key=lambda item: (item[1].relation == "same", item[1].score), default=None)


def _main_names_agree(cluster: Cluster, candidate: Candidate) -> bool:
    """Whether the names that the two mostly go by may be one's; of bodies they are the same, or one is short for it.

    Without it an alias would carry: “DNC” for the Convention and the Committee, “Washington” for the Post of it.
    """
    theirs = next((name for name in candidate.names if named(name)), "")
    found = match(cluster.name, theirs)
    if found.relation == "same" or not theirs:
        return True
    if cluster.kind == "person":
        return found.relation == "compatible" or _short(theirs) or _short(cluster.name)
    sides = ((cluster.name, candidate.names), (theirs, (cluster.name, *cluster.aliases)))
    return any(acronym(short) and _short_for(short, names) for short, names in sides)


def _short_for(short: str, names: Sequence[str]) -> bool:
    """Whether an acronym is one of some names, or the initials of the first of them that is written out."""
    full = next((name for name in names if named(name) and not acronym(name)), "")
    return match(short, full).initials or any(acronym(name) and match(short, name).relation == "same" for name in names)


def _short(name: str) -> bool:
    return bare(name) or acronym(name)


def _roles(left: Sequence[str], right: Sequence[str]) -> _Roles:
    if aged := ages_apart(left, right):
        return _Roles(conflict=aged, told=True)
    ours, theirs = ([(role, words) for role in roles if (words := _telling(role))] for roles in (left, right))
    if not ours or not theirs:
        return _Roles()
    shared = [(len(a & b), i, j) for i, (_, a) in enumerate(ours) for j, (_, b) in enumerate(theirs)]
    most, i, j = max(shared, key=lambda item: (item[0], -item[1], -item[2]))
    if most:
        return _Roles(agree=(ours[i][0], theirs[j][0]), told=True)
    return _Roles(conflict=apart([role for role, _ in ours], [role for role, _ in theirs]), told=True)


def _telling(role: str) -> set[str]:
    """The words of a role that tell it from others, cut so that minister and ministry are one; none of a clause."""
    if _CLAUSE.search(role) or len(role.split()) > _LONGEST_ROLE:
        return set()
    return {word[:6] for word in words_of(role) if len(word) > 1} - _UNTELLING_STEMS


_UNTELLING_STEMS = frozenset(word[:6] for word in _UNTELLING)


# ---------------------------------------------------------------- proposals


def _propose(cluster: Cluster, e: _Evidence) -> Proposal | None:
    if e.candidate.entity == cluster.id:
        return None
    score = _person(e) if cluster.kind == "person" else _body(cluster, e)
    if score is None:
        return None
    same = score > 0
    return Proposal(
        left=cluster.id,
        right=e.candidate.entity,
        verdict="same" if same else "different",
        score=round(abs(score) * min(1.0, 0.5 + cluster.score / 2), 3),
        reason=_reason(e, same),
    )


def _person(e: _Evidence) -> float | None:
    """How sure it is that they are one: negative for two, None where nothing tells.

    A full name says most. In 280 news articles of one year, people of one name have roles that share a word in 67 of
    100 pairs of articles, people of two names in 4 of 100; so roles that share none lower the score, and part nobody.
    """
    shared = len(e.candidate.shared)
    if e.match.relation == "same" and not all(map(_short, e.names)):
        if e.roles.conflict:
            return 0.6 if shared >= 2 else -0.6
        plain = 0.95 if e.roles.agree else 0.7 if e.roles.told else 0.8
        return e.match.score * min(0.98, plain + 0.05 * min(shared, 3) + 0.02 * e.candidate.outlet)
    if e.roles.conflict or (e.roles.told and not e.roles.agree):
        return None
    if e.roles.agree or shared >= 2:
        least = 0.5 + (0.15 if e.roles.agree else 0) + 0.05 * min(shared, 4) + 0.05 * e.candidate.outlet
        return min(0.85, least) * (1 if e.match.relation == "same" else 0.7 + e.match.score / 2)
    return None


def _body(cluster: Cluster, e: _Evidence) -> float | None:
    shared, outlet = len(e.candidate.shared), e.candidate.outlet
    if e.match.relation == "same":
        if all(map(generic, e.names)) and cluster.kind != "place":
            return e.match.score * (0.6 + 0.1 * min(shared, 3)) if shared or outlet else None
        return e.match.score * (0.85 if all(map(acronym, e.names)) else 0.92)
    initials = any(map(acronym, e.names)) and not all(map(acronym, e.names))
    if initials and (shared or outlet):
        return 0.7 + 0.05 * min(shared, 3)
    return None


def _reason(e: _Evidence, same: bool) -> str:
    ours, theirs = e.names
    parts = [f"“{ours}” and “{theirs}”: {e.match.reason}"]
    if agree := e.roles.agree:
        parts.append(f"“{agree[0]}” agrees with “{agree[1]}”")
    if conflict := e.roles.conflict:
        parts.append(f"{'though' if same else 'but'} one is “{conflict[0]}”, one “{conflict[1]}”")
    if same and e.candidate.shared:
        names = ", ".join(e.candidate.shared[:3])
        more = len(e.candidate.shared) - 3
        parts.append(f"beside both: {names}" + (f" and {more} more" if more > 0 else ""))
    if same and e.candidate.outlet:
        parts.append("printed by the same outlet")
    return "; ".join(parts)
