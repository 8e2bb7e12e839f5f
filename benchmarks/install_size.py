"""Installed size with every run-time dependency, in a new environment. Budget: 400 MB.

python -m benchmarks.install_size
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.results import keep


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "venv", str(folder / "env")], check=True)
        python = str(folder / "env" / "bin" / "python")
        packages = Path(
            subprocess.check_output([python, "-c", "import site; print(site.getsitepackages()[0])"], text=True).strip()
        )
        before = size(packages)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-compile", "."], check=True)
        after = size(packages)
        biggest = sorted(((size(p), p.name) for p in packages.iterdir() if p.is_dir()), reverse=True)[:8]
    keep(
        "install_size",
        {"installed_mb": round((after - before) / 1e6), "largest": {n: round(s / 1e6, 1) for s, n in biggest}},
    )


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink())


if __name__ == "__main__":
    main()
