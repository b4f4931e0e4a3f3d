"""The one task that the queue knows; procrastinate finds it here when the program starts."""

from procrastinate.contrib.django import app

QUEUE = "salur"


@app.task(name="salur.jobs.run", queue=QUEUE)  # type: ignore[untyped-decorator]
def run_job(job_id: str) -> None:
    """Run one job in the worker; its faults are on its row, not in the queue's log."""
    from salur.jobs.actions.run import run_quietly  # it enqueues too, so it imports this module

    run_quietly(job_id)
