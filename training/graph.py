"""The network as an ONNX graph, written operator by operator: int8 weights, or floats to compare with.

Written by hand because exporters and graph optimisers leave a quarter of the speed behind: here a layer is three
projections, one attention, and layer norms and GELU as operators of their own, which onnxruntime runs vectorised.

Weights are quantised symmetrically by output channel, word vectors by word. Activations are quantised at run time over
the whole input of an operator, so a window is run alone: its result then depends on nothing but the window.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from reportedly.attribute.labels import LABELS, MENTION_LAYERS, MENTION_SIZE
from training.model import Layer, Mentioner, Tagger

Floats = npt.NDArray[np.float32]
MICROSOFT = "com.microsoft"
EPSILON = 1e-12


class Graph:
    """Operators and constants, in the order written."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: npt.NDArray[np.generic]) -> str:
        """Add a constant; gives its name."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, operator: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        """Add an operator over values of these names; gives the name of what comes out."""
        name = f"{operator}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [name], domain=domain, **attributes))
        return name


def write(model: Tagger, path: Path, *, quantised: bool = True, floats: Collection[str] = ()) -> None:
    """Write the network of attributions to `path`: inputs ids and shapes (1, L) of int64; outputs tags (1, L, 7), links
    (1, L, 576) and states (1, L, H), from which `write_mentions` goes on.

    `floats` names the parts of a layer ("query", "out", "up", "down" …) that are left as floats.
    """
    graph = Graph()
    keep = partial(_chosen, quantised, floats)
    states = _through(graph, model.layers[:MENTION_LAYERS], _embedded(graph, model, quantised), keep)
    x = _through(graph, model.layers[MENTION_LAYERS:], states, keep)
    tags, links = _linear(graph, x, model.tag, False), _linear(graph, x, model.link, quantised)
    outputs = {
        "tags": (tags, len(LABELS)),
        "links": (links, model.link.out_features),
        "states": (states, model.sizes.hidden),
    }
    _save(graph, path, {"ids": None, "shapes": None}, outputs)


def write_mentions(model: Mentioner, path: Path, *, quantised: bool = True) -> None:
    """Write the network of mentions to `path`: input states (1, L, H), output mentions (1, L, MENTION_SIZE)."""
    graph = Graph()
    x = _through(graph, model.layers, "states", partial(_chosen, quantised, ()))
    _save(
        graph,
        path,
        {"states": model.out.in_features},
        {"mentions": (_linear(graph, x, model.out, False), MENTION_SIZE)},
    )


def check_mentions(model: Mentioner, path: Path) -> None:
    """The graph, written to `path` with floats, gives what the network gives. Raises SystemExit when it does not."""
    write_mentions(model, path, quantised=False)
    states = torch.randn(1, 77, model.out.in_features)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    with torch.no_grad():
        expected = model(states, torch.zeros(1, 1, 1, 77)).numpy()
    worst = float(np.abs(session.run(["mentions"], {"states": states.numpy()})[0] - expected).max())
    if worst > 1e-3:
        raise SystemExit(f"the graph of mentions differs from the network by {worst}")


def read_layers(path: Path) -> list[dict[str, Tensor]]:
    """The layers of an int8 graph that was written here, by the names of `model.Layer`, its weights as floats again."""
    nodes, constants = _read(path)
    linears = [n for n in nodes if n.op_type == "DynamicQuantizeMatMul"]
    norms = [n for n in nodes if n.op_type == "LayerNormalization"]
    norms = norms[len(norms) % 2 :]  # without that of the embeddings
    layers = []
    each = len(linears) // (len(norms) // 2)  # four where query, key and value are one
    for k in range(len(norms) // 2):
        layer: dict[str, Tensor] = {}
        read = [_columns(constants, node) for node in linears[each * k : each * (k + 1)]]
        if each == 4:
            weights, biases = (part.chunk(3) for part in read[0])
            read[:1] = zip(weights, biases, strict=True)
        for name, (weight, bias) in zip((*_PARTS, "out", "up", "down"), read, strict=True):
            layer[f"{name}.weight"], layer[f"{name}.bias"] = weight, bias
        for name, node in zip(("norm_attention", "norm_output"), norms[2 * k : 2 * k + 2], strict=True):
            for part, i in (("weight", 1), ("bias", 2)):
                layer[f"{name}.{part}"] = torch.from_numpy(constants[node.input[i]].copy())
        layers.append(layer)
    return layers


def _columns(constants: dict[str, Floats], node: onnx.NodeProto) -> tuple[Tensor, Tensor]:
    """Weight (O, I) and bias (O,) of an int8 projection, as floats."""
    whole, scale, bias = (constants[node.input[i]] for i in (1, 2, 4))
    return torch.from_numpy(np.ascontiguousarray((whole * scale).T, np.float32)), torch.from_numpy(bias.copy())


def read_linear(path: Path) -> tuple[Tensor, Tensor]:
    """Weight (O, I) and bias (O,) of the last projection of a graph of mentions, which holds floats."""
    nodes, constants = _read(path)
    add = next(n for n in reversed(nodes) if n.op_type == "Add")
    product = next(n for n in reversed(nodes) if n.op_type == "MatMul")
    weight = np.ascontiguousarray(constants[product.input[1]].T)
    return torch.from_numpy(weight), torch.from_numpy(constants[add.input[1]].copy())


def _read(path: Path) -> tuple[list[onnx.NodeProto], dict[str, Floats]]:
    graph = onnx.load(str(path)).graph
    return list(graph.node), {one.name: numpy_helper.to_array(one) for one in graph.initializer}


def _chosen(quantised: bool, floats: Collection[str], name: str) -> bool:
    return quantised and name not in floats


def _through(graph: Graph, layers: Iterable[nn.Module], x: str, quantised: Callable[[str], bool]) -> str:
    for layer in layers:
        assert isinstance(layer, Layer)
        x = _layer(graph, layer, x, quantised)
    return x


def _save(graph: Graph, path: Path, inputs: dict[str, int | None], outputs: dict[str, tuple[str, int]]) -> None:
    """Write a graph. Inputs by name: how wide, None for whole numbers; outputs by name: the value, and how wide."""
    for name, (value, _) in outputs.items():
        graph.nodes.append(helper.make_node("Identity", [value], [name]))
    given = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "pieces", wide])
        if wide
        else helper.make_tensor_value_info(name, TensorProto.INT64, [1, "pieces"])
        for name, wide in inputs.items()
    ]
    told = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "pieces", wide])
        for name, (_, wide) in outputs.items()
    ]
    made = helper.make_model(
        helper.make_graph(graph.nodes, "reportedly", given, told, graph.constants),
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
    parts = _parts(graph, layer, x, quantised)
    mixed = graph.add("MultiHeadAttention", *parts, domain=MICROSOFT, num_heads=layer.heads)
    x = _normed(graph, graph.add("Add", _linear(graph, mixed, layer.out, quantised("out")), x), layer.norm_attention)
    inner = graph.add("Gelu", _linear(graph, x, layer.up, quantised("up")), domain=MICROSOFT)
    return _normed(graph, graph.add("Add", _linear(graph, inner, layer.down, quantised("down")), x), layer.norm_output)


def _parts(graph: Graph, layer: Layer, x: str, quantised: Callable[[str], bool]) -> list[str]:
    """Query, key and value: in one projection where all are quantised, for then its input is rounded once."""
    if not all(map(quantised, _PARTS)):
        return [_linear(graph, x, getattr(layer, name), quantised(name)) for name in _PARTS]
    each = [getattr(layer, name) for name in _PARTS]
    whole = nn.Linear(each[0].in_features, 3 * each[0].out_features)
    whole.weight.data, whole.bias.data = (
        torch.cat([p.get_parameter(name) for p in each]) for name in ("weight", "bias")
    )
    projected = _linear(graph, x, whole, True)
    names = [f"{name}_{len(graph.nodes)}" for name in _PARTS]
    graph.nodes.append(helper.make_node("Split", [projected], names, axis=-1))
    return names


_PARTS = ("query", "key", "value")


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
