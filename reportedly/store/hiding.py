"""Reading a ledger as though its protected documents had been forgotten.

What would go with them (see `references`) is hidden behind temporary views that have the names of the tables, so every
question, count and total is answered without them. The file is not changed.
"""

from __future__ import annotations

import json

import apsw

from reportedly.store import protected, references


def hide(connection: apsw.Connection) -> None:
    """Hide the protected documents, in every version, from all that is read through a connection from now on."""
    documents = protected.documents(connection)
    if not documents:
        return
    captures = connection.execute(
        "SELECT DISTINCT capture_id FROM document WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(documents)),),
    ).fetchall()
    references.mark(connection, [str(id) for (id,) in captures])
    hidden = references.counts(connection)
    for table, condition in list(references.which(connection)):
        if table in hidden:
            number = ", rowid AS rowid" if table == "capture" else ""  # a view has none of its own
            connection.execute(
                f'CREATE TEMP VIEW "{table}" AS SELECT *{number} FROM main."{table}" WHERE ({condition}) IS NOT TRUE'
            )
    for sql in connection.execute("SELECT sql FROM main.sqlite_schema WHERE type = 'view'").fetchall():
        connection.execute(str(sql[0]).replace("CREATE VIEW", "CREATE TEMP VIEW", 1))  # over those just made
