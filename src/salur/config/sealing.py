"""Seals the audit now and then: the heads of its days are written outside the database."""

import datetime as dt
import logging
import threading
from pathlib import Path

_SECONDS_BETWEEN = 600
_log = logging.getLogger("salur.sealing")


def seal_recent(directory: Path) -> None:
    """Write the heads of today and of the days beside it, whatever the time zone."""
    from salur.audit.actions import seal_day

    today = dt.datetime.now(dt.UTC).date()
    for days in (-1, 0, 1):
        seal_day(directory, today + dt.timedelta(days=days))


def keep_sealing(directory: Path, stopping: threading.Event) -> None:
    """Seal every ten minutes and once more at the end: in a thread beside the server."""
    from django.db import DatabaseError, connection

    while True:
        ending = stopping.wait(_SECONDS_BETWEEN)
        try:
            seal_recent(directory)
        except (DatabaseError, OSError) as fault:
            _log.warning("the audit was not sealed (%s)", type(fault).__name__)
        finally:
            connection.close()
        if ending:
            return
