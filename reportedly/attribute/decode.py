"""From scores to attributions: the best tag sequence, spans, and who belongs to whom.

Words are tagged by Viterbi under the chain that was trained (Lafferty, McCallum & Pereira 2001). Each content then
takes the cue that the link head prefers, contents of one cue make one attribution unless a paragraph ends between them,
and its source is the one that cue and contents together prefer, or none.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from reportedly.attribute.encoder import Calibration, Floats, Numbers, Seen
from reportedly.attribute.labels import LABELS
from reportedly.attribute.linking import Piece, link
from reportedly.attribute.windows import Ints

SOURCE, CUE, CONTENT = 0, 1, 2
_BANNED = -1e4
_NONE = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution in words, with the evidence for it (`FEATURES`, in their order)."""

    content: tuple[Piece, ...]
    cue: Piece | None
    source: Piece | None
    evidence: Floats


def allowed() -> Floats:
    """0 where tag j may follow tag i, a large negative number where not: I-x only after B-x or I-x."""
    table = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for j in range(2, len(LABELS), 2):
        table[:, j] = _BANNED
        table[[j - 1, j], j] = 0
    return table


def viterbi(scores: Floats, numbers: Numbers) -> Ints:
    """The best tags (W,) for scores (W, 7)."""
    count = len(scores)
    if count == 0:
        return np.zeros(0, np.int64)
    steps = (numbers.transitions + allowed()).T.copy()  # [to, from]
    best = scores[0] + numbers.starts
    best[2::2] += _BANNED
    back = np.empty((count, len(LABELS)), np.int8)
    rows = np.arange(len(LABELS))
    for i in range(1, count):
        options = steps + best
        choice = options.argmax(1)
        back[i] = choice
        best = options[rows, choice] + scores[i]
    tags = np.empty(count, np.int64)
    tags[-1] = best.argmax()
    for i in range(count - 1, 0, -1):
        tags[i - 1] = back[i, tags[i]]
    return tags


def spans(tags: Ints) -> list[Piece]:
    """The tagged spans in order."""
    found = []
    starts = np.flatnonzero((tags > 0) & (tags % 2 == 1))
    for start in starts.tolist():
        end = start + 1
        while end < len(tags) and tags[end] == tags[start] + 1:
            end += 1
        found.append(Piece(role=(int(tags[start]) - 1) // 2, start=start, end=end))
    return found


def decode(
    tags: Floats, links: list[Seen], first: Ints, quoted: Floats, numbers: Numbers, opens: Ints = _NONE
) -> list[Draft]:
    """Attributions of one text.

    `tags` (P, 7) are by piece, `links` by window; `first` (W,) gives each word's first piece, `quoted` (W,) is 1 for
    words inside quotation marks, `opens` are the words that begin a paragraph, ascending.
    """
    scores = tags[first]
    best = viterbi(scores + numbers.bias, numbers)
    found = spans(best)
    sources, cues, contents = ([p for p in found if p.role == role] for role in (SOURCE, CUE, CONTENT))
    to_cue = link(0, contents, cues, links, first, numbers)
    cue_source = link(1, cues, sources, links, first, numbers)
    content_source = link(2, contents, sources, links, first, numbers)
    likely = _likelihood(scores, best)
    groups: dict[int, list[int]] = {}
    for i in range(len(contents)):
        groups.setdefault(int(to_cue[i].argmax()), []).append(i)
    drafts = []
    for c, members in sorted(groups.items()):
        cue = cues[c] if c < len(cues) else None
        for group in [_in_reach(members, contents, cue, opens, quoted)] if cue else [[i] for i in members]:
            choice = content_source[group].mean(0) + (cue_source[c] if cue else 0)
            s = int(choice.argmax())
            choice = choice - choice.max()
            source = sources[s] if s < len(sources) else None
            parts = tuple(contents[i] for i in group)
            evidence = _evidence(
                parts, cue, source, likely, quoted,
                (float(np.exp(to_cue[group, c].mean())), float(1 / np.exp(choice).sum())),
            )  # fmt: skip
            drafts.append(Draft(content=parts, cue=cue, source=source, evidence=evidence))
    return sorted(drafts, key=lambda d: (d.content[0].start, d.content[0].end))


def _in_reach(members: list[int], contents: list[Piece], cue: Piece, opens: Ints, quoted: Floats) -> list[int]:
    """Those contents of a cue that paragraphs let be one with the nearest: a quotation goes on in the next paragraph,
    nothing else does.
    """
    runs = [members[:1]]
    for i, j in pairwise(members):
        before, after = contents[i].end - 1, contents[j].start
        crossed = np.diff(np.searchsorted(opens, (before, after), "right"))
        if crossed == 0 or (crossed == 1 and quoted[before] and quoted[after]):
            runs[-1].append(j)
        else:
            runs.append([j])
    return min(runs, key=lambda run: min(max(contents[i].start - cue.end, cue.start - contents[i].end) for i in run))


def _likelihood(scores: Floats, tags: Ints) -> Floats:
    """The probability (W,) that each word's own scores give to its tag."""
    likely = np.exp(scores - scores.max(1, keepdims=True, initial=_BANNED))
    return np.asarray(likely[np.arange(len(tags)), tags] / likely.sum(1), np.float32)


def _evidence(
    content: tuple[Piece, ...],
    cue: Piece | None,
    source: Piece | None,
    likely: Floats,
    quoted: Floats,
    linked: tuple[float, float],
) -> Floats:
    inside = np.concatenate([likely[p.start : p.end] for p in content])
    edges = [float(likely[i]) for p in content for i in (p.start, p.end - 1)]
    return np.array(
        [
            inside.mean(),
            min(edges),
            likely[cue.start : cue.end].mean() if cue else 0.0,
            likely[source.start : source.end].mean() if source else 0.0,
            linked[0],
            linked[1],
            float(cue is None),
            float(source is None),
            np.concatenate([quoted[p.start : p.end] for p in content]).mean(),
        ],
        np.float32,
    )


def probability(evidence: Floats, judged: str, calibration: Calibration) -> float:
    """The chance that an attribution ("attribution") or the span of one of its roles is right.

    Logistic regression on the evidence, fitted on set-aside articles; where `calibration` knows none, the geometric
    mean of the content's and the links' probabilities.
    """
    if judged not in calibration:
        parts = evidence[[0, 4, 5]]
        return float(np.exp(np.log(np.maximum(parts, 1e-6)).mean()))
    intercept, *weights = calibration[judged]
    return float(1 / (1 + np.exp(-intercept - float(np.dot(log_odds(evidence), np.array(weights))))))


def log_odds(evidence: Floats) -> Floats:
    """Probabilities as bounded log-odds, indicators as they are."""
    probable = np.clip(evidence, 0.01, 0.99)
    return np.where(np.arange(len(evidence)) < 6, np.log(probable / (1 - probable)), evidence).astype(np.float32)
