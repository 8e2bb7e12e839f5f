"""Train the attribution model.

    python -m training.train --data ../shared/data/polnear --base FOLDER --out build/english

Runs on two cores (about six minutes an epoch when nothing else runs) or on a GPU when PyTorch sees one. Stops at
`--epochs` or `--minutes`, whichever comes first; the learning rate falls to zero with whichever is nearer. Every
`--save` steps a checkpoint is written; the same command goes on from it.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.dataset import Article, Batch, articles, collate, epoch, taught
from training.model import Dropout, Tagger, averaged, crf_loss, from_bert, link_scores
from training.split import held_out


def main() -> None:
    options = parse()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(options.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    train = [a for a in articles(options.data / "train", tokenizer) if options.all or not held_out(a.name)]
    if options.taught:
        train = taught(train, options.taught, tokenizer)
    print(f"{len(train)} articles, {sum(len(a.encoded.pieces) for a in train)} pieces", flush=True)
    model = from_bert(options.base).to(device)
    if options.start:
        model.load_state_dict(averaged(torch.load(options.start, weights_only=True)["average"]))
    model.word.weight.requires_grad = False
    for part in model.modules():
        if isinstance(part, Dropout):
            part.share = options.drop
    run(model, train, options, device)


def parse() -> argparse.Namespace:
    """The options of the command line."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--base", type=Path, required=True, help="folder of a BERT checkpoint")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--epochs", type=float, default=10)
    p.add_argument("--minutes", type=float, default=100)
    p.add_argument("--rate", type=float, default=1.5e-4)
    p.add_argument("--heads", type=float, default=5e-4, help="rate of what the base has not")
    p.add_argument("--size", type=int, default=254, help="pieces a window")
    p.add_argument("--pieces", type=int, default=3072, help="pieces a batch")
    p.add_argument("--hide", type=float, default=0.1, help="share of pieces masked")
    p.add_argument("--drop", type=float, default=0.1, help="dropout")
    p.add_argument("--told", type=float, default=0.5, help="share of windows of which it is told who annotated them")
    p.add_argument("--average", type=float, default=0.998, help="decay of the running average of the weights")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--start", type=Path, help="a checkpoint whose average is trained on")
    p.add_argument("--taught", type=Path, help="folder of what teachers said (training.teach)")
    p.add_argument("--trust", type=float, default=0.5, help="share of articles learned as teachers read them")
    p.add_argument("--save", type=int, default=200)
    p.add_argument("--all", action="store_true", help="train on the set-aside part too")
    return p.parse_args()


def run(model: Tagger, train: list[Article], options: argparse.Namespace, device: str) -> None:
    """Train until the epochs or the minutes are over; goes on from `checkpoint.pt` where there is one."""
    rng, noise = random.Random(options.seed), np.random.default_rng(options.seed)
    cut = epoch(train, size=options.size, pieces=options.pieces, trust=options.trust, rng=random.Random(1))
    steps_an_epoch = sum(1 for _ in cut)
    total = int(steps_an_epoch * options.epochs)
    heads = ("tag", "link", "distance", "none", "transitions", "starts", "shape", "style")
    groups = [
        {
            "params": [p],
            "base": options.heads if name.startswith(heads) else options.rate,
            "weight_decay": 0.01 if p.dim() > 1 else 0.0,
        }
        for name, p in model.named_parameters()
        if p.requires_grad
    ]
    optimizer = torch.optim.AdamW(groups, lr=options.rate, fused=True)
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(options.average))
    checkpoint = options.out / "checkpoint.pt"
    step, spent = 0, 0.0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        average.load_state_dict(saved["average"])
        step, spent = saved["step"], saved["spent"]
        print(f"going on from step {step}", flush=True)
    started, losses = time.time() - spent, np.zeros(3)
    while True:
        for pieces in epoch(train, size=options.size, pieces=options.pieces, trust=options.trust, rng=rng):
            done = max(step / total, (time.time() - started) / (options.minutes * 60))
            if done >= 1:
                return save(model, average, optimizer, options, step, time.time() - started)
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * min(1, step / 80 + 0.02) * (1 - done)
            batch = collate(pieces, hide=options.hide, told=options.told, rng=noise)
            tag, link = loss(model, batch, device)
            (tag + 0.3 * link).backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            if step > 200:
                average.update_parameters(model)
            step += 1
            losses += [float(tag.detach()), float(link.detach()), 1]
            if step % 20 == 0:
                minutes = (time.time() - started) / 60
                print(
                    f"step {step}/{total} epoch {step / steps_an_epoch:.2f} tag {losses[0] / losses[2]:.4f}"
                    f" link {losses[1] / losses[2]:.4f} {minutes:.1f} min",
                    flush=True,
                )
                losses[:] = 0
            if step % options.save == 0:
                save(model, average, optimizer, options, step, time.time() - started)


def loss(model: Tagger, batch: Batch, device: str) -> tuple[torch.Tensor, torch.Tensor]:
    """Tag loss a word and link loss a link."""
    ids, shapes, mask = (t.to(device) for t in (batch.ids, batch.shapes, batch.mask))
    with torch.autocast(device, dtype=torch.bfloat16):
        tags, vectors = model(ids, shapes, mask, batch.styles.to(device))
    tags, vectors = tags.float(), vectors.float()
    rows = torch.arange(len(ids), device=device)[:, None]
    words, unary, pairs, present = (t.to(device) for t in (batch.words, batch.unary, batch.pairs, batch.present))
    tag = crf_loss(model, tags[rows, words], unary, pairs, present)
    parts = []
    for head, (spans, targets) in enumerate(batch.links):
        if len(spans):
            scores = link_scores(model, vectors, mask, head, spans.to(device))
            parts.append(F.cross_entropy(scores, targets.to(device)))
    return tag, torch.stack(parts).mean() if parts else tag.new_zeros(())


def save(
    model: Tagger,
    average: AveragedModel,
    optimizer: torch.optim.Optimizer,
    options: argparse.Namespace,
    step: int,
    spent: float,
) -> None:
    """A checkpoint, written beside and moved in place."""
    state = {
        "model": model.state_dict(),
        "average": average.state_dict(),
        "optimizer": optimizer.state_dict(),
        "step": step,
        "spent": spent,
        "sizes": asdict(model.sizes),
        "options": json.dumps(vars(options), default=str),
    }
    beside = options.out / "checkpoint.tmp"
    torch.save(state, beside)
    beside.rename(options.out / "checkpoint.pt")


if __name__ == "__main__":
    main()
