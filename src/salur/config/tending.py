"""Tends what is done day by day: queues the counting that is due, raises what is past its day."""

import datetime as dt
import logging
import threading

_SECONDS_BETWEEN = 600
_log = logging.getLogger("salur.tending")


def keep_tending(stopping: threading.Event) -> None:
    """Look every ten minutes, and at once: in a thread beside the server."""
    from django.db import DatabaseError, connection
    from procrastinate.exceptions import ConnectorException

    from salur.coordination.actions import close_silent, escalate_due
    from salur.reporting.actions import open_from_calendar
    from salur.transition.actions import tend

    while True:
        try:
            tend(at=dt.datetime.now(dt.UTC))
            open_from_calendar(at=dt.datetime.now(dt.UTC))
            escalate_due(at=dt.datetime.now(dt.UTC))
            close_silent(at=dt.datetime.now(dt.UTC))
        except (DatabaseError, ConnectorException) as fault:
            _log.warning("nothing was tended (%s)", type(fault).__name__)
        finally:
            connection.close()
        if stopping.wait(_SECONDS_BETWEEN):
            return
