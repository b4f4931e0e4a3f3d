"""A process that publishes a month, and is killed at the moments that it is told on its input.

`python -m tests.integration.reconciliation.killed OUT` reads lines `DATABASE MOMENT command
ARGUMENT..`, `DATABASE MOMENT accept EVIDENCE` or `DATABASE MOMENT work`; each is done in a fork of its own, and answered by how that
ended. What the fork says itself goes to the file OUT, as its only acknowledgement.
"""

import os
import sys
from pathlib import Path

from tests.integration.dying import (
    after,
    after_commit_that_follows,
    before_statement,
    count_statements,
)

STAGES = {
    "gathered": ("salur.reconciliation.pipeline.gathering", "rules_of"),
    "partitioned": ("salur.reconciliation.pipeline.publishing", "make_partitions"),
    "staged": ("salur.reconciliation.pipeline.publishing", "stage"),
    "compared": ("salur.reconciliation.pipeline.publishing", "compare"),
    "run_recorded": ("salur.reconciliation.actions.publication", "_record_run"),
    "written": ("salur.reconciliation.pipeline.publishing", "write"),
    "stated": ("salur.reconciliation.pipeline.publishing", "state_to_ledger"),
    "posted": ("salur.ledger.actions", "post_difference"),
    "controlled": ("salur.ledger.actions", "assert_control"),
    "cycles_told": ("salur.reconciliation.actions.month", "_tell_cycles"),
}
COMMITTED = "committed"


def _arm(moment: str) -> None:
    from importlib import import_module

    if moment.isdigit():
        before_statement(int(moment))
    elif moment == COMMITTED:
        module, name = STAGES["cycles_told"]
        after_commit_that_follows(import_module(module), name)
    elif moment != "never":
        module, name = STAGES[moment]
        after(import_module(module), name)


def _accept(evidence_id: str) -> int:
    import datetime as dt
    from uuid import UUID

    from django.db import transaction

    from salur.access.actions import enter_scope
    from salur.access.queries import SYSTEM
    from salur.distribution.actions import accept_evidence

    at = dt.datetime(2019, 4, 28, 8, tzinfo=dt.UTC)
    with transaction.atomic():
        enter_scope(SYSTEM)
        accept_evidence(evidence_id=UUID(evidence_id), by=SYSTEM, at=at, key="accept")
    return 0


def _do(out: Path, database: str, moment: str, what: str, *arguments: str) -> None:
    from django.db import connection

    connection.settings_dict["NAME"] = database
    sys.stdout = out.open("w", encoding="utf-8")
    asked = count_statements()
    _arm(moment)
    if what == "work":
        from salur.jobs import actions as jobs

        jobs.run_worker(until_empty=True)
        code = 0
    elif what == "accept":
        code = _accept(*arguments)
    else:
        from salur.config.installation import Installation
        from salur.interfaces.cli.app import run

        code = run(arguments, Installation())
    sys.stdout.write(f"{asked()} statements\n")
    sys.stdout.close()
    os._exit(code)


def main(out: Path) -> None:
    """Do what each line of the input says."""
    import django

    django.setup()
    from salur.batch import session  # noqa: F401 - loaded once, not in every fork
    from salur.interfaces.cli.commands import cycle_work  # noqa: F401

    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                _do(out, *line.split())
            finally:
                os._exit(99)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)  # noqa: T201


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "salur.config.settings"
    main(Path(sys.argv[1]))
