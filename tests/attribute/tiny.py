"""Weights of a few kilobytes, for tests where the size of the text matters and not what is found.

The graph looks at each piece by itself: what stands in quotation marks is content, “said” is a cue, other words with a
capital are sources and people. It is written by hand in protocol buffers, since only training needs the onnx package.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from reportedly.attribute.attributor import WEIGHTS
from reportedly.attribute.encoder import Floats
from reportedly.attribute.labels import LABELS, LINK_SIZE, LINK_VECTORS, LINKS, MENTION_LABELS, MENTION_SIZE
from reportedly.attribute.windows import SHAPES

ENGLISH = WEIGHTS / "english"
_FLOAT, _INT64 = 1, 7


def tiny(folder: Path, *, links: int = len(LINK_VECTORS) * LINK_SIZE, pieces: int = 0, fill: float = 0.0) -> Path:
    """Write the weights into `folder`. `links`, `pieces` (0: all that the tokenizer knows) and `fill` make odd ones."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokenizer.json").symlink_to(ENGLISH / "tokenizer.json")
    known = Tokenizer.from_file(str(ENGLISH / "tokenizer.json")).get_vocab()
    by_piece = np.full((pieces or len(known), len(LABELS)), fill, np.float32)
    if known["said"] < len(by_piece):
        by_piece[known["said"], _labels("cue")] += 9
    by_shape = np.zeros((SHAPES, len(LABELS)), np.float32)
    by_shape[:, LABELS.index("O")] = 1
    by_shape[1::2, _labels("content")] = 5
    by_shape[[3, 7], LABELS.index("B-content")] += 2  # a new paragraph, a new content
    by_shape[[4, 6]] += np.where(np.isin(np.arange(len(LABELS)), _labels("source")), 4, 0)
    named = np.zeros((len(LABELS), MENTION_SIZE), np.float32)
    named[:, 0] = 1
    named[_labels("source"), MENTION_LABELS.index("B-person")] = 1
    (folder / "model.onnx").write_bytes(_model(by_piece, by_shape, np.zeros((SHAPES, links), np.float32)))
    (folder / "mentions.onnx").write_bytes(_mentions(named))
    numbers = json.loads((ENGLISH / "decoder.json").read_text(encoding="utf-8"))
    follows = np.zeros((len(LABELS), len(LABELS)))
    for inner in range(2, len(LABELS), 2):
        follows[[inner - 1, inner], inner] = 0.5
    none = [0] * len(LABELS)
    numbers |= {"version": "tiny", "transitions": follows.tolist(), "starts": none, "bias": none, "calibration": {}}
    numbers["none"] = [-9] * len(LINKS)
    (folder / "decoder.json").write_text(json.dumps(numbers), encoding="utf-8")
    return folder


def _labels(role: str) -> list[int]:
    return [LABELS.index(f"{edge}-{role}") for edge in "BI"]


def _model(by_piece: Floats, by_shape: Floats, links: Floats) -> bytes:
    """tags = states = by_piece[ids] + by_shape[shapes]; links = links[shapes]."""
    nodes = [
        _node("Gather", ["P", "ids"], "p"),
        _node("Gather", ["S", "shapes"], "s"),
        _node("Add", ["p", "s"], "tags"),
        _node("Gather", ["L", "shapes"], "links"),
        _node("Identity", ["tags"], "states"),
    ]
    tables = {"P": by_piece, "S": by_shape, "L": links}
    inputs = [_value(name, _INT64, ["one", "length"]) for name in ("ids", "shapes")]
    outputs = [_value(name, _FLOAT, ["one", "length", "wide"]) for name in ("tags", "links", "states")]
    return _graph(nodes, tables, inputs, outputs)


def _mentions(weights: Floats) -> bytes:
    """mentions = states · weights."""
    inputs, outputs = ([_value(name, _FLOAT, ["one", "length", "wide"])] for name in ("states", "mentions"))
    return _graph([_node("MatMul", ["states", "W"], "mentions")], {"W": weights}, inputs, outputs)


def _graph(nodes: list[bytes], tables: dict[str, Floats], inputs: list[bytes], outputs: list[bytes]) -> bytes:
    """The numbers are those of onnx.proto."""
    graph = b"".join(
        [
            *(_field(1, node) for node in nodes),
            _field(2, b"tiny"),
            *(_field(5, _tensor(name, table)) for name, table in tables.items()),
            *(_field(11, value) for value in inputs),
            *(_field(12, value) for value in outputs),
        ]
    )
    return _field(1, 8) + _field(7, graph) + _field(8, _field(2, 13))


def _field(number: int, value: bytes | int) -> bytes:
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])


def _node(kind: str, inputs: list[str], output: str) -> bytes:
    return b"".join(_field(1, name.encode()) for name in inputs) + _field(2, output.encode()) + _field(4, kind.encode())


def _tensor(name: str, table: Floats) -> bytes:
    sizes = b"".join(_field(1, size) for size in table.shape)
    return sizes + _field(2, _FLOAT) + _field(8, name.encode()) + _field(9, table.astype("<f4").tobytes())


def _value(name: str, kind: int, sizes: list[str]) -> bytes:
    shape = b"".join(_field(1, _field(2, size.encode())) for size in sizes)
    return _field(1, name.encode()) + _field(2, _field(1, _field(1, kind) + _field(2, shape)))
