"""Who is to be visited, as worklists are printed: by kecamatan, desa by desa."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from salur.graduation.queries.due import DueFamily, due_lists, stage_due
from salur.places import queries as places
from salur.reporting.documents.visit_worklist import VisitLine, VisitList
from salur.reporting.domain import writing

_KECAMATAN = 6  # digits


def visit_lists(path: str, on: dt.date) -> Iterator[tuple[str, tuple[VisitList, ...]]]:
    """Give the worklists at or under `path`, a kecamatan at a time, with its code.

    Two questions for the ranking and one for the names of regions, however many families there are.
    """
    stage_due(path, on)
    found = list(due_lists())
    codes = {one.code for one in found}
    names = places.names({code[:size] for code in codes for size in (4, 6, 10)}, on)
    for code, families in groupby(found, key=lambda one: one.code[:_KECAMATAN]):
        by_desa = groupby(families, key=lambda one: one.code)
        yield code, tuple(_of_desa(desa, several, names) for desa, several in by_desa)


def _of_desa(code: str, families: Iterable[DueFamily], names: Mapping[str, str]) -> VisitList:
    def named(digits: int) -> str:
        return writing.region_name(names.get(code[:digits], code[:digits]))

    return VisitList(
        desa=f"Desa/Kelurahan {named(10)}",
        place=f"Kecamatan {named(6)}, {named(4)}",
        lines=tuple(
            VisitLine(one.id_kpm, one.name, _address(one), one.words.id) for one in families
        ),
    )


def _address(one: DueFamily) -> str:
    rt_rw = "/".join(filter(None, (one.rt, one.rw)))
    return " ".join(filter(None, (f"RT/RW {rt_rw}" if rt_rw else "", one.address)))
