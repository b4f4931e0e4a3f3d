"""A process that receives a file, or works off the queue, and is killed at a stage.

`python -m tests.integration.evidence.killed STORE STAGE receive|queue|work [FILE KEY]`; the stage
`never` lives. Prints the answer as its only acknowledgement.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def _die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _after(owner: Any, name: str, which: int = 1) -> None:
    """Kill this process when `owner.name` has returned for the `which`th time."""
    real: Callable[..., object] = getattr(owner, name)
    calls = iter(range(1, 1_000_000))

    def noted(*values: Any, **named: Any) -> object:
        result = real(*values, **named)
        if next(calls) == which:
            _die()
        return result

    setattr(owner, name, noted)


def _arm(stage: str) -> None:
    from salur.evidence.pipeline import examining, publishing, storage

    if stage == "sealed":
        _after(storage, "seal_stream")
    elif stage == "before_rename":
        Path.replace = _die  # type: ignore[assignment]
    elif stage == "after_rename":
        _after(Path, "replace")
    elif stage == "examined":
        _after(examining, "examine")
    elif stage == "bytes_kept":
        _after(storage, "keep")
    elif stage == "rows_kept":
        _after(storage, "keep", 2)
    elif stage == "published":
        _after(publishing, "publish")


def main(store: str, stage: str, what: str, *more: str) -> None:
    import django

    django.setup()
    from django.conf import settings

    settings.SALUR_EVIDENCE = Path(store)
    from tests.integration.evidence import world

    from salur.jobs import actions as jobs

    _arm(stage)
    if what == "work":
        jobs.run_worker(until_empty=True)
        answer = "worked"
    else:
        file, key = more
        received = world.send(Path(file), key=key, at_once=what == "receive")
        answer = f"{received.evidence_id} {received.repeated} {received.status}"
    if stage == "committed":
        _die()
    sys.stdout.write(answer)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "salur.config.settings"
    main(*sys.argv[1:])
