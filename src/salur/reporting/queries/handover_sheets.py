"""What stands on the paper of sheets to sign: codes, lines, and names as they are now."""

from collections.abc import Mapping, Sequence

from salur.distribution import queries as distribution
from salur.places import queries as places
from salur.registry import queries as registry
from salur.reporting.documents import PaperLine, PaperSheet
from salur.reporting.domain import writing


def paper_sheets(sheets: Sequence[distribution.Sheet]) -> tuple[PaperSheet, ...]:
    """Give sheets as they are printed, in four questions however many there are."""
    ids = [one.id for one in sheets]
    codes, lines = distribution.page_codes(ids), distribution.sheet_lines(ids)
    wanted = [line.id_kpm for given in lines.values() for line in given]
    named = {id_kpm: name for id_kpm, name, *_ in registry.families_to_sheet(wanted)}
    regions = {one.kode_wilayah[:digits] for one in sheets for digits in (4, 6, 10)}
    names = places.names(regions, sheets[0].first.last_day) if sheets else {}
    return tuple(
        PaperSheet(
            desa=f"Desa/Kelurahan {_named(names, one.kode_wilayah)}",
            place=f"Kecamatan {_named(names, one.kode_wilayah[:6])}, {_named(names, one.code)}",
            first=one.first,
            last=one.last,
            arrived_grams=one.arrived_grams,
            codes=codes[one.id],
            lines=tuple(
                PaperLine(line.number, line.id_kpm, named.get(line.id_kpm, ""), line.grams)
                for line in lines[one.id]
            ),
        )
        for one in sheets
    )


def _named(names: Mapping[str, str], code: str) -> str:
    return writing.region_name(names.get(code, code))
