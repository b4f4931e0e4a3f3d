"""What `salur cycle` does once the installation runs."""

import uuid

from salur.distribution import actions, queries
from salur.distribution.queries import Cycle
from salur.interfaces.cli.commands.acting import acting, now, within
from salur.interfaces.cli.commands.results import rupiah
from salur.interfaces.cli.screen import Screen
from salur.interfaces.cli.values import UsageRefused
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Sentence
from salur.kernel.region_code import Level, RegionCode
from salur.places.queries import regions_under
from salur.reconciliation import actions as reconciliation


def show_cycles(screen: Screen, email: str, period: Period, path: str) -> None:
    """Print every cycle of a month in somebody's scope."""
    words = screen.words
    rows, after = [], None
    with within(acting(email)):
        while True:
            page = queries.cycle_lines(path, period=period, after=after, limit=200)
            rows += [
                [
                    line.cycle.code,
                    str(line.cycle.program),
                    str(line.cycle.state),
                    ", ".join(sorted({missing.contract for missing in line.missing})) or "-",
                ]
                for line in page.lines
            ]
            after = page.next_after
            if after is None:
                break
    heads = ["kab/kota", words("program", "programme"), words("keadaan", "state")]
    screen.table(str(period), [*heads, words("menunggu", "awaits")], rows)


def open_cycles(
    screen: Screen, email: str, program: Program, period: Period, region: RegionCode
) -> None:
    """Open the cycles of a kab/kota, or of every kab/kota of a province."""
    by = acting(email)
    with within(by):
        codes = [region.digits]
        if region.level < Level.KABKOTA:
            found = regions_under(region.path, Level.KABKOTA, period.last_day)
            codes = [one.code for one in found]
        opened = actions.open_cycles(
            program=program, period=period, codes=codes, by=by, at=now(), key=_key()
        )
    screen.say(
        f"{opened.opened} siklus dibuka, {opened.already} sudah ada.",
        f"{opened.opened} cycles opened, {opened.already} there already.",
    )


def freeze_list(
    screen: Screen, email: str, program: Program, period: Period, region: RegionCode
) -> None:
    """Freeze the list of a kab/kota's month."""
    by = acting(email)
    with within(by):
        one = _cycle(program, period, region)
        actions.freeze_list(cycle_id=one.id, by=by, at=now(), key=_key())
    screen.say("Daftar dibekukan.", "The list is frozen.")


def reconcile_month(screen: Screen, email: str, program: Program, period: Period) -> None:
    """Reconcile a month from everything accepted, and publish what changed."""
    by = acting(email)
    with within(by), screen.steps() as begin:
        done = reconciliation.reconcile_month(
            program=program, period=period, by=by, at=now(), key=_key(), progress=begin
        )
    screen.say(
        f"{done.changed_regions} kab/kota berubah, {rupiah(done.changed_rows)} baris, "
        f"{done.transfers} perpindahan di buku besar.",
        f"{done.changed_regions} kab/kota changed, {rupiah(done.changed_rows)} rows, "
        f"{done.transfers} transfers in the ledger.",
    )


def close_cycle(
    screen: Screen, email: str, program: Program, period: Period, region: RegionCode
) -> None:
    """Close a reconciled month."""
    by = acting(email)
    with within(by):
        one = _cycle(program, period, region)
        actions.close_cycle(cycle_id=one.id, by=by, at=now(), key=_key())
    screen.say("Siklus ditutup.", "The cycle is closed.")


def _cycle(program: Program, period: Period, region: RegionCode) -> Cycle:
    found = queries.cycle_of(program, period, region.digits)
    if found is None:
        raise UsageRefused(
            "cycle_unknown",
            Sentence("Siklus itu belum dibuka.", "That cycle is not open."),
            Sentence("Buka dengan salur cycle open.", "Open it with salur cycle open."),
        )
    return found


def _key() -> str:
    return f"cli {uuid.uuid4()}"
