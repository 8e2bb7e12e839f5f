"""A softmax over what could be meant, nobody first, with weights of features that are learned and drawn to nothing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


class Options(NamedTuple):
    """A choice: the features of each option; a number for each that counts as it is (`fixed`) and one that is learned
    to count (`number`); which option is right, and how often the choice counts."""

    features: Sequence[Sequence[str]]
    fixed: Sequence[float]
    number: Sequence[float]
    right: int
    often: float = 1.0


def fitted(data: Sequence[Options], decay: float) -> tuple[dict[str, float], float]:
    """The likeliest weights of the features, with `decay`, and that of the number, which is drawn nowhere."""
    names = sorted({name for choice in data for row in choice.features for name in row})
    number = {name: i for i, name in enumerate(names)}
    rows = [row for choice in data for row in choice.features]
    which = np.array([number[name] for row in rows for name in row])
    begins = np.cumsum([0, *map(len, rows)])
    of_row = np.repeat(np.arange(len(rows)), np.diff(begins))
    firsts = np.cumsum([0, *(len(choice.features) for choice in data)])
    of_choice = np.repeat(np.arange(len(data)), np.diff(firsts))
    right = firsts[:-1] + [choice.right for choice in data]
    fixed = np.array([value for choice in data for value in choice.fixed])
    alike = np.array([value for choice in data for value in choice.number])
    often = np.array([choice.often for choice in data])

    def loss(weight: Numbers) -> tuple[float, Numbers]:
        scores = fixed + np.add.reduceat(weight[which], begins[:-1]) + weight[-1] * alike
        scores -= np.maximum.reduceat(scores, firsts[:-1])[of_choice]
        chances = np.exp(scores)
        total = np.add.reduceat(chances, firsts[:-1])
        missed = float(often @ (np.log(total) - scores[right]))
        chances /= total[of_choice]
        chances[right] -= 1
        chances *= often[of_choice]
        slope = np.append(np.bincount(which, chances[of_row], len(names)), chances @ alike)
        slope[:-1] += decay * weight[:-1]
        return missed + decay / 2 * float((weight[:-1] ** 2).sum()), slope

    *found, last = lowest(loss, np.zeros(len(names) + 1)).tolist()
    return dict(zip(names, found, strict=True)), last


def chances(scores: Sequence[float] | Numbers) -> Numbers:
    """The probability of each option with these scores."""
    raised = np.exp(np.asarray(scores) - np.max(scores))
    return raised / raised.sum()  # type: ignore[no-any-return]


def lowest(
    loss: Callable[[Numbers], tuple[float, Numbers]], at: Numbers, *, rounds: int = 200, kept: int = 8
) -> Numbers:
    """Where a smooth convex function is lowest, by L-BFGS (Liu & Nocedal 1989) with steps that are halved till they
    lower it enough; `loss` gives its value and slope."""
    value, slope = loss(at)
    moves: deque[tuple[Numbers, Numbers]] = deque(maxlen=kept)
    for _ in range(rounds):
        way, backs = slope.copy(), []
        for move, change in reversed(moves):
            backs.append(move @ way / (move @ change))
            way -= backs[-1] * change
        way *= moves[-1][0] @ moves[-1][1] / (moves[-1][1] @ moves[-1][1]) if moves else 1 / max(1.0, np.abs(way).sum())
        for (move, change), back in zip(moves, reversed(backs), strict=True):
            way += (back - change @ way / (move @ change)) * move
        step = 1.0
        while (new := loss(at - step * way))[0] > value - 1e-4 * step * (slope @ way) and step > 1e-8:
            step /= 2
        if value - new[0] < 1e-7 * max(1.0, abs(value)):
            break
        moves.append((-step * way, new[1] - slope))
        at, value, slope = at - step * way, *new
    return at
