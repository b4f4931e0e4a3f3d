"""The months of a publication: what each holds, and which may be published together."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import connection

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused, Sentence
from salur.reconciliation.pipeline.parties import Fingerprints
from salur.reconciliation.pipeline.publishing import Statements, published_codes
from salur.reconciliation.pipeline.rastra import PaperLine


@dataclass(frozen=True)
class Month:
    """One month to publish: the statements of all parties and the rules as they stand for it.

    `opening_told` are the codes of the regions of which a file of balances or a declaration of
    zero was given; without it a file counts for every region. `papers` are our own about
    rice that no contract knows. `monthly_idr` is what a family is due; None where nobody said.
    """

    period: Period
    statements: Statements
    as_of: dt.date
    idle_days: int = 0
    grace_days: int = 0
    ration_g: int = 0
    monthly_idr: int | None = None
    weighing_permille: int = 0
    papers: Sequence[PaperLine] = ()
    opening_told: frozenset[str] | None = None


class PublicationRefused(Refused):
    """These months cannot be published together; nothing was changed."""


def without_twins(months: Sequence[Month]) -> list[Month]:
    """Give the months with every file once: equal bytes count once, as in the command."""
    prints = Fingerprints()
    try:
        return [replace(one, statements=_distinct(one.statements, prints)) for one in months]
    finally:
        prints.close()


def _distinct(statements: Statements, prints: Fingerprints) -> Statements:
    found = {}
    for contract, files in statements.items():
        by_path = {file.path: file for file in reversed(files)}
        found[contract] = [by_path[path] for path in prints.distinct([f.path for f in files])]
    return found


def opening_told(month: Month, *, carries: bool) -> Sequence[str] | None:
    """Give the regions whose opening is known: told of, or published the month before."""
    if month.opening_told is None:
        return None if carries or month.statements.get("saldo") else ()
    if not carries:
        return sorted(month.opening_told)
    return sorted({*month.opening_told, *published_codes(month.period.shift(-1)), "-"})


def check_months(program: Program, months: Sequence[Month]) -> None:
    """Refuse months with gaps, and a change that published later months would not hear of."""
    periods = [month.period for month in months]
    if not periods or periods != [periods[0].shift(n) for n in range(len(periods))]:
        raise PublicationRefused(
            "months_not_consecutive",
            Sentence("Bulan yang diterbitkan harus berurutan.", "Months are published in a row."),
            Sentence("Sertakan bulan yang terlewat.", "Add the months that were left out."),
        )
    if program is not Program.BPNT:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(period) FROM reconciliation_version WHERE program = %s", [program]
        )
        last = cursor.fetchone()[0]
    if last is not None and last > periods[-1].number:
        raise PublicationRefused(
            "later_month_left_out",
            Sentence(
                f"Bulan sampai {Period.from_number(last)} sudah diterbitkan dan "
                "dibuka dengan saldo bulan ini.",
                f"Months up to {Period.from_number(last)} are published and"
                " open with this one's balances.",
            ),
            Sentence("Terbitkan semuanya sekaligus.", "Publish them all together."),
        )
