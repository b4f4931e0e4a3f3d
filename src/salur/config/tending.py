"""Tends what nobody asks for: counting that is due, what is past its day, who is to be told."""

import datetime as dt
import logging
import threading
from itertools import count

_SECONDS_BETWEEN = 60  # what is urgent is told within a minute
_SELDOM = 10  # every so many looks the rest is tended
_log = logging.getLogger("salur.tending")


def keep_tending(stopping: threading.Event) -> None:
    """Tell people every minute, tend the rest every ten, and both at once: beside the server."""
    from django.db import DatabaseError, connection
    from procrastinate.exceptions import ConnectorException

    from salur.coordination.actions import close_silent, escalate_due
    from salur.graduation.actions import follow_register, lapse_due
    from salur.graduation.actions.outcomes import publish_outcomes
    from salur.graduation.actions.settling_slots import settle_slots
    from salur.reporting.actions import open_from_calendar
    from salur.reporting.actions.telling import tell_everybody
    from salur.transition.actions import tend

    for look in count():
        seldom = (
            *(tend, open_from_calendar, escalate_due, close_silent),
            *(follow_register, lapse_due, settle_slots, publish_outcomes),
        )
        for work in (*(() if look % _SELDOM else seldom), tell_everybody):
            try:
                work(at=dt.datetime.now(dt.UTC))
            except (DatabaseError, ConnectorException) as fault:
                _log.warning("%s did nothing (%s)", work.__name__, type(fault).__name__)
            finally:
                connection.close()
        if stopping.wait(_SECONDS_BETWEEN):
            return
