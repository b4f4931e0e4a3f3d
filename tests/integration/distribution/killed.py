"""A process that takes one step of a payment order, and is killed at the moment it is told.

`python -m tests.integration.distribution.killed` reads lines `DATABASE MOMENT STEP INBOX`: a step
is `prepare`, `check`, `approve` or `send`, a moment `never`, `put` (when the bank has it) or the
number of a statement. Each is done in a fork of its own, and answered by how that ended.
"""

import os
import sys
from pathlib import Path

from tests.integration import dying


def _arm(moment: str) -> None:
    if moment.isdecimal():
        dying.before_statement(int(moment))
    elif moment != "never":
        from salur.distribution.pipeline import outbox

        dying.after(outbox, moment)


def _do(database: str, moment: str, step: str, inbox: str) -> None:
    from django.conf import settings
    from django.db import connection, transaction
    from tests.integration.distribution import ordering, world
    from tests.integration.distribution.ordering import CHECKER, KPA, MAKER
    from tests.integration.distribution.world import AT

    from salur.access.queries import SYSTEM
    from salur.distribution import actions, queries

    connection.settings_dict["NAME"] = database
    settings.SALUR_BANK_INBOX = Path(inbox)
    _arm(moment)
    if step == "send":
        with transaction.atomic():
            world.as_(SYSTEM)
            (order,) = queries.orders_page("id")
        actions.send_order(order_id=order.id, at=AT)
        return
    with transaction.atomic():
        world.as_(MAKER)
        if step == "prepare":
            ordering.prepared(key="p")
            return
        (order,) = queries.orders_page("id")
        if step == "check":
            actions.check_order(order_id=order.id, by=CHECKER, at=AT, key="c")
        else:
            actions.approve_order(order_id=order.id, by=KPA, at=AT, key="a")


def main() -> None:
    """Do what each line of the input says."""
    import django

    django.setup()
    from tests.integration.distribution import ordering  # noqa: F401 - loaded once, not per fork

    from salur.batch import session  # noqa: F401

    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                _do(*line.split())
                os._exit(0)
            finally:
                os._exit(99)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)  # noqa: T201


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "salur.config.settings"
    main()
