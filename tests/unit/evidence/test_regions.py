"""A file in another code system passes every test of existence; only the names tell."""

import datetime as dt
from pathlib import Path

import pytest

from salur.evidence.domain.code_systems import Named, contradiction
from salur.evidence.domain.regions import Span, base_regions, regions_on
from salur.kernel.refused import Refused
from tests.unit.evidence.making import check, found, text_of

# Kemendagri code and name of the kab/kota whose BPS codes differ (contracts.md section 5).
BPS = {
    "6206": "KATINGAN 6209", "6207": "SERUYAN 6208", "6208": "SUKAMARA 6206",
    "6209": "LAMANDAU 6207",
    "6210": "GUNUNG MAS 6211", "6211": "PULANG PISAU 6210", "6212": "MURUNG RAYA 6213",
    "6213": "BARITO TIMUR 6212", "6402": "Kab. Kutai Kartanegara 6403", "6403": "BERAU 6405",
    "6407": "KUTAI BARAT 6402", "6408": "KUTAI TIMUR 6404",
}  # fmt: skip


def _orders(path: Path, *rows: tuple[str, str], column: str = "kabupaten") -> Path:
    header = [
        "no_spm",
        "periode",
        "id_kpm",
        "kode_wilayah",
        "bank",
        "no_rekening",
        "nominal",
        column,
    ]
    lines = [
        ["S", "2019-03", f"K{n}", code, "BRI", "0062", "1", name]
        for n, (code, name) in enumerate(rows)
    ]
    path.write_text(text_of([header, *lines]), "utf-8")
    return path


def _own(code: str) -> tuple[str, str]:
    return code, BPS[code].rsplit(" ", 1)[0]


def _bps(code: str) -> tuple[str, str]:
    name, other = BPS[code].rsplit(" ", 1)
    return other, name


def same_in_both(code: str) -> bool:
    """Say whether a kab/kota bears one code in both systems, as all of Kalimantan Selatan do."""
    return len(code) == 4 and code.startswith("63")


def _refusal(path: Path) -> Refused:
    with pytest.raises(Refused) as refused:
        check(path, "perintah")
    return refused.value


def test_a_file_in_bps_codes_is_refused_with_three_examples(tmp_path: Path) -> None:
    refused = _refusal(_orders(tmp_path / "p.csv", *(_bps(code) for code in BPS)))
    assert refused.code == "region_code_system_mismatch"
    assert refused.in_language("id").count("menurut Kemendagri") == 3
    assert not (tmp_path / "out").exists()


def test_a_file_half_in_each_system_is_refused(tmp_path: Path) -> None:
    codes = list(BPS)
    rows = [_own(code) for code in codes[::2]] + [_bps(code) for code in codes[1::2]]
    rows += [(code, name) for code, name in base_regions().names.items() if same_in_both(code)]
    assert _refusal(_orders(tmp_path / "p.csv", *rows)).code == "region_code_system_mismatch"


def test_one_office_with_bps_codes_is_refused(tmp_path: Path) -> None:
    assert (
        _refusal(_orders(tmp_path / "p.csv", *[_bps("6407")] * 5)).code
        == "region_code_system_mismatch"
    )


def test_slips_and_spellings_are_no_other_system(tmp_path: Path) -> None:
    rows = [_own(code) for code in BPS] * 5 + [_bps("6407")] * 3 + [("6206", "entah di mana")] * 50
    checked = check(_orders(tmp_path / "p.csv", *rows), "perintah")
    assert checked.is_clean


def test_desa_names_are_compared_within_their_kabupaten(tmp_path: Path) -> None:
    desa = [
        (code, name) for code, name in base_regions().names.items() if code.startswith("620102")
    ][1:8]
    shifted = [(code, desa[(n + 1) % len(desa)][1]) for n, (code, _) in enumerate(desa)]
    assert check(_orders(tmp_path / "p.csv", *desa, column="desa"), "perintah").is_clean
    assert (
        _refusal(_orders(tmp_path / "p.csv", *shifted, column="desa")).code
        == "region_code_system_mismatch"
    )


def test_without_names_nothing_is_compared() -> None:
    assert contradiction(base_regions(), []) is None
    assert contradiction(base_regions(), [Named("6402", "KUTAI BARAT", 1)]) is not None


SPLIT = (
    Span("62", "KALTENG"),
    Span("6201", "KOBAR LAMA", None, dt.date(2019, 3, 1)),
    Span("6201", "KOBAR", dt.date(2019, 3, 1)),
    Span("6299", "DIHAPUS", None, dt.date(2019, 3, 1)),
)


@pytest.mark.parametrize(
    ("day", "outside"),
    [(dt.date(2019, 2, 28), set()), (dt.date(2019, 3, 1), {"6299"}), (None, {"6299"})],
)
def test_codes_are_asked_as_of_a_day(day: dt.date | None, outside: set[str]) -> None:
    known = regions_on(SPLIT, day)
    assert set(known.names) == {"62", "6201", "6299"}
    assert known.outside == outside
    assert known.names["6201"] == ("KOBAR" if outside else "KOBAR LAMA")


def test_a_code_outside_its_time_is_a_warning_and_an_unknown_one_is_not_read(
    tmp_path: Path,
) -> None:
    path = _orders(tmp_path / "p.csv", ("62", ""), ("6299", ""), ("6202", ""))
    check(path, "perintah", history=SPLIT, as_of=dt.date(2019, 3, 31))
    assert found(path) == [
        (3, "kode_wilayah", "region_not_valid_at_date", "warning"),
        (4, "kode_wilayah", "region_unknown", "warning"),
    ]
    check(path, "perintah", history=SPLIT, as_of=dt.date(2019, 2, 1))
    assert found(path) == [(4, "kode_wilayah", "region_unknown", "warning")]
