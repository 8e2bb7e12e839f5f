"""From a checkpoint to the files in the package: an int8 ONNX graph, the tokenizer, the decoder's numbers.

    python -m training.export --checkpoint A.pt B.pt --base FOLDER --out OUT

`training.mentions` then adds the layers of mentions, and `training.calibrate` fits the decoder's numbers that are not
trained with the network.
"""

from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from reportedly.attribute.labels import LABELS, LINK_SIZE, LINK_VECTORS, LINKS, MENTION_LABELS, MENTION_LAYERS
from reportedly.attribute.windows import SHAPES
from training.dataset import CLS, SEP
from training.graph import write, write_mentions
from training.model import Mentioner, Sizes, Tagger, averaged


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--checkpoint", type=Path, required=True, nargs="+", help="several: the mean of their weights")
    p.add_argument("--base", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--version", default="1")
    p.add_argument("--last", action="store_true", help="the last weights, not their running average")
    p.add_argument("--float", action="store_true", help="keep the weights as floats")
    options = p.parse_args()
    torch.set_num_threads(1)
    model = merged(options.checkpoint, last=options.last)
    model.eval()
    options.out.mkdir(parents=True, exist_ok=True)
    check(model, options.out)
    write(model, options.out / "model.onnx", quantised=not options.float)
    untrained = Mentioner(replace(model.sizes, layers=1)).eval()  # a teacher is not asked for mentions
    write_mentions(untrained, options.out / "mentions.onnx")
    shutil.copyfile(options.base / "tokenizer.json", options.out / "tokenizer.json")
    decoder(model, options.out / "decoder.json", options.version)
    print({f.name: f.stat().st_size for f in sorted(options.out.iterdir())})


def merged(checkpoints: list[Path], *, last: bool) -> Tagger:
    """The network with the mean of the checkpoints' weights: of their running averages, or of their last ones.

    Of networks trained on from one another, so that between them all do well (Wortsman et al. 2022, "Model soups").
    """
    saved = [torch.load(path, weights_only=True) for path in checkpoints]
    states = [one["model"] if last else averaged(one["average"]) for one in saved]
    model = Tagger(Sizes(**saved[0]["sizes"]))
    model.load_state_dict({name: torch.stack([s[name] for s in states]).mean(0) for name in states[0]})
    return model


def check(model: Tagger, out: Path) -> None:
    """The graph, written with floats, gives what the network gives. Raises SystemExit when it does not."""
    write(model, out / "model.onnx", quantised=False)
    session = onnxruntime.InferenceSession(str(out / "model.onnx"), providers=["CPUExecutionProvider"])
    ids, shapes = torch.randint(5, 1000, (1, 77)), torch.randint(0, SHAPES, (1, 77))
    asked = (ids, shapes, torch.ones_like(ids), torch.zeros(1, dtype=torch.long))
    with torch.no_grad():
        expected = (*model(*asked), model.states(*asked, MENTION_LAYERS)[0])
    got = session.run(["tags", "links", "states"], {"ids": ids.numpy(), "shapes": shapes.numpy()})
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
        "mentions": MENTION_LABELS,
        "transitions": model.transitions.detach().tolist(),
        "starts": model.starts.detach().tolist(),
        "distance": model.distance.detach().tolist(),
        "none": model.none.detach().tolist(),
        "bias": [0.0] * len(LABELS),
        "calibration": {},
    }
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
