"""What a database was born as, a practice area or the real one: it is never opened as the other.

Whatever stands in the environment of a later start, made-up families are not shown as real ones,
and real ones not as made up.
"""

from django.db import connection

from salur.config.postgres import OWNER
from salur.kernel.refused import Refused, Sentence


class BirthRefused(Refused):
    """This database is not opened as what it is not."""


def check_birth(*, training: bool) -> None:
    """Mark a new database as what it is from now on; refuse one that was born as the other.

    Refused: `training_differs`.
    """
    born = _born()
    if born is None:
        _mark(training=training)
        born = _born()
    if born is not training:
        raise differs(training=training)


def differs(*, training: bool) -> BirthRefused:
    """Say that a database, or a backup of one, is not what it is to be opened as."""
    if training:
        return BirthRefused(
            "training_differs",
            Sentence(
                "Data ini data nyata; ia tidak dibuka sebagai LATIHAN.",
                "This data is real; it is not opened as a practice area.",
            ),
            Sentence(
                "Hapus SALUR_TRAINING, atau buka ruang latihan: salur serve --training.",
                "Unset SALUR_TRAINING, or open the practice area: salur serve --training.",
            ),
        )
    return BirthRefused(
        "training_differs",
        Sentence(
            "Data ini dibuat untuk LATIHAN; ia tidak dibuka sebagai data nyata.",
            "This data was made for practice (LATIHAN); it is not opened as the real one.",
        ),
        Sentence(
            "Buka dengan SALUR_TRAINING=1, atau arahkan SALUR_DATA ke pemasangan yang nyata.",
            "Open it with SALUR_TRAINING=1, or point SALUR_DATA at the real installation.",
        ),
    )


def _born() -> bool | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT training FROM access_birth")
        row = cursor.fetchone()
    return None if row is None else bool(row[0])


def _mark(*, training: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {OWNER}")
        try:
            cursor.execute(
                "INSERT INTO access_birth (training) VALUES (%s) ON CONFLICT DO NOTHING", [training]
            )
        finally:
            cursor.execute("RESET ROLE")
