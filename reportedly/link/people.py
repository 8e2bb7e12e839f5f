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
from reportedly.names import Match, acronym, bare, fold, generic, match, named
from reportedly.types import Cluster, EntityKind, Producer

PRODUCER = Producer(name="people", version="1")
_KINDS: frozenset[EntityKind] = frozenset({"person", "organisation", "outlet", "place", "document"})
_ALIKE: frozenset[EntityKind] = frozenset({"organisation", "outlet"})
_COMPARED = 12  # names of each side; more are misspellings
_AMBIGUOUS, _BY_FAR = 0.1, 5
_UNTELLING = frozenset(
    "the a an of for in at on to and or with from by who his her their its former late man woman person people official"
    " leader member one resident local old aged year years father mother son daughter son brother sister husband wife"
    " new chief head senior deputy acting veteran prominent known".split()
)
_RANKS = frozenset(
    "mr mrs ms miss dr doctor professor prof sir lady lord dame colonel col general gen major maj captain capt"
    " lieutenant lt sergeant sgt corporal private admiral commander reverend father".split()
)
"""What somebody may be besides any office: it agrees with itself, and speaks against nothing."""
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_ROLE = 10
_CLAUSE = re.compile(
    r"(?i)[.?!:;\"“”]\s|[\"“”]|^(?:who|which|that|what|said|says|told|tells|has|had|have|is|are|was|were|will|would|did|does"
    r"|denied|confirmed|cited|citing|declined|published|according|to|among)\b"
)
"""What reads as a clause that follows a name, and is no role."""


class _Evidence(NamedTuple):
    """What speaks for and against one candidate: `agree` are roles that share a word, `conflict` roles that do not."""

    candidate: Candidate
    names: tuple[str, str]
    match: Match
    agree: tuple[str, str] | None
    conflict: tuple[str, str] | None


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
    if best is None:
        return None
    names, found = best
    agree, conflict = _roles(cluster.roles, candidate.roles)
    return _Evidence(candidate, names, found, agree, conflict)


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


def _short(name: str) -> bool:
    return bare(name) or acronym(name)


def _roles(left: Sequence[str], right: Sequence[str]) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """Two roles that share a telling word, and else two that share none, where both sides have one."""
    ours, theirs = ([(role, words) for role in roles if (words := _telling(role))] for roles in (left, right))
    if not ours or not theirs:
        return None, None
    shared = [(len(a & b), i, j) for i, (_, a) in enumerate(ours) for j, (_, b) in enumerate(theirs)]
    most, i, j = max(shared, key=lambda item: (item[0], -item[1], -item[2]))
    if most:
        return (ours[i][0], theirs[j][0]), None
    posts = [next((role for role, words in side if words - _RANK_STEMS), None) for side in (ours, theirs)]
    return None, (posts[0], posts[1]) if posts[0] and posts[1] else None


def _telling(role: str) -> set[str]:
    """The words of a role that tell it from others, cut so that minister and ministry are one; none of a clause."""
    if _CLAUSE.search(role) or len(role.split()) > _LONGEST_ROLE:
        return set()
    words = {word for part in _WORD.findall(role) for word in fold(part)}
    return {word[:6] for word in words if len(word) > 1} - _UNTELLING_STEMS


_RANK_STEMS, _UNTELLING_STEMS = (frozenset(word[:6] for word in words) for words in (_RANKS, _UNTELLING))


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
    """How sure it is that they are one: negative for two, None where nothing tells."""
    shared = len(e.candidate.shared)
    if e.match.relation == "same" and not all(map(_short, e.names)):
        if e.conflict:
            return 0.6 if shared >= 2 else -0.6
        return e.match.score * min(0.98, (0.95 if e.agree else 0.8) + 0.05 * min(shared, 3) + 0.02 * e.candidate.outlet)
    if e.conflict:
        return None
    if e.agree or shared >= 2:
        least = 0.5 + (0.15 if e.agree else 0) + 0.05 * min(shared, 4) + 0.05 * e.candidate.outlet
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
    if e.match.score >= 0.5 and shared >= 2:
        return 0.55 + 0.05 * min(shared, 3)
    return None


def _reason(e: _Evidence, same: bool) -> str:
    ours, theirs = e.names
    parts = [f"“{ours}” and “{theirs}”: {e.match.reason}"]
    if e.agree:
        parts.append(f"“{e.agree[0]}” agrees with “{e.agree[1]}”")
    if e.conflict:
        parts.append(f"{'though' if same else 'but'} one is “{e.conflict[0]}”, one “{e.conflict[1]}”")
    if same and e.candidate.shared:
        names = ", ".join(e.candidate.shared[:3])
        more = len(e.candidate.shared) - 3
        parts.append(f"beside both: {names}" + (f" and {more} more" if more > 0 else ""))
    if same and e.candidate.outlet:
        parts.append("printed by the same outlet")
    return "; ".join(parts)
