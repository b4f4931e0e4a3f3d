"""The demo leaves reports at every stage, and its shown offices where README says."""

from salur.interfaces.cli.demo.asked import MONTHS
from salur.interfaces.cli.demo.reports import Stage, stage_of
from salur.kernel.program import Program

MARCH, APRIL, MAY = MONTHS


def test_every_stage_is_to_be_seen() -> None:
    seen = {
        stage_of(month, program, "0000", place)
        for month in MONTHS
        for program in Program
        for place in range(13)
    }
    assert seen == set(Stage)


def test_the_shown_offices_have_their_own() -> None:
    for place in range(6):
        assert stage_of(MARCH, Program.BPNT, "6371", place) is Stage.ACCEPTED
        assert stage_of(MARCH, Program.RASTRA, "6202", place) is Stage.SENT
        assert stage_of(APRIL, Program.BPNT, "6371", place) is Stage.BY_OFFICE
        assert stage_of(MAY, Program.BPNT, "6371", place) is Stage.DRAFTED
