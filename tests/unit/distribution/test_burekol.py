"""What a bank asks of a family before it opens an account."""

import datetime as dt
from dataclasses import replace

import pytest

from salur.distribution.domain import ITEMS, Candidate, Missing, missing
from salur.evidence.domain.contract import load_contract

WHOLE = Candidate(
    nik="6201024101900001", name="Siti", mother="Rukmini", birth_place="Sampit",
    birth_date=dt.date(1990, 1, 1), address="Jl. Desa", payable=True,
)  # fmt: skip


def test_the_items_are_those_of_the_contract_and_seventeen() -> None:
    assert list(ITEMS) == [field.name for field in load_contract("burekol").fields]
    assert len(ITEMS) == 17


def test_a_whole_family_lacks_nothing() -> None:
    assert missing(WHOLE) == ()
    assert missing(replace(WHOLE, matched="PADAN")) == ()
    assert missing(replace(WHOLE, failed=True, repaired=True)) == ()


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ({"nik": None}, Missing.NIK),
        ({"nik": "620102410190000"}, Missing.NIK),
        ({"nik": "62010241019000x1"}, Missing.NIK),
        ({"name": None}, Missing.NAME),
        ({"name": "S1ti"}, Missing.NAME),
        ({"name": "-"}, Missing.NAME),
        ({"mother": ""}, Missing.MOTHER),
        ({"mother": "6201"}, Missing.MOTHER),
        ({"birth_place": " "}, Missing.BIRTH),
        ({"birth_date": None}, Missing.BIRTH),
        ({"address": None}, Missing.ADDRESS),
        ({"payable": False}, Missing.SUSPENDED),
        ({"failed": True}, Missing.NOT_REPAIRED),
        ({"matched": "BEDA_NAMA"}, Missing.NAME_DIFFERS),
        ({"matched": "TIDAK_DITEMUKAN"}, Missing.NIK_UNKNOWN),
        ({"matched": "GANDA"}, Missing.NIK_TWICE),
    ],
)
def test_what_is_missing_is_named(change: dict[str, object], lacks: Missing) -> None:
    assert missing(replace(WHOLE, **change)) == (lacks,)  # type: ignore[arg-type]


def test_a_nik_of_several_families_opens_no_account() -> None:
    assert missing(WHOLE, {"6201024101900001"}) == (Missing.NIK_TWICE,)


def test_a_candidate_never_shows_itself() -> None:
    assert "Rukmini" not in repr(WHOLE) and "6201024101900001" not in repr(WHOLE)
