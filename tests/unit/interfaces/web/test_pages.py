"""Every page, with its sample value, stands up to a strict visitor, in both languages."""

import gzip
from importlib.resources import files

import pytest
from django.http import Http404, HttpRequest
from django.test import RequestFactory
from django.utils import translation
from tests.unit.interfaces.web.page_checks import faults

from salur.interfaces.web.showcase import views
from salur.interfaces.web.showcase.samples import SAMPLES

KILOBYTE = 1024


@pytest.fixture(autouse=True)
def _debug(settings: pytest.FixtureRequest) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]


@pytest.fixture
def request_() -> HttpRequest:
    return RequestFactory().get("/gaya/")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_has_no_fault(request_: HttpRequest, name: str, language: str) -> None:
    with translation.override(language):
        assert faults(views.sample(request_, name).content.decode()) == []


def test_the_style_page_has_no_fault(request_: HttpRequest) -> None:
    assert faults(views.index(request_).content.decode()) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_is_light(request_: HttpRequest, name: str) -> None:
    assert len(gzip.compress(views.sample(request_, name).content)) < 30 * KILOBYTE


def test_the_first_visit_is_under_one_hundred_kilobytes(request_: HttpRequest) -> None:
    sheet = files("salur.interfaces.web").joinpath("static/salur/salur.css").read_bytes()
    script = files("django_htmx").joinpath("static/django_htmx/htmx-2.min.js").read_bytes()
    page = views.sample(request_, "beranda").content
    assert len(sheet) <= 25 * KILOBYTE
    assert sum(len(gzip.compress(part)) for part in (sheet, script, page)) < 100 * KILOBYTE


def test_the_sheet_asks_no_other_host() -> None:
    sheet = files("salur.interfaces.web").joinpath("static/salur/salur.css").read_text("utf-8")
    assert "url(" not in sheet and "@import" not in sheet


def test_the_style_page_exists_only_for_developers(
    request_: HttpRequest, settings: pytest.FixtureRequest
) -> None:
    settings.DEBUG = False  # type: ignore[attr-defined]
    with pytest.raises(Http404):
        views.index(request_)
    with pytest.raises(Http404):
        views.sample(request_, "beranda")


def test_a_training_installation_is_marked_on_every_page() -> None:
    page = views.sample(RequestFactory().get("/gaya/audit/?latihan"), "audit").content.decode()
    assert 'class="watermark"' in page
    ordinary = views.sample(RequestFactory().get("/gaya/audit/"), "audit").content.decode()
    assert "LATIHAN" not in ordinary


def test_english_pages_keep_no_indonesian_words_of_ours(request_: HttpRequest) -> None:
    with translation.override("en"):
        page = views.sample(request_, "unggah-temuan").content.decode()
    assert "Skip to content" in page and "Everything that is wrong" in page
    assert "Langsung ke isi" not in page
