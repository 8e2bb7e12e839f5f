"""The reliability diagram: how often the program is right where it says how sure it is.

    python -m evaluation.reliability            figures, and docs/reliability.svg

Attributions on the corpus's dev part, speakers on the two parts of our own gold (tuned on, and held out). Bins of equal
mass; the expected calibration error is the mean distance from the diagonal, weighted by the bins (Naeini, Cooper &
Hauskrecht 2015).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from evaluation.golds import golds
from evaluation.resolved import of_gold, same_name
from reportedly.attribute.attributor import Attributor
from reportedly.evaluate import compare
from reportedly.evaluate.verdicts import verdicts

ROOT = Path(__file__).parents[1]
DEV = ROOT.parent / "shared" / "data" / "polnear" / "dev"
BINS = 10
Judged = Sequence[tuple[float, bool]]
"""How sure, and whether right."""


def attributions(attribute: Attributor) -> Judged:
    """Every attribution that is found on dev: right where content and source share what the gold has."""
    found = (v for document in compare(DEV, attribute) for v in verdicts(document) if v.score is not None)
    return [(v.score or 0.0, v.kind in {"right", "boundary"}) for v in found]


def speakers(attribute: Attributor, part: str) -> Judged:
    """Every speaker of a gold attribution that is found: right where the gold means the same."""
    judged = []
    for gold in golds(part):
        for g, found in of_gold(gold, attribute).items():
            name = (gold.notes["attributions"][g].get("speaker") or {}).get("name")
            speaker = found.speaker
            if name and speaker:
                right = any(same_name(n, name) for n in (speaker.name, *speaker.readings))
                judged.append((speaker.score, right))
    return judged


def bins(judged: Judged, count: int = BINS) -> list[tuple[float, float, int]]:
    """Mean score, share right and number of each bin; equal scores stay together."""
    ordered = sorted(judged)
    made: list[list[tuple[float, bool]]] = [[]]
    for i, one in enumerate(ordered):
        if made[-1] and len(made[-1]) >= len(ordered) / count and one[0] != ordered[i - 1][0]:
            made.append([])
        made[-1].append(one)
    return [(sum(s for s, _ in b) / len(b), sum(r for _, r in b) / len(b), len(b)) for b in made if b]


def error(judged: Judged) -> float:
    """Expected calibration error."""
    return sum(abs(sure - right) * n for sure, right, n in bins(judged)) / max(1, len(judged))


def panel(title: str, judged: Judged, left: int) -> Iterable[str]:
    """One diagram, 260 units wide, as SVG."""
    size, x0, y0 = 200, left + 44, 46

    def at(sure: float, right: float) -> tuple[float, float]:
        return x0 + sure * size, y0 + (1 - right) * size

    yield f'<text x="{x0}" y="22" class="t">{title}</text>'
    yield f'<text x="{x0}" y="38" class="s">{len(judged):,} judged · calibration error {error(judged):.3f}</text>'
    for tick in (0, 0.25, 0.5, 0.75, 1):
        x, y = at(tick, tick)
        yield f'<path d="M{x0} {y}h{size}M{x} {y0}v{size}" class="g"/>'
        yield f'<text x="{x0 - 6}" y="{y + 4}" class="s e">{tick:g}</text>'
        yield f'<text x="{x}" y="{y0 + size + 15}" class="s m">{tick:g}</text>'
    yield f'<path d="M{x0} {y0 + size}L{x0 + size} {y0}" class="d"/>'
    points = [at(sure, right) for sure, right, _ in bins(judged)]
    yield f'<path d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in points)}" class="l"/>'
    for (x, y), (sure, right, n) in zip(points, bins(judged), strict=True):
        told = f"{n}: said {sure:.2f}, right {right:.2f}"
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"><title>{told}</title></circle>'
    yield f'<text x="{x0 + size / 2}" y="{y0 + size + 32}" class="s m">what the score says</text>'


STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#333}.t{font-weight:600;font-size:13px}.s{font-size:11px;fill:#555}"
    ".e{text-anchor:end}.m{text-anchor:middle}.g{stroke:#ddd;fill:none}.d{stroke:#999;stroke-dasharray:4 4;fill:none}"
    ".l{stroke:#0b6e99;stroke-width:2;fill:none}circle{fill:#0b6e99;stroke:#fff}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.s{fill:#aaa}.g{stroke:#444}circle{stroke:#111}}"
)


def svg(panels: dict[str, Judged]) -> str:
    """The diagrams side by side."""
    drawn = [line for i, (title, judged) in enumerate(panels.items()) for line in panel(title, judged, i * 270)]
    wide = 270 * len(panels)
    axis = '<text x="14" y="146" class="s m" transform="rotate(-90 14 146)">share right</text>'
    body = "\n".join([f"<style>{STYLE}</style>", axis, *drawn])
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} 290" role="img">\n{body}\n</svg>\n'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "reliability.svg")
    options = parser.parse_args()
    attribute = Attributor.load()
    panels = {
        "Attributions, dev": attributions(attribute),
        "Speakers, tuned on": speakers(attribute, "sample"),
        "Speakers, held out": speakers(attribute, "held"),
    }
    for title, judged in panels.items():
        print(f"{title}: {len(judged)} judged, expected calibration error {error(judged):.3f}")
        for sure, right, n in bins(judged):
            print(f"    said {sure:.2f}  right {right:.2f}  of {n}")
    options.out.write_text(svg(panels), encoding="utf-8")


if __name__ == "__main__":
    main()
