"""From a checkpoint to the files in the package: an int8 ONNX graph, the tokenizer, the decoder's numbers.

    python -m training.export --checkpoint build/english/checkpoint.pt --base FOLDER --out OUT

Weights are quantised to int8 by channel; activations at run time, one window a call, so that a window's result depends
on nothing but the window (onnxruntime takes their scale from the whole batch).
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import Tensor, nn

from reportedly.attribute.labels import LABELS, LINK_SIZE, LINK_VECTORS, LINKS
from training.dataset import CLS, SEP
from training.model import Tagger


class Plain(nn.Module):
    """The tagger for one unpadded window, written so that the graph optimiser knows attention when it sees it."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        m = self.model
        heads, size = m.sizes.heads, m.sizes.hidden // m.sizes.heads
        x = m.norm(m.word(ids) + m.position.weight[: ids.shape[1]].unsqueeze(0) + m.shape(shapes))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0

        def split(t: Tensor) -> Tensor:
            return t.reshape(t.shape[0], t.shape[1], heads, size).transpose(1, 2)

        for layer in m.layers:
            q, k, v = split(layer.query(x)), split(layer.key(x)), split(layer.value(x))
            weights = torch.softmax(torch.matmul(q, k.transpose(-1, -2)) / (size**0.5) + bias, -1)
            mixed = torch.matmul(weights, v).transpose(1, 2).reshape(x.shape[0], x.shape[1], heads * size)
            x = layer.norm_attention(layer.out(mixed) + x)
            x = layer.norm_output(layer.down(torch.nn.functional.gelu(layer.up(x))) + x)
        return m.tag(x), m.link(x)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--checkpoint", type=Path, required=True)
    p.add_argument("--base", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--version", default="1")
    p.add_argument("--float", action="store_true", help="keep the weights as floats")
    options = p.parse_args()
    torch.set_num_threads(1)
    saved = torch.load(options.checkpoint, weights_only=False)
    model = Tagger(saved["sizes"])
    model.load_state_dict(saved["model"])
    model.eval()
    options.out.mkdir(parents=True, exist_ok=True)
    export(model, options.out / "model.onnx", quantised=not options.float)
    shutil.copyfile(options.base / "tokenizer.json", options.out / "tokenizer.json")
    decoder(model, options.out / "decoder.json", options.version)
    print({f.name: f.stat().st_size for f in sorted(options.out.iterdir())}, "step", saved["step"])


def export(model: Tagger, path: Path, *, quantised: bool) -> None:
    plain = Plain(model).eval()
    ids = torch.randint(5, 1000, (1, 40))
    example = (ids, torch.zeros_like(ids), torch.ones_like(ids))
    axes = {name: {0: "batch", 1: "pieces"} for name in ("ids", "shapes", "mask", "tags", "links")}
    raw = path.with_suffix(".raw.onnx")
    torch.onnx.export(
        plain, example, str(raw), input_names=["ids", "shapes", "mask"], output_names=["tags", "links"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    fusing = FusionOptions("bert")
    fused = optimizer.optimize_model(
        str(raw), model_type="bert", num_heads=model.sizes.heads, hidden_size=model.sizes.hidden,
        opt_level=0, optimization_options=fusing,
    )  # fmt: skip
    print("fused:", fused.get_fused_operator_statistics())
    fused.save_model_to_file(str(path))
    check(plain, path)
    if quantised:
        shutil.copyfile(path, raw)
        quantize_dynamic(
            str(raw), str(path), weight_type=QuantType.QInt8, per_channel=True,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
    raw.unlink()


def check(plain: Plain, path: Path) -> None:
    """The graph gives what the network gives."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    ids = torch.randint(5, 1000, (1, 77))
    shapes, mask = torch.randint(0, 8, (1, 77)), torch.ones_like(ids)
    with torch.no_grad():
        expected = plain(ids, shapes, mask)
    feeds = {"ids": ids.numpy(), "shapes": shapes.numpy(), "mask": mask.numpy()}
    got = session.run(None, {i.name: feeds[i.name] for i in session.get_inputs()})
    worst = max(float(np.abs(a - b.numpy()).max()) for a, b in zip(got, expected, strict=True))
    if worst > 1e-3:
        raise SystemExit(f"the graph differs from the network by {worst}")


def decoder(model: Tagger, path: Path, version: str) -> None:
    """What decoding needs besides the graph."""
    content = {
        "version": version,
        "languages": ["en"],
        "window": 254,
        "overlap": 32,
        "begin": CLS,
        "end": SEP,
        "labels": LABELS,
        "links": LINKS,
        "link_size": LINK_SIZE,
        "link_vectors": LINK_VECTORS,
        "transitions": model.transitions.detach().tolist(),
        "starts": model.starts.detach().tolist(),
        "distance": model.distance.detach().tolist(),
        "none": model.none.detach().tolist(),
        "calibration": None,
    }
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
