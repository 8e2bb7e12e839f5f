"""How people are joined across documents of one time and matter: `python -m evaluation.across FOLDER [EVERY]`.

There is no gold for it. In news of one year about one matter a full name is one person's, all but always, so two
figures tell what goes wrong: of the pairs of documents that a full name stands in, the share in which it is joined
(what is missing was split), and the entities whose full names speak against each other (what was joined wrongly; `-v`
prints them: “Jeb Bush” and “Govs. Jeb Bush” are one, so read them). Every `EVERY`-th file is read into a ledger that
is thrown away.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from reportedly import Ledger, ingest, process
from reportedly.names import acronym, bare, match, named


def main(arguments: list[str]) -> int:
    given = [a for a in arguments if not a.startswith("-")]
    files = sorted(p for p in Path(given[0]).rglob("*") if p.suffix in {".txt", ".html", ".gz"})
    chosen = files[:: int(given[1])] if len(given) > 1 else files
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "across.db") as ledger:
        process(ingest(*map(str, chosen)), ledger)
        rows = ledger.connection.execute("SELECT entity_id, name, kind FROM member WHERE shown").fetchall()
    of_name: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, set[str]] = defaultdict(set)
    for entity, name, kind in rows:
        if named(str(name)) and not bare(str(name)) and not acronym(str(name)):
            names[str(entity)].add(str(name))
            if kind == "person":
                of_name[str(name)][str(entity)] += 1
    pairs, joined = (
        sum(n * (n - 1) // 2 for n in counts)
        for counts in (
            [sum(found.values()) for found in of_name.values()],
            [n for found in of_name.values() for n in found.values()],
        )
    )
    several = sum(sum(found.values()) > 1 for found in of_name.values())
    print(f"{len(chosen)} documents, {several} full names of people in two or more")
    print(f"joined: {joined / max(1, pairs):.3f} of {pairs} pairs")
    mixed = {e: [p for p in combinations(sorted(n), 2) if match(*p).relation != "same"] for e, n in names.items()}
    print(f"names that speak against each other: {sum(map(bool, mixed.values()))} of {len(names)} entities")
    if "-v" in arguments:
        for found in filter(None, mixed.values()):
            print("   ", "; ".join(f"{a} | {b}" for a, b in found[:4]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
