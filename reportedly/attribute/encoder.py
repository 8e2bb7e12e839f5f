"""The encoder: pieces in, tag scores and link vectors out, by onnxruntime on the CPU.

One window a call, never padded: the int8 graph takes the scale of activations from what is in a call, so a window's
result would change with its company. This way it depends on the window alone,
whatever the batch, the order or the process. Threads share windows out, each with one core: measured faster than
several cores on one window.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from reportedly.attribute.labels import (
    DISTANCE_BUCKETS,
    FEATURES,
    LABELS,
    LINK_SIZE,
    LINK_VECTORS,
    LINKS,
    MENTION_LABELS,
    MENTION_SIZE,
)
from reportedly.attribute.windows import SHAPES, Encoded, Ints, Window, windows
from reportedly.errors import WeightsError

Floats = npt.NDArray[np.float32]

ATTRIBUTIONS = ("tags", "links")
EVERYTHING = (*ATTRIBUTIONS, "mentions")
"""What can be asked of the network. Mentions have layers of their own, above the first of the others."""

_SHAPES = {
    "transitions": (len(LABELS), len(LABELS)),
    "starts": (len(LABELS),),
    "distance": (len(LINKS), DISTANCE_BUCKETS),
    "none": (len(LINKS),),
    "bias": (len(LABELS),),
}
Calibration = dict[str, tuple[float, ...]]
"""By what is judged (the attribution, or one of its roles): an intercept and a weight for each of `labels.FEATURES`."""

_UNFUSED = ["SkipLayerNormFusion"]
"""The library's own sum and normalisation in one makes the layers of mentions a fifth slower than the two apart."""
_CURE = "install reportedly again, or make the weights with training/ (see docs/model-card.md)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What decoding needs besides the graph; `decoder.json` of the weights."""

    version: str
    languages: tuple[str, ...]
    window: int
    overlap: int
    begin: int
    end: int
    transitions: Floats
    starts: Floats
    distance: Floats
    none: Floats
    bias: Floats
    """(7,) What is added to each tag's score: found best on articles that were set aside."""
    calibration: Calibration


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Pieces ``[start, end)`` as one window saw them: link vectors (L, 9 × 64), and how far from an edge (L,).

    Vectors of two windows do not compare: they hold places within their window.
    """

    start: int
    end: int
    vectors: Floats
    depth: Floats


class Answer(NamedTuple):
    """What the weights say of P pieces: tag scores (P, 7), what each window gives to link, and scores of mentions
    (P, 17), of which there are none (0, 17) where nobody asked."""

    tags: Floats
    seen: list[Seen]
    mentions: Floats


class Encoder:
    """The weights of one folder, loaded.

    Raises WeightsError when a file is missing, damaged or of another version, and says what to do.
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        self.numbers = _numbers(folder)
        try:
            self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self.tokenizer.no_truncation()
            self.tokenizer.no_padding()
        except Exception as error:  # the library raises bare Exception
            raise WeightsError(f"the tokenizer in {folder} cannot be read ({error}): {_CURE}") from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_mem_pattern = False  # hardly any two windows are of one length: a tenth of a short one's time
        options.log_severity_level = 4
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session, self._mentions = (
                onnxruntime.InferenceSession(
                    str(folder / name), options, providers=["CPUExecutionProvider"], disabled_optimizers=unfused
                )
                for name, unfused in (("model.onnx", []), ("mentions.onnx", _UNFUSED))
            )
        except Exception as error:  # the library raises several classes of its own
            raise WeightsError(f"the model in {folder} cannot be loaded ({error}): {_CURE}") from error
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None
        inputs = [{i.name for i in session.get_inputs()} for session in (self._session, self._mentions)]
        if inputs != [{"ids", "shapes"}, {"states"}]:
            raise WeightsError(f"the model in {folder} is of another version: {_CURE}")
        self._try(folder)

    def _try(self, folder: Path) -> None:
        """Ask once, with the last piece known: files of different makes load, and would fail at the first text."""
        last = self.tokenizer.get_vocab_size() - 1
        ids = np.array([[self.numbers.begin, last, self.numbers.end]], np.int64)
        try:
            given = self._ask(ids, np.full_like(ids, SHAPES - 1), EVERYTHING)
        except Exception as error:  # the library raises several classes of its own
            raise WeightsError(f"the model in {folder} is of another version ({error}): {_CURE}") from error
        wide = [len(LABELS), len(LINK_VECTORS) * LINK_SIZE, MENTION_SIZE]
        if [part.shape for part in given] != [(1, 3, n) for n in wide] or not np.isfinite(given[0]).all():
            raise WeightsError(f"the model in {folder} is of another version, or damaged: {_CURE}")

    def __call__(self, encoded: Encoded, outputs: Sequence[str] = ATTRIBUTIONS) -> Answer:
        """What the weights say of each piece: what `outputs` name is computed, and nothing else.

        Where windows overlap, scores are averaged, weighted by the distance from the windows' edges.
        """
        count = len(encoded.pieces)
        tags, total = np.zeros((count, len(LABELS)), np.float32), np.zeros(count, np.float32)
        mentions = np.zeros((count if "mentions" in outputs else 0, MENTION_SIZE), np.float32)
        seen = []
        cut = windows(encoded, size=self.numbers.window, overlap=self.numbers.overlap)
        answers = (self._pool.map if self._pool else map)(partial(self._run, encoded, outputs), cut)
        for window, (found, vectors, *more) in zip(cut, answers, strict=True):
            start, end = window.start, window.end
            size = end - start
            edge = np.minimum(np.arange(size), np.arange(size)[::-1]).astype(np.float32) + 1
            if start == 0:
                edge[: size // 2] = size
            if end == count:
                edge[size // 2 :] = size
            tags[start:end] += found * edge[:, None]
            for part in more:
                mentions[start:end] += part * edge[:, None]
            total[start:end] += edge
            seen.append(Seen(start=start, end=end, vectors=vectors, depth=edge))
        total = np.maximum(total, 1e-9)[:, None]
        return Answer(tags / total, seen, mentions / total[: len(mentions)])

    def _run(self, encoded: Encoded, outputs: Sequence[str], window: Window) -> list[Floats]:
        pieces, shapes = (part[window.start : window.end] for part in (encoded.pieces, encoded.shapes))
        size = len(pieces) + 2
        ids, forms = np.empty((1, size), np.int64), np.zeros((1, size), np.int64)
        ids[0, 0], ids[0, 1:-1], ids[0, -1] = self.numbers.begin, pieces, self.numbers.end
        forms[0, 1:-1] = shapes
        return [part[0, 1:-1] for part in self._ask(ids, forms, outputs)]

    def _ask(self, ids: Ints, shapes: Ints, outputs: Sequence[str]) -> list[Floats]:
        given = {"ids": ids, "shapes": shapes}
        if "mentions" not in outputs:
            return list(self._session.run(list(ATTRIBUTIONS), given))
        tags, links, states = self._session.run([*ATTRIBUTIONS, "states"], given)
        return [tags, links, *self._mentions.run(["mentions"], {"states": states})]


def _numbers(folder: Path) -> Numbers:
    path = folder / "decoder.json"
    try:
        raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        made = (raw["labels"], raw["links"], raw["link_size"], raw["mentions"])
        if made != (list(LABELS), list(LINKS), LINK_SIZE, list(MENTION_LABELS)):
            raise WeightsError(f"the weights in {folder} are of another version: {_CURE}")
        arrays: dict[str, Any] = {
            name: np.array(raw[name], np.float32).reshape(shape) for name, shape in _SHAPES.items()
        }
        calibration = {
            str(name): tuple(np.array(weights, np.float32).reshape(1 + len(FEATURES)).tolist())
            for name, weights in dict(raw["calibration"]).items()
        }
        whole: dict[str, Any] = {name: int(raw[name]) for name in ("window", "overlap", "begin", "end")}
        if not 0 <= whole["overlap"] < whole["window"]:
            raise ValueError("the windows overlap by more than they hold")
        return Numbers(
            version=str(raw["version"]),
            languages=tuple(str(code) for code in raw["languages"]),
            calibration=calibration,
            **{**whole, **arrays},
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise WeightsError(f"{path} cannot be read ({error}): {_CURE}") from error
