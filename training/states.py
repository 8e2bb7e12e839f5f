"""The states of texts after the first layers of the network, from the graph that ships: mentions are learned above.

These layers stay as they are, so nothing of them is needed but what they give.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor

from reportedly.attribute.windows import Encoded, windows
from training.dataset import CLS, MASK, SEP

WINDOW, OVERLAP = 254, 32
SHORTEST = 60
"""How many pieces the first window of a text holds at least while it is learned from; the cuts vary by it."""


class Seen(NamedTuple):
    """The windows of one text: states (B, L, H), the attention's bias (B, 1, 1, L), and the row and place (W, 2) of
    each word's first piece, in the window in which it stands farthest from an edge."""

    states: Tensor
    bias: Tensor
    places: Tensor


class States:
    """The first layers of the network in a folder of weights."""

    def __init__(self, folder: Path) -> None:
        whole = onnx.load(str(folder / "model.onnx"))
        part = onnx.utils.Extractor(whole).extract_model(["ids", "shapes"], ["states"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 4
        self._session = onnxruntime.InferenceSession(
            part.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )

    def __call__(self, encoded: Encoded, rng: random.Random | None = None, hide: float = 0.0) -> Seen:
        """The states of a text as it is read; with `rng` cut elsewhere, a share of its pieces masked."""
        first = rng.randint(SHORTEST, WINDOW) if rng else None
        cut = windows(encoded, size=WINDOW, overlap=0 if rng else OVERLAP, first_size=first)
        size = max(w.end - w.start for w in cut) + 2
        bias = torch.full((len(cut), 1, 1, size), -10000.0)
        places, depth = np.zeros((len(encoded.words), 2), np.int64), np.full(len(encoded.words), -1)
        rows = []
        for row, w in enumerate(cut):
            pieces = encoded.pieces[w.start : w.end].copy()
            if rng:
                pieces[[rng.random() < hide for _ in pieces]] = MASK
            ids, shapes = np.r_[CLS, pieces, SEP][None], np.r_[0, encoded.shapes[w.start : w.end], 0][None]
            states = self._session.run(["states"], {"ids": ids, "shapes": shapes})[0][0]
            rows.append(np.pad(states, ((0, size - len(states)), (0, 0))))
            bias[row, :, :, : len(states)] = 0.0
            low, high = np.searchsorted(encoded.first, [w.start, w.end])
            at = encoded.first[low:high] - w.start
            deep = np.minimum(at, len(pieces) - 1 - at)
            better = np.arange(low, high)[deep > depth[low:high]]
            depth[better] = deep[better - low]
            places[better] = np.column_stack([np.full(len(better), row), at[better - low] + 1])
        return Seen(torch.from_numpy(np.stack(rows)), bias, torch.from_numpy(places))
