"""Carrying quotas and parameters to the codes that succeed theirs; frozen lists stand in the way.

Refused: `list_frozen_later`, where a list of the month, or of a later one, is frozen already.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.kernel.period import Period
from salur.kernel.refused import Refused, Sentence
from salur.kernel.region_code import RegionCode
from salur.kernel.sql_text import sql_text
from salur.programs import pipeline


@dataclass(frozen=True)
class QuotasCarried:
    """How many quotas were carried, and how many ended that nobody can divide: set them anew.

    `parameters` went on under the new code; `parameters_open` are those of regions that were
    divided.
    """

    carried: int
    open: int
    parameters: int
    parameters_open: tuple[str, ...]


class CarryRefused(Refused):
    """These quotas are not carried; nothing was changed."""


@transaction.atomic
def carry_quotas(
    *,
    kabkota: Sequence[str],
    whole: Mapping[str, str],
    gone: Sequence[str],
    period: Period,
    reason: str,
    by: Actor,
    at: dt.datetime,
) -> QuotasCarried:
    """Carry the quotas of `period` and later from codes that are gone to those that took `whole`.

    So do the programmes that decisions put their desa under, and parameters. Lists that are frozen
    stay; one of a `kabkota` and such a month is a refusal.
    """
    require(by, "regions.succeed")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            sql_text("programs", "lists_from"),
            {"period": period.number, "kabkota": list(kabkota)},
        )
        frozen = cursor.fetchall()
        if frozen:
            raise _frozen(frozen)
        heirs = {old: new for old, new in whole.items() if old in set(gone)}
        paths = [RegionCode(code).path for code in heirs.values()]
        cursor.execute(
            sql_text("programs", "carry_quotas"),
            {
                "olds": list(heirs),
                "news": list(heirs.values()),
                "paths": paths,
                "gone": list(gone),
                "period": period.number,
                "reason": reason,
                "at": at,
            },
        )
        carried, ended = cursor.fetchone()
        pipeline.carry_turns(whole, period)
        cursor.execute(
            sql_text("programs", "carry_parameters"),
            {
                "old_paths": [RegionCode(code).path for code in heirs],
                "paths": paths,
                "gone_paths": [RegionCode(code).path for code in gone],
                "day": period.first_day,
            },
        )
        parameters, left = cursor.fetchone()
    return QuotasCarried(int(carried), int(ended), int(parameters), tuple(left))


def _frozen(lists: Sequence[tuple[str, int]]) -> CarryRefused:
    shown = "; ".join(f"{code} {Period.from_number(number)}" for code, number in lists[:3])
    return CarryRefused(
        "list_frozen_later",
        Sentence(
            f"Daftar bulan itu atau sesudahnya sudah dibekukan: {shown}.",
            f"Lists of that month or later are frozen already: {shown}.",
        ),
        Sentence(
            "Pakai bulan sesudah daftar terakhir yang dibekukan.",
            "Choose a month after the last frozen list.",
        ),
    )
