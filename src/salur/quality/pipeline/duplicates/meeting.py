"""Which rows are compared at all: those that share something few rows share."""

from collections.abc import Mapping

from salur.batch.session import Session

PACKAGE = "salur.quality"
_ALONE, _WITH_ANOTHER, _HALF, _LITTLE = 4, 4, 2, 1

# What sharing a key is worth; pairs that share less than `_enough` together are not compared.
WORTH: Mapping[str, int] = {
    "nik": _ALONE,
    "kk": _ALONE,
    "account": _ALONE,
    "pkh": _ALONE,
    "name_day": _WITH_ANOTHER,
    "mother_day": _WITH_ANOTHER,
    "head_day": _WITH_ANOTHER,
    "name_mother": _WITH_ANOTHER,
    "name_head": _WITH_ANOTHER,
    "mother_head_kabkota": _WITH_ANOTHER,
    "day_desa": _HALF,
    "name_desa": _HALF,
    "desa_street": _HALF,
    "desa_head": _HALF,
    "nik_begins": _HALF,
    "day_first": _HALF,
    "day_last": _HALF,
    "desa_mother": _HALF,
    "desa_year_first": _HALF,
    "kabkota_name_year": _HALF,
    "desa_first": _HALF,
    "desa_last": _HALF,
    "street_first": _HALF,
    "street_last": _HALF,
    "born_kabkota": _HALF,
    "born_birthplace": _HALF,
    "name_kabkota": _HALF,
    "birthplace_first": _HALF,
    "birthplace_last": _HALF,
    "desa_birthplace_rt": _HALF,
    "nik_ends": _LITTLE,
    "street_born": _LITTLE,
    "name_rt": _LITTLE,
    "born": _LITTLE,
    "name": _LITTLE,
    "street": _LITTLE,
    "last_rt": _LITTLE,
}
_SMALL = 15_000  # rows; in fewer a half agreement alone is worth a look
_PAIRS_A_KEY = 4_000_000


def let_meet(session: Session, rows: int) -> None:
    """Write `met`: the pairs of `people` that are worth comparing.

    The more rows there are, the fewer may share a key: the work grows with the rows, not with
    their square.
    """
    most = max(30, min(300, _PAIRS_A_KEY // max(rows, 1)))
    enough = _HALF if rows <= _SMALL else _WITH_ANOTHER
    session.run("CREATE TABLE meetings (a INTEGER, b INTEGER, weight TINYINT)")
    for column, weight in WORTH.items():
        if weight == _LITTLE and enough > _HALF:
            continue  # in a long list too many share these by chance
        session.file(
            PACKAGE, "duplicates/meet.sql", {"most": most, "weight": weight}, column=column
        )
    session.file(PACKAGE, "duplicates/meet_across.sql", {"most": most, "weight": _HALF})
    session.file(PACKAGE, "duplicates/met.sql", {"enough": enough})
