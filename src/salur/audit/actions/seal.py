"""Sealing: the head of a day's chain is written where the database cannot reach it.

Whoever rewrites the audit from inside the database can make a new chain that fits; they cannot
make it end in the head that lies in this directory, on paper, or with the province.
"""

import datetime as dt
import os
from pathlib import Path

from salur.audit import domain, queries


def seal_day(directory: Path, day: dt.date) -> domain.Head | None:
    """Write the head of `day` to `directory`, appending when it has grown since; None: no events.

    Each line of `<day>.txt` is `number hash`; the last one holds. Called at the day's end and
    whenever somebody wants proof of an hour. The file is on disk when this returns.
    """
    head = queries.head_of(day)
    if head is None:
        return None
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / domain.seal_name(day)
    sealed = domain.read_seal(path.read_text("ascii")) if path.exists() else ()
    if not sealed or sealed[-1] != head:
        with path.open("a", encoding="ascii") as file:
            file.write(domain.seal_line(head))
            file.flush()
            os.fsync(file.fileno())
    return head
