"""How far two annotators of the same document agree: `python -m evaluation.agreement`.

Every document of the gold that a second annotator coded again; the first (by name) counts as gold, the second as found.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from evaluation.gold import HERE, read
from reportedly.evaluate import Figures, add, attribution_pairs

FIELDS = ("form", "act", "polarity", "certainty")


def main() -> None:
    """Print the agreement on spans, and on fields where both have the attribution."""
    versions: dict[str, list[Path]] = {}
    for path in sorted((HERE / "annotated").glob("*.json")):
        versions.setdefault(path.stem.rsplit("_", 1)[0], []).append(path)
    figures: Figures = {}
    same: Counter[str] = Counter()
    both = documents = 0
    for paths in versions.values():
        if len(paths) < 2:
            continue
        documents += 1
        (text, first, gold), (_, second, found) = read(paths[0]), read(paths[1])
        add(figures, text, gold, found)
        for i, j in attribution_pairs(gold, found).items():
            both += 1
            left, right = first["attributions"][i], second["attributions"][j]
            same.update(field for field in FIELDS if left[field] == right[field])
            same["speaker"] += left["speaker"]["name"] == right["speaker"]["name"]
            same["verification"] += bool(left["verification"]) == bool(right["verification"])
    print(f"{documents} documents annotated twice, {both} attributions that both have")
    for name in ("attribution", "attribution_iou50", "direct_attribution", "content_exact~", "tok_source", "tok_cue"):
        print(f"{name:24} F1 {figures[name].f1 or 0:.3f}")
    for name in (*FIELDS, "speaker", "verification"):
        print(f"{name:24} same in {same[name] / max(both, 1):.3f}")


if __name__ == "__main__":
    main()
