"""Many sheets are printed by a job that tells how far it is; what it printed lies sealed."""

from pathlib import Path

import pytest
from pytest_django import Settings
from tests.integration.distribution import world
from tests.integration.distribution.test_sheets import draw
from tests.integration.distribution.world import BUDI, ELSA, HEAD, MARCH, PATH, RASTRA
from tests.scanning import codes_read_back

from salur.access.queries import SYSTEM, NotAllowed
from salur.audit import queries as audit
from salur.distribution import queries as distribution
from salur.evidence.queries import EvidenceUnknown
from salur.jobs import actions as jobs
from salur.jobs.domain import Task
from salur.reporting import actions
from salur.reporting.actions import printing
from salur.reporting.queries.handover_sheets import paper_sheets

pytestmark = pytest.mark.django_db


class Told:
    """What a job tells while it prints."""

    def __init__(self, task: Task) -> None:
        self.task, self.total, self.done = task, 0, 0

    def expect(self, total: int) -> None:
        self.total = total

    def advance(self, steps: int = 1, message: str = "") -> None:
        self.done += steps

    def check_cancelled(self) -> None:
        """Nobody asked to stop."""


def test_a_job_prints_in_parts_and_again_the_same(settings: Settings, tmp_path: Path) -> None:
    settings.SALUR_EVIDENCE = tmp_path / "store"
    world.build()
    drawn = draw(world.frozen(RASTRA))
    assert len(drawn.sheets) == 2 and printing.KIND in jobs.registered_kinds()
    world.as_(BUDI)
    job = actions.ask_to_print(period=MARCH, path=PATH, by=BUDI, at=world.AT, key="p")
    task = Task(job, printing.KIND, "", {}, BUDI.person_id, world.OFFICE, PATH, world.AT, 1)
    told = Told(task)
    how = {"period": MARCH, "path": PATH, "by": BUDI, "at": world.AT, "part_pages": 1}
    files = printing.print_month(told, **how)  # type: ignore[arg-type]
    assert (told.total, told.done) == (2, 2) and len(set(files)) == 2
    assert printing.print_month(told, **how) == files, "begun again it makes the same files"  # type: ignore[arg-type]
    found, data = actions.open_print(attachment_id=files[0], by=BUDI, at=world.AT)
    assert data.startswith(b"%PDF-") and found.file_name == "lembar-serah-2019-03-1.pdf"
    assert all(
        data[:64] not in one.read_bytes() for one in settings.SALUR_EVIDENCE.rglob("*.sealed")
    )
    with pytest.raises(NotAllowed):
        actions.open_print(attachment_id=files[0], by=HEAD, at=world.AT)
    world.as_(ELSA)
    with pytest.raises(EvidenceUnknown):
        actions.open_print(attachment_id=files[0], by=ELSA, at=world.AT)
    world.as_(SYSTEM)
    assert len(audit.events_page(action="sheets.print_taken").events) == 1


def test_the_code_that_a_scanner_reads_opens_the_same_sheet() -> None:
    world.build()
    drawn = draw(world.frozen(RASTRA)).sheets
    world.as_(BUDI)
    found = [distribution.sheet(one) for one in drawn]
    papers = paper_sheets([one for one in found if one is not None])
    read = codes_read_back(papers, world.AT.date())
    assert [distribution.page_of_code(code) for (code,) in read] == [(one, 1) for one in drawn]
