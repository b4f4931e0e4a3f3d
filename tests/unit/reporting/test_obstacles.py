"""Late steps and differing figures become obstacles: of a chain the first, of a month one each."""

import datetime as dt

from salur.distribution.domain.calendar import STEPS, Entry
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reporting.domain.obstacles import (
    CHAINS,
    QuotaSaid,
    late_steps,
    never_begun,
    once_each,
    quota_gaps,
    with_figures,
)

MARCH = Period(2019, 3)
PATH = "id.65.02"


def entry(name: str, due: dt.date | None, *, done: bool = False, party: str = "") -> Entry:
    [step] = [one for steps in STEPS.values() for one in steps if one.name == name][:1]
    program = Program.RASTRA if step in STEPS[Program.RASTRA] else Program.BPNT
    return Entry(program, step, PATH, due, done, party)


def on(day: int) -> dt.date:
    return dt.date(2019, 3, day)


def test_every_step_of_the_calendar_has_its_cause() -> None:
    assert {step.name for steps in STEPS.values() for step in steps} == set(CHAINS)


def test_no_spa_opens_the_day_after_and_not_twice() -> None:
    steps = [("6502", entry(name, on(5))) for name in ("spa_prepared", "spa_approved")]
    assert late_steps(steps, MARCH, on(5)) == ()
    [one] = late_steps(steps, MARCH, on(6))
    assert (one.cause, one.code, one.subject) == ("SPA_LATE", "6502", "spa 2019-03")
    done = [("6502", entry(name, on(5), done=True)) for name in ("spa_prepared", "spa_approved")]
    assert late_steps([*done, ("6502", entry("release", None))], MARCH, on(20)) == ()


def test_each_bank_that_is_late_has_its_own_and_a_report_one_for_its_chain() -> None:
    steps = [("6201", entry("topup", on(10), party=bank)) for bank in ("BRI", "BNI")]
    steps += [("6201", entry(name, on(9))) for name in ("signed", "sent", "reconciled")]
    found = late_steps(steps, MARCH, on(12))
    assert [(one.cause, one.party) for one in found] == [
        ("BANK_FILE_LATE", "BNI"), ("BANK_FILE_LATE", "BRI"), ("REPORT_LATE", ""),
    ]  # fmt: skip


def test_a_kabkota_that_opened_nothing_is_late_as_well() -> None:
    days = {"list_due_day": 1, "spa_due_day": 5}
    late = never_begun(Program.RASTRA, "6502", MARCH, days, on(6))
    assert [one.cause for one in late] == ["LIST_LATE", "SPA_LATE"]
    assert [one.cause for one in never_begun(Program.BPNT, "6502", MARCH, days, on(6))] == [
        "LIST_LATE"
    ]
    counted = with_figures(late, {(Program.RASTRA, "6502"): 300}, {Program.RASTRA: 10_000})
    assert {(one.families, one.rupiah, one.grams) for one in counted} == {(300, 0, 3_000_000)}


def test_two_figures_about_one_quota_differ_by_what_is_named() -> None:
    """Fourteen lists add up to 81,775 families, 671 tonnes are 67,100."""
    parts = [QuotaSaid(f"62{number:02d}", (5_841,)) for number in range(1, 14)]
    parts.append(QuotaSaid("6271", (81_775 - 13 * 5_841,)))
    assert quota_gaps(Program.RASTRA, MARCH, parts, on(1)) == ()
    [gap] = quota_gaps(Program.RASTRA, MARCH, [*parts, QuotaSaid("62", (67_100,))], on(1))
    assert (gap.cause, gap.code, gap.families) == ("QUOTA_GAP", "62", 14_675)
    assert "81.775" in gap.words and "67.100" in gap.words and "14.675" in gap.words
    two = [*parts[1:], QuotaSaid("6201", (5_841, 5_814)), QuotaSaid("62", (67_100,))]
    [conflict] = quota_gaps(Program.RASTRA, MARCH, two, on(1))
    assert (conflict.cause, conflict.families) == ("QUOTA_CONFLICT", 27)
    assert once_each([gap, gap]) == (gap,)
    assert quota_gaps(Program.RASTRA, MARCH, [QuotaSaid("62", (5,))], on(1)) == ()
