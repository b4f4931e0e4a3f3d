"""A process that receives a file, or works off the queue, and is killed at a stage.

`python -m tests.integration.evidence.killed STORE STAGE receive|queue|work [FILE KEY]`; the stage
`never` lives. Prints the answer as its only acknowledgement.
"""

import os
import sys
from pathlib import Path

from tests.integration.dying import after, die


def _arm(stage: str) -> None:
    from salur.evidence.pipeline import examining, publishing, storage

    if stage == "sealed":
        after(storage, "seal_stream")
    elif stage == "before_rename":
        Path.replace = die  # type: ignore[assignment]
    elif stage == "after_rename":
        after(Path, "replace")
    elif stage == "examined":
        after(examining, "examine")
    elif stage == "bytes_kept":
        after(storage, "keep")
    elif stage == "rows_kept":
        after(storage, "keep", 2)
    elif stage == "published":
        after(publishing, "publish")


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
        die()
    sys.stdout.write(answer)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "salur.config.settings"
    main(*sys.argv[1:])
