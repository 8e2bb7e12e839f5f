"""The network as an ONNX graph, written operator by operator: int8 weights, or floats to compare with.

Written by hand because exporters and graph optimisers leave a quarter of the speed behind: here a layer is three
projections, one attention, and layer norms and GELU as operators of their own, which onnxruntime runs vectorised.

Weights are quantised symmetrically by output channel, word vectors by word. Activations are quantised at run time over
the whole input of an operator, so a window is run alone: its result then depends on nothing but the window.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from training.model import Layer, Tagger

Floats = npt.NDArray[np.float32]
MICROSOFT = "com.microsoft"
EPSILON = 1e-12


class Graph:
    """Operators and constants, in the order written."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: npt.NDArray[np.generic]) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, operator: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        name = f"{operator}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [name], domain=domain, **attributes))
        return name


def write(model: Tagger, path: Path, *, quantised: bool = True, floats: Collection[str] = ()) -> None:
    """Write `model` to `path`: inputs ids and shapes (1, L) of int64; outputs tags (1, L, 7) and links (1, L, 576).

    `floats` names the parts of a layer ("query", "out", "up", "down" …) that are left as floats.
    """
    graph = Graph()
    x = _embedded(graph, model, quantised)
    for layer in model.layers:
        assert isinstance(layer, Layer)
        x = _layer(graph, layer, x, lambda name: quantised and name not in floats)
    outputs = []
    for name, head in (("tags", model.tag), ("links", model.link)):
        value = _linear(graph, x, head, quantised and name == "links")
        graph.nodes.append(helper.make_node("Identity", [value], [name]))
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "pieces", head.out_features]))
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "pieces"]) for name in ("ids", "shapes")]
    made = helper.make_model(
        helper.make_graph(graph.nodes, "reportedly", inputs, outputs, graph.constants),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)],
        ir_version=8,
    )
    onnx.save(made, str(path))


def _embedded(graph: Graph, model: Tagger, quantised: bool) -> str:
    """Word, shape and place of each piece, added and normed."""
    table = _numbers(model.word.weight)
    if quantised:
        whole, scale = _rounded(table.T)
        small = graph.add("Cast", graph.add("Gather", graph.constant(whole.T), "ids"), to=TensorProto.FLOAT)
        words = graph.add("Mul", small, graph.add("Gather", graph.constant(scale[:, None]), "ids"))
    else:
        words = graph.add("Gather", graph.constant(table), "ids")
    places = _numbers(model.position.weight + model.style.weight[:1])
    zero, one = graph.constant(np.zeros(1, np.int64)), graph.constant(np.ones(1, np.int64))
    count = graph.add("Gather", graph.add("Shape", "ids"), one)
    place = graph.add("Slice", graph.constant(places), zero, count, zero)
    shape = graph.add("Gather", graph.constant(_numbers(model.shape.weight)), "shapes")
    return _normed(graph, graph.add("Add", graph.add("Add", words, shape), place), model.norm)


def _layer(graph: Graph, layer: Layer, x: str, quantised: Callable[[str], bool]) -> str:
    parts = [_linear(graph, x, getattr(layer, name), quantised(name)) for name in ("query", "key", "value")]
    mixed = graph.add("MultiHeadAttention", *parts, domain=MICROSOFT, num_heads=layer.heads)
    x = _normed(graph, graph.add("Add", _linear(graph, mixed, layer.out, quantised("out")), x), layer.norm_attention)
    inner = graph.add("Gelu", _linear(graph, x, layer.up, quantised("up")), domain=MICROSOFT)
    return _normed(graph, graph.add("Add", _linear(graph, inner, layer.down, quantised("down")), x), layer.norm_output)


def _linear(graph: Graph, x: str, linear: nn.Linear, quantised: bool) -> str:
    weights, bias = _numbers(linear.weight).T, graph.constant(_numbers(linear.bias))
    if not quantised:
        return graph.add("Add", graph.add("MatMul", x, graph.constant(weights)), bias)
    whole, scale = _rounded(weights)
    zeros = graph.constant(np.zeros(len(scale), np.int8))
    return graph.add(
        "DynamicQuantizeMatMul", x, graph.constant(whole), graph.constant(scale), zeros, bias, domain=MICROSOFT
    )


def _normed(graph: Graph, x: str, norm: nn.LayerNorm) -> str:
    gain, bias = graph.constant(_numbers(norm.weight)), graph.constant(_numbers(norm.bias))
    return graph.add("LayerNormalization", x, gain, bias, axis=-1, epsilon=EPSILON)


def _rounded(columns: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Weights (I, O) as whole numbers of -127 … 127 and the scale (O,) of each column."""
    scale = np.maximum(np.abs(columns).max(0) / 127, 1e-12).astype(np.float32)
    return np.round(columns / scale).astype(np.int8), scale


def _numbers(tensor: Tensor) -> Floats:
    return np.asarray(tensor.detach().numpy(), np.float32)
