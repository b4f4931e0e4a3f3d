"""Letting families follow their desa to the code that succeeds it.

Refused: `changes_open`, where a berita acara is still on its way in one of these desa.
"""

import datetime as dt
from collections.abc import Mapping

from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.kernel.refused import Refused, Sentence
from salur.kernel.region_code import NATION, RegionCode
from salur.kernel.sql_text import sql_text
from salur.registry import pipeline


class FollowingRefused(Refused):
    """These families don't follow yet; nothing was changed."""


@transaction.atomic
def move_to_successors(desa: Mapping[str, str], *, by: Actor, at: dt.datetime) -> int:
    """Move every family of these desa to its successor; give how many moved.

    What they were stays in the register's history. Moved already, nothing happens.
    """
    require(by, "regions.succeed")
    olds, news = list(desa), list(desa.values())
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "succession/open_changes"), {"olds": olds})
        waiting = int(cursor.fetchone()[0])
        if waiting:
            raise FollowingRefused(
                "changes_open",
                Sentence(
                    f"{waiting} perubahan di desa ini belum selesai.",
                    f"{waiting} changes in these desa are still on their way.",
                ),
                Sentence(
                    "Sahkan atau tolak dahulu berita acaranya, lalu ulangi.",
                    "Endorse or refuse their berita acara first, then try again.",
                ),
            )
        cursor.execute(
            sql_text("registry", "succession/move_families"),
            {
                "olds": olds,
                "news": news,
                "old_paths": [RegionCode(code).path for code in olds],
                "new_paths": [RegionCode(code).path for code in news],
                "by": by.person_id,
                "at": at,
            },
        )
        moved = int(cursor.fetchone()[0])
        pipeline.count_cards(NATION, [*olds, *news])
        return moved
