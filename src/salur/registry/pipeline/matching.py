"""The steps by which results of matching are kept, and become proposals; sets in SQL."""

import datetime as dt
from collections.abc import Collection, Iterator
from pathlib import Path
from uuid import UUID

from django.db import connection

from salur.kernel.sql_text import sql_text
from salur.registry.domain import PROPOSES, Matching, MatchKind, MatchRow
from salur.registry.pipeline.loading import stored
from salur.registry.pipeline.sealing import Vault

_COLUMNS = {
    MatchKind.DUKCAPIL: ("nik", "status", "tanggal", "row"),
    MatchKind.PEKERJAAN: ("nik", "jenis", "tanggal", "instansi", "row"),
}
_COPY = "COPY registry_match_incoming (nik_blind, status, as_of, detail, row) FROM STDIN"


class FileOfMatches:
    """This answers from the accepted rows of a `dukcapil` or `pekerjaan` file."""

    def __init__(self, path: Path, kind: MatchKind) -> None:
        self._path = path
        self._columns = _COLUMNS[kind]

    def matched(self, niks: Collection[str] | None) -> Iterator[MatchRow]:
        """Give the file's rows of these numbers, or all of them."""
        wanted = None if niks is None else frozenset(niks)
        for nik, status, day, *detail, row in stored(self._path, self._columns):
            if wanted is None or nik in wanted:
                yield MatchRow(nik, status, day, detail[0] if detail else None, row)


def keep_matches(
    source: Matching,
    kind: MatchKind,
    *,
    path: str,
    evidence: UUID | None,
    by: UUID,
    at: dt.datetime,
) -> tuple[int, int, int, int, int]:
    """Keep what `source` knows of families at or under `path`, the newest day winning.

    Give how many rows, families, unknown numbers, new proposals and withdrawn ones.
    """
    vault = Vault()
    proposes = PROPOSES[kind]
    stamp = {"kind": kind, "path": path, "evidence": evidence, "by": by, "at": at}
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "matching/incoming"))
        with cursor.copy(_COPY) as copy:
            for one in source.matched(None):
                copy.write_row((vault.blind(one.nik), *one[1:]))
        cursor.execute(sql_text("registry", "matching/keep"), stamp)
        rows, families, unknown = cursor.fetchone()
        cursor.execute(
            sql_text("registry", "matching/propose"),
            {
                **stamp,
                "statuses": list(proposes),
                "reasons": [str(reason) for reason in proposes.values()],
            },
        )
        withdrawn, proposed = cursor.fetchone()
    return rows, families, unknown, proposed, withdrawn
