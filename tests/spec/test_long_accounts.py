"""Accounts with more digits than a small number holds are kept to the last of them."""

from pathlib import Path

from tests.spec.engine import run_bpnt, write_rows

SHORT = "001234567890123"
LONG = "00" + "12345678901234567890123"
NEIGHBOUR = LONG[:-1] + "4"


def test_a_long_account_is_told_from_its_neighbour_and_counts_as_any_other(tmp_path: Path) -> None:
    orders = [
        {"no_spm": "S", "periode": "2019-03", "id_kpm": f"K{n}", "kode_wilayah": "6201012001",
         "bank": "BRI", "no_rekening": one, "nominal": "110000"}
        for n, one in enumerate((SHORT, LONG, NEIGHBOUR))
    ]  # fmt: skip
    credit = {
        "periode": "2019-03",
        "nominal": "110000",
        "status": "SUKSES",
        "tanggal": "2019-03-05",
    }
    taken = {**credit, "status": "BATAL", "referensi_asal": "R1", "tanggal": "2019-03-09"}
    credits = [
        {**credit, "referensi": "R0", "no_rekening": SHORT},
        {**credit, "referensi": "R1", "no_rekening": LONG},
        {**credit, "referensi": "R2", "no_rekening": NEIGHBOUR},
        {**credit, "referensi": "R2", "no_rekening": NEIGHBOUR},
        {**taken, "referensi": "R3", "no_rekening": LONG},
        {**credit, "referensi": "R4", "no_rekening": "1,2E+15"},
    ]
    files = {
        "perintah": [write_rows(tmp_path, "perintah", orders, list(orders[0]))],
        "topup": [
            write_rows(
                tmp_path, "topup", credits, [*credit, "referensi", "no_rekening", "referensi_asal"]
            )
        ],
        "transaksi": [
            write_rows(
                tmp_path, "transaksi", [], ["id_transaksi", "no_rekening", "tanggal", "nominal"]
            )
        ],
    }
    result = run_bpnt(files, tmp_path)
    assert {key: unit["class"] for key, unit in result.units.items()} == {
        SHORT: "unspent", LONG: "credit_reversed", NEIGHBOUR: "unspent",
    }  # fmt: skip
    assert "replayed_line" in result.units[NEIGHBOUR]["findings"]
    assert result.run.findings["identifier_damaged_by_spreadsheet"] == 1
    assert [(one.contract, one.rows, one.accepted) for one in result.run.inputs.files] == [
        ("perintah", 3, 3), ("topup", 6, 5), ("transaksi", 0, 0),
    ]  # fmt: skip
