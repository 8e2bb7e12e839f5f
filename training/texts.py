"""Plain texts that nobody annotated, for the teachers: a corpus in CoNLL-U, and pages in HTML.

    python -m training.texts --conllu ../shared/data/gum --pages ../shared/data/pages/html --out build/texts

Of the CoNLL-U corpus only genres near to news are taken, and no document that another evaluation measures on.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from evaluation.conllu import HELD_OUT
from reportedly.extract import extract
from reportedly.ingest import ingest
from reportedly.types import Capture

GENRES = ("news", "interview", "speech", "bio", "court")
_TEXT = re.compile(r"# text = (.*)")


def from_conllu(path: Path) -> str:
    """The sentences of a document, its paragraphs on lines of their own."""
    paragraphs: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and paragraphs[-1]:
            paragraphs.append([])
        elif match := _TEXT.match(line):
            paragraphs[-1].append(match[1])
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs) + "\n"


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--conllu", type=Path, required=True)
    p.add_argument("--pages", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    options = p.parse_args()
    for name in ("corpus", "pages"):
        (options.out / name).mkdir(parents=True, exist_ok=True)
    words = 0
    for path in sorted(options.conllu.glob("*.conllu")):
        _, genre, name = path.stem.split("_", 2)
        if genre in GENRES and not (genre == "news" and name in HELD_OUT):
            text = from_conllu(path)
            words += len(text.split())
            (options.out / "corpus" / f"{path.stem}.txt").write_text(text, encoding="utf-8")
    for capture in ingest(str(options.pages)):
        if isinstance(capture, Capture):
            document, about = extract(capture)
            if about.language == "en":
                words += len(document.text.split())
                name = re.sub(r"\W+", "-", Path(capture.origin).stem)
                (options.out / "pages" / f"{name}.txt").write_text(document.text + "\n", encoding="utf-8")
    print(f"{sum(1 for _ in options.out.rglob('*.txt'))} texts, {words} words")


if __name__ == "__main__":
    main()
