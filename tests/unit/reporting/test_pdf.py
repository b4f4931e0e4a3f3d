"""The letter says what the content says, reads no text as markup, and is quick."""

import shutil
import subprocess
import time
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.unit.reporting.samples import marks, money, rice

from salur.reporting.documents import berita_acara_pdf
from salur.reporting.documents.words import words
from salur.reporting.domain import writing
from salur.reporting.domain.berita_acara import BeritaAcara
from salur.reporting.domain.frozen import digest_of, freeze
from salur.reporting.domain.parts import SignatureMark

WITA = ZoneInfo("Asia/Makassar")
HOSTILE = '#panic("x") *_$[ ]\\ <a> @b `c` // /* " \u202e #read("/etc/passwd")'


def _said(content: BeritaAcara, signed: tuple[SignatureMark, ...] = ()) -> str:
    return str(words(content, signed, digest_of(freeze(content)), WITA))


@pytest.mark.parametrize("content", [money(), money(banks=1), money(version=2), rice()])
def test_every_figure_of_the_content_is_said(content: BeritaAcara) -> None:
    said = _said(content)
    for line in content.waterfall.lines:
        assert writing.bare_amount(content.program, line.amount) in said
    for row in content.classes:
        assert row.label in said and writing.count(row.units) in said
    for one in content.evidence:
        assert one.sha256[:12] in said and one.sha256 not in said
    for change in content.differences:
        assert change.label in said


def test_a_draft_is_marked_as_one_and_a_training_paper_always() -> None:
    assert "KONSEP" in _said(money())
    assert "KONSEP" in _said(money(), marks(money())[:1])
    assert "KONSEP" not in _said(money(), marks(money()))
    training = money(training=True)
    assert "'LATIHAN'" in _said(training, marks(training))


def test_signatures_stand_with_name_title_and_the_time_of_the_place() -> None:
    said = words(money(), marks(money()), digest_of(freeze(money())), WITA)
    office, bank, _ = said["parties"]
    assert office["title"] == "Plh. Kepala Dinas Sosial"
    assert office["nip_line"] == "NIP. 190001011900011001"
    assert "2 April 2019 pukul 14.05 WITA" in office["signed"]
    assert digest_of(freeze(money()))[:16] in office["signed"]
    assert (bank["nip"], bank["nip_line"], bank["rank"]) == ("", "", "PIHAK KEDUA")


def test_no_text_is_read_as_markup() -> None:
    content = money()
    evil = replace(
        content,
        number=HOSTILE,
        notes=(HOSTILE,),
        region=replace(content.region, name=HOSTILE, province=HOSTILE),
        letterhead=replace(content.letterhead, office=HOSTILE, address=(HOSTILE,), place=HOSTILE),
        evidence=(replace(content.evidence[0], file_name=HOSTILE, sender=HOSTILE),),
        areas=(replace(content.areas[0], name=HOSTILE, group=HOSTILE), *content.areas[1:]),
    )
    named = tuple(replace(mark, name=HOSTILE, title=HOSTILE) for mark in marks(content))
    assert berita_acara_pdf(evil, named).startswith(b"%PDF-")


def test_the_same_content_is_the_same_letter_byte_for_byte() -> None:
    assert berita_acara_pdf(money(), marks(money())) == berita_acara_pdf(money(), marks(money()))


def test_a_letter_of_a_thousand_desa_takes_seconds() -> None:
    content = money(desa=1000)
    start = time.perf_counter()
    berita_acara_pdf(content)
    assert time.perf_counter() - start < 6  # half a second alone; two cores are shared


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_the_paper_itself_bears_figures_page_numbers_and_repeated_heads(tmp_path: Path) -> None:
    file = tmp_path / "ba.pdf"
    file.write_bytes(berita_acara_pdf(money(desa=120), marks(money(desa=120))))
    command = ["pdftotext", "-layout", str(file), "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    assert "813.560.000" in text and "BERITA ACARA REKONSILIASI" in text
    pages = text.count("Halaman ")
    assert f"Halaman {pages} dari {pages}" in text
    assert text.count("Desa/kelurahan") >= pages - 4  # the head of the long table, on every page
