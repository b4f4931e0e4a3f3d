"""A file's header tells its contract, whatever else stands beside the columns."""

import pytest

from salur.evidence.domain.contract import contract_names, load_contract
from salur.evidence.domain.headers import match_header
from salur.evidence.domain.recognition import contract_of
from salur.kernel.refused import Refused


@pytest.mark.parametrize("name", contract_names())
def test_every_contract_is_told_by_its_columns(name: str) -> None:
    every = [field.name for field in load_contract(name).fields]
    required = [field.name for field in load_contract(name).fields if field.required]
    for cells in (every, required, ["Provinsi", "DESA", *every, "catatan kantor"], every[::-1]):
        assert contract_of(cells).name == name


def test_other_names_of_columns_tell_it_too() -> None:
    assert contract_of(["IDBDT", "Nama Pengurus", "NIK", "Kode Wilayah"]).name == "kpm"


@pytest.mark.parametrize("heading", ["Bansos", "Program Bantuan", "Jenis Bansos", "nama-program"])
@pytest.mark.parametrize("name", ["perintah", "topup", "transaksi", "setoran", "serah", "kuota"])
def test_the_programme_is_found_under_every_heading_that_offices_give_it(
    name: str, heading: str
) -> None:
    """Else lines of PKH would be taken for food: what bears no programme is the contract's own."""
    contract = load_contract(name)
    cells = [field.name for field in contract.fields if field.name != "program"]
    assert match_header(contract, [*cells, heading]).columns["program"] == len(cells)


def test_what_lacks_a_required_column_is_refused_as_the_nearest_kind() -> None:
    cells = ["referensi", "periode", "no_rekening", "nominal", "sts", "tanggal"]
    with pytest.raises(Refused, match="status") as refusal:
        contract_of(cells)
    assert refusal.value.code == "column_missing"
    assert "topup" in refusal.value.message.id


def test_what_no_contract_knows_is_refused_with_what_to_do() -> None:
    with pytest.raises(Refused) as refusal:
        contract_of(["foo", "bar"])
    assert refusal.value.code == "contract_not_recognised"
    assert "baris pertama" in refusal.value.next_step.id


def test_what_fits_two_kinds_alike_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("saldo", "saldo")
    monkeypatch.setattr("salur.evidence.domain.recognition.contract_names", lambda: names)
    with pytest.raises(Refused) as refusal:
        contract_of(["no_rekening", "saldo"])
    assert refusal.value.code == "contract_ambiguous"
