"""The steps of setting up the parties of some provinces: plan from data, then write what misses."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from salur.kernel.region_code import RegionCode
from salur.parties import domain
from salur.parties.models import Organisation, Reach, Service
from salur.places import queries as places


@dataclass(frozen=True)
class Planned:
    """One organisation to be, its parent by code, its subtrees and the kab/kota it serves."""

    kind: str
    code: str
    name: str
    parent: str | None = None
    paths: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    citation: str = ""


def plan(provinces: list[str], on: dt.date) -> list[Planned]:
    """Plan every organisation, parents first."""
    nation = (domain.NATION_PATH,)
    planned = [Planned("ministry", *domain.MINISTRY, None, nation)]
    planned += [
        Planned("ministry_wilayah", w.code, w.name, domain.MINISTRY[0], _paths(w.provinces),
                (), w.citation)
        for w in domain.WILAYAHS
    ]  # fmt: skip
    kabkota: list[str] = []
    for province in provinces:
        planned += _offices(province, on, kabkota)
    planned += _banks(kabkota)
    planned += _bulog(provinces, kabkota)
    return planned


def write(planned: Iterable[Planned], on: dt.date) -> tuple[int, int]:
    """Write what is missing; give how many organisations and services were made."""
    known = {row.code: row for row in Organisation.objects.select_for_update()}
    made, reach, served = 0, [], []
    for one in planned:
        row = known.get(one.code)
        if row is None:
            parent = known[one.parent] if one.parent else None
            row = Organisation.objects.create(
                kind=one.kind, code=one.code, name=one.name, parent=parent
            )
            known[one.code], made = row, made + 1
            reach += [
                Reach(organisation=row, path=path, valid_from=on, citation=one.citation)
                for path in one.paths
            ]
        served += [(row, code, one.citation) for code in one.serves]
    Reach.objects.bulk_create(reach)
    return made, _write_services(served, on)


def _write_services(served: list[tuple[Organisation, str, str]], on: dt.date) -> int:
    # A kab/kota that already has a bank (or Bulog) keeps what somebody has recorded for it.
    kinds = (domain.BANK_KINDS, domain.BULOG_KINDS)
    has = {
        (code, kind in domain.BANK_KINDS)
        for code, kind in Service.objects.values_list("code", "organisation__kind")
    }
    assert all(any(row.kind in group for group in kinds) for row, _, _ in served)
    new = [
        Service(organisation=row, code=code, valid_from=on, citation=citation)
        for row, code, citation in served
        if (code, row.kind in domain.BANK_KINDS) not in has
    ]
    Service.objects.bulk_create(new)
    return len(new)


def _offices(province: str, on: dt.date, kabkota: list[str]) -> list[Planned]:
    region = places.region_as_of(province, on)
    assert region is not None, "the action has checked that the province exists"
    offices = [
        Planned(
            "dinsos_province",
            f"DINSOS-{province}",
            f"Dinas Sosial Provinsi {region.name.title()}",
            domain.MINISTRY[0],
            (region.path,),
        ),
        *_beside(province, f"Provinsi {region.name.title()}", region.path),
    ]
    for child in places.children(region.path, on):
        kabkota.append(child.code)
        offices.append(
            Planned(
                "dinsos_kabkota",
                f"DINSOS-{child.code}",
                f"Dinas Sosial {_written_out(child.name)}",
                f"DINSOS-{province}",
                (child.path,),
            )
        )
        offices += _beside(child.code, _written_out(child.name), child.path)
    return offices


def _beside(code: str, name: str, path: str) -> list[Planned]:
    """Plan who stands beside a Dinas Sosial and is asked as well."""
    return [
        Planned("government", f"PEMDA-{code}", f"Pemerintah {name}", None, (path,)),
        Planned("dukcapil", f"DUKCAPIL-{code}", f"Dinas Dukcapil {name}", None, (path,)),
    ]


def _banks(kabkota: list[str]) -> list[Planned]:
    first = {code: domain.banks_to_begin_with(code) for code in kabkota}
    planned = []
    for bank, name in domain.BANKS.items():
        planned.append(Planned("bank", bank, name, None, (domain.NATION_PATH,)))
        for citation in sorted({source for banks, source in first.values() if bank in banks}):
            codes = tuple(c for c, (banks, source) in first.items()
                          if bank in banks and source == citation)  # fmt: skip
            planned.append(Planned("bank", bank, name, serves=codes, citation=citation))
    return planned


def _bulog(provinces: list[str], kabkota: list[str]) -> list[Planned]:
    planned = [Planned("bulog", *domain.BULOG, None, (domain.NATION_PATH,))]
    for division in domain.DIVISIONS:
        if not set(division.provinces) & set(provinces):
            continue
        planned.append(
            Planned(
                "bulog_division",
                division.code,
                division.name,
                domain.BULOG[0],
                _paths(division.provinces),
                tuple(code for code in kabkota if code[:2] in division.provinces),
                division.citation,
            )
        )
    return planned


def _paths(provinces: Iterable[str]) -> tuple[str, ...]:
    return tuple(RegionCode(province).path for province in provinces)


def _written_out(name: str) -> str:
    """Give "KAB. KAPUAS" as "Kabupaten Kapuas"."""
    return name.title().replace("Kab. ", "Kabupaten ", 1)
