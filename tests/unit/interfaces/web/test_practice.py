"""Whatever leaves a practice area is marked."""

from pathlib import Path

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.test import RequestFactory

from salur.config.mails import PracticeMails
from salur.interfaces.web import sheets
from salur.interfaces.web.practice import PracticeMark


def _answer(response: HttpResponse) -> HttpResponse:
    def inner(_request: HttpRequest) -> HttpResponse:
        return response

    return PracticeMark(inner)(RequestFactory().get("/"))


def test_the_real_one_has_no_mark(settings: pytest.FixtureRequest) -> None:
    settings.SALUR_TRAINING = False  # type: ignore[attr-defined]
    with pytest.raises(MiddlewareNotUsed):
        _answer(HttpResponse())


def test_every_answer_every_file_and_a_fault_are_marked(settings: pytest.FixtureRequest) -> None:
    settings.SALUR_TRAINING = True  # type: ignore[attr-defined]
    sheet = sheets.answer("xlsx", "buku-bpnt", sheets.Sheet("Buku", ("Kode",), [("6201",)]))
    marked = _answer(sheet)
    assert marked["X-Salur-Training"] == "LATIHAN"
    assert marked["Content-Disposition"] == 'attachment; filename="LATIHAN-buku-bpnt.xlsx"'
    assert _answer(marked)["Content-Disposition"].count("LATIHAN") == 1
    fault = HttpResponse(get_template("500.html").render(), status=500)
    assert b"training-band" in _answer(fault).content
    assert "Content-Disposition" not in _answer(HttpResponse("halaman"))


def test_a_mail_of_a_practice_area_is_a_marked_file_and_leaves_nowhere(tmp_path: Path) -> None:
    mails = PracticeMails(file_path=str(tmp_path))
    for subject in ("Undangan ke Salur", "[LATIHAN] Undangan ke Salur"):
        mails.send_messages([EmailMessage(subject, "isi", "a@salur.test", ["b@salur.test"])])
    mails.close()
    [file] = tmp_path.iterdir()
    assert file.read_text().count("Subject: [LATIHAN] Undangan ke Salur") == 2
