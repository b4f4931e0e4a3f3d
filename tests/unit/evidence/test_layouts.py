"""A layout says what is wrong with it all at once, and a file by it reads as any other."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from salur.batch.session import Session
from salur.evidence.domain.contract import load_contract
from salur.evidence.domain.describing import read_layout
from salur.evidence.domain.layout_problems import LayoutRefused
from salur.evidence.pipeline.decoding import Decoders, decoded
from salur.evidence.pipeline.layout_decoder import LayoutDecoder, given_layouts
from salur.kernel.refused import Refused
from tests.unit.evidence.laying import (
    DIVIDED,
    FAILED,
    WIDE,
    check_laid,
    detail,
    divided,
    example,
    text_of_example,
    wide,
    write,
)
from tests.unit.evidence.making import check, found

CHANGES: dict[str, tuple[tuple[str, str], str]] = {
    "a key is misspelt": (("encoding =", "encodng ="), "encodng"),
    "a required key is missing": (('source = "Buatan Salur, contoh"\n', ""), "source"),
    "the version is a text": (("version = 1", 'version = "1"'), "version"),
    "the day is in quotes": (("valid_from = 2019-01-01", 'valid_from = "2019"'), "valid_from"),
    "fields overlap": (("at = 14, length = 13", "at = 14, length = 14"), "fields.nilai"),
    "a field lies outside": (("at = 58, length = 25", "at = 58, length = 99"), "fields.nama"),
    "places are not described": (("[[87, 14]]", "[[88, 13]]"), "records.detail: Tempat 87"),
    "two records look alike": (('value = "T"', 'value = "D"'), "records.trailer.sign"),
    "a column of no contract": (("alasan = ", "alasn = "), "columns.alasn"),
    "a required column is not filled": (('nominal = "detail.nilai"\n', ""), "columns.nominal"),
    "a field that is not there": (('"detail.nilai"\nstatus', '"detail.nil"\nstatus'), "nominal"),
    "a code for no value": (('"SUKSES"', '"BERES"'), "columns.status"),
    "an amount from a text": (('nominal = "detail.nilai"', 'nominal = "detail.nama"'), "nominal"),
    "a control over nothing": (('declared = "trailer.nilai"', 'declared = "detail.nilai"'),
                               "controls[4].declared"),
    "a code without a table": (('codes = { "51" = "rekening tidak ditemukan", "76" = "rekening'
                                ' pasif" }', ""), "alasan.codes"),
    "a long number": (("Buatan Salur, contoh", "akun 1234567890123456"), "(TOML)"),
    "no TOML at all": (("[columns]", "[columns"), "(TOML)"),
    "a separator in fixed width": (("width = 100", 'width = 100\ndelimiter = ";"'), "delimiter"),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_wrong_with_a_layout_is_named_with_its_key(name: str) -> None:
    (old, new), key = CHANGES[name]
    text = text_of_example(WIDE)
    assert old in text
    with pytest.raises(LayoutRefused) as refused:
        read_layout(text.replace(old, new), "bank.toml")
    assert key in refused.value.in_language("id")
    assert "bank.toml" in refused.value.in_language("en")


def test_all_that_is_wrong_is_told_at_once() -> None:
    text = text_of_example(WIDE)
    for (old, new), _ in list(CHANGES.values())[:4]:
        text = text.replace(old, new)
    with pytest.raises(LayoutRefused) as refused:
        read_layout(text)
    keys = [one.key for one in refused.value.problems]
    assert {"encodng", "encoding", "source", "version", "valid_from"} <= set(keys)
    assert all(one.reason.id and one.remedy.en for one in refused.value.problems)


def test_the_examples_are_layouts_and_say_that_they_are_made_up() -> None:
    for label in (WIDE, DIVIDED):
        layout = example(label)
        assert layout.label == label
        assert "bukan format bank mana pun" in layout.text


def test_the_worked_example_of_the_documents_is_one(tmp_path: Path) -> None:
    page = Path(__file__).parents[3] / "docs" / "layouts.md"
    lines, described = re.findall(r"```(?:toml)?\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    (tmp_path / "bank.txt").write_text(lines)
    layout = Decoders((LayoutDecoder(read_layout(described)),), chosen=True)
    checked = check(tmp_path / "bank.txt", "topup", decoders=layout)
    assert (checked.rows, checked.accepted, checked.sum) == (2, 2, 220_000)


def test_a_wide_file_reads_as_any_other_by_its_own_line_numbers(tmp_path: Path) -> None:
    lines = wide([detail(1), detail(2, *FAILED)], [detail(3)])
    path = write(tmp_path / "bank.txt", lines)
    checked = check_laid(path)
    assert (checked.rows, checked.accepted, checked.sum) == (3, 3, 330_000)
    rows = _accepted(tmp_path, "referensi, periode, no_rekening, nominal, status, alasan, tanggal")
    assert json.loads(json.dumps(rows[1], default=str)) == [
        "R00000000002", "2019-03", "0006201000002", 110_000, "GAGAL", "rekening tidak ditemukan",
        "2019-03-12",
    ]  # fmt: skip


def test_what_cannot_be_read_is_a_finding_of_its_line_and_holds_back_that_row(
    tmp_path: Path,
) -> None:
    good = detail(1)
    spoilt = [good[:26] + "11.000.000     " + good[41:], good[:82] + "77" + good[84:],
              good[:-1], "X" + good[1:], detail(5)]  # fmt: skip
    lines = wide([good, good, good, good, good])
    lines[2:7] = spoilt
    path = write(tmp_path / "bank.txt", ["", *lines])
    with pytest.raises(Refused, match="total_differs"):
        check_laid(path)
    # Without the figures that would refuse it whole each fault is one row's.
    bare = text_of_example(WIDE).split("[[controls]]", maxsplit=1)[0]
    layout = Decoders((LayoutDecoder(read_layout(bare)),))
    checked = check(path, "topup", decoders=layout)
    assert (checked.rows, checked.accepted) == (5, 1)
    assert found(path) == [
        (4, "nominal", "number_unreadable", "error"),
        (5, "status", "value_not_allowed", "error"),
        (6, "", "line_width_differs", "error"),
        (7, "", "record_unknown", "error"),
    ]
    sheet = openpyxl.load_workbook(tmp_path / "out" / "annotated.xlsx").active
    assert sheet is not None
    assert [row[10] for row in sheet.iter_rows(min_row=2, values_only=True)] == [4, 5, 6, 7]


def test_a_divided_file_has_quotes_batches_and_letters_of_its_own(tmp_path: Path) -> None:
    lines = divided()
    path = write(tmp_path / "setor.txt", [*lines[:2], "", *lines[2:]], "\n", "windows-1252")
    checked = check_laid(path, DIVIDED)
    assert (checked.rows, checked.accepted, checked.sum) == (2, 2, 220_000)
    assert _accepted(tmp_path, "ntpn, periode, CAST(tanggal AS VARCHAR)") == [
        ("NTPN01", "2019-03", "2019-03-12"), ("NTPN01", "2019-02", "2019-03-12"),
    ]  # fmt: skip


BROKEN: dict[str, tuple[Callable[[list[str]], list[str]], str]] = {
    "a batch does not add up": (lambda ls: [*ls[:2], ls[2].replace("11000000", "11000001", 1),
                                            *ls[3:]], "total_differs"),
    "a row is missing": (lambda ls: [*ls[:2], *ls[3:]], "total_differs"),
    "the end is cut off": (lambda ls: ls[:-1], "frame_broken"),
    "a row behind the trailer": (lambda ls: [*ls, detail(9)], "frame_broken"),
    "a second trailer": (lambda ls: [*ls, ls[-1]], "frame_broken"),
    "a second header": (lambda ls: [ls[0], *ls], "frame_broken"),
    "a batch is not closed": (lambda ls: [one for one in ls if one[0] != "E"], "frame_broken"),
    "a row outside of a batch": (lambda ls: [ls[0], detail(9), *ls[1:]], "frame_broken"),
    "a trailer that is too short": (lambda ls: [*ls[:-1], ls[-1][:60]], "frame_broken"),
    "a figure that is no number": (lambda ls: [*ls[:-1], ls[-1].replace("T0", "TX")],
                                   "frame_broken"),
    "another header": (lambda ls: [ls[0].replace("TOPUP1", "TOPUP2"), *ls[1:]],
                       "layout_does_not_fit"),
    "letters of another encoding": (lambda ls: [*ls[:2], ls[2].replace("KEL", "K\u00c9L"),
                                                *ls[3:]], "encoding_unreadable"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_whose_frame_or_figures_do_not_hold_is_refused_whole(
    name: str, tmp_path: Path
) -> None:
    spoil, code = BROKEN[name]
    path = write(tmp_path / "bank.txt", spoil(wide([detail(1), detail(2)], [detail(3)])))
    with pytest.raises(Refused) as refused:
        check_laid(path)
    assert refused.value.code == code
    assert not (tmp_path / "out").exists()


def test_a_figure_that_differs_is_told_with_both_and_its_line(tmp_path: Path) -> None:
    path = write(tmp_path / "bank.txt", wide([detail(1), detail(2, *FAILED)], berhasil=22_000_050))
    with pytest.raises(Refused) as refused:
        check_laid(path)
    assert "trailer.berhasil (baris 6) menurut pengirim 220000.5, di dalam berkas 110000" in (
        refused.value.in_language("id")
    )


def test_a_layout_is_recognised_by_content_and_other_files_are_read_as_usual(
    tmp_path: Path,
) -> None:
    csv = tmp_path / "biasa.csv"
    csv.write_text(
        "referensi,periode,no_rekening,nominal,status,tanggal\nR1,2019-03,1,110000,SUKSES,2019-03-12\n"
    )
    assert check_laid(csv, chosen=False).accepted == 1
    with pytest.raises(Refused, match="layout_does_not_fit"):
        check_laid(csv)
    known = LayoutDecoder(example())
    laid = write(tmp_path / "bank.txt", wide([detail(1)]))
    with pytest.raises(Refused, match="layout_ambiguous"), Session() as session:
        both = Decoders((known, known))
        decoded(laid, session.scratch, load_contract("topup"), both)
    broken = tmp_path / "x.toml"
    broken.write_bytes(b"\xff")
    with pytest.raises(LayoutRefused, match="UTF-8"):
        given_layouts([broken])


def _accepted(directory: Path, columns: str) -> list[tuple[object, ...]]:
    with Session() as session:
        return session.rows(
            f"SELECT {columns} FROM read_parquet('{directory}/out/accepted.parquet')"
        )
