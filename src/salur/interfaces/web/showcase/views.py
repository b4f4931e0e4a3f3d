"""Shows the style page and the sample pages; without DEBUG they don't exist."""

import datetime as dt

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from salur.interfaces.web.components import Heading, Masked, Notice, Progress, Tag
from salur.interfaces.web.context import Installation, version
from salur.interfaces.web.forms import AcceptInvitation
from salur.interfaces.web.showcase.samples import SAMPLES, home, plain, report, upload
from salur.interfaces.web.showcase.samples.shell import shell


class SampleForm(forms.Form):
    """This form is wrong in two fields, to show what that looks like."""

    number = forms.CharField(
        label="Nomor berita acara", help_text="Seperti pada surat, contoh 460/014/2019."
    )
    day = forms.DateField(label="Tanggal")
    sure = forms.BooleanField(label="Saya sudah membaca daftarnya", required=False)


def _only_in_debug() -> None:
    if not settings.DEBUG:
        raise Http404


def index(request: HttpRequest) -> HttpResponse:
    """Show every component on one page."""
    _only_in_debug()
    context = {
        "shell": shell("", "Komponen"),
        "page": {
            "head": Heading(
                "Gaya Salur",
                "Setiap komponen dengan data contoh; setiap halaman ada di daftar ini.",
            )
        },
        "samples": [(name, sample.title) for name, sample in SAMPLES.items()],
        "tags": [
            Tag("keterangan"),
            Tag("selesai", "good"),
            Tag("menunggu", "wait"),
            Tag("perlu tindakan", "alert"),
        ],
        "home": home.province(),
        "notices": [
            Notice("empty", "Belum ada apa-apa", "Berkas yang diunggah muncul di sini."),
            Notice("loading", "Sedang dihitung", "Biasanya kurang dari satu menit."),
            Notice(
                "wrong",
                "Berkas ditolak",
                "Jumlah rupiah berbeda Rp4.400.000 dari yang disebut pengirim. Minta "
                "berkas yang benar.",
            ),
            Notice("done", "Diterima", "17.531 baris dipakai."),
        ],
        "progress": Progress("Memeriksa baris", 64, 100, "#", "64.000 dari 100.000 baris"),
        "masked": Masked("NIK", "6371••••••••0004", "#", identifier="nik"),
        "shown": Masked("NIK", "", shown="contoh, bukan NIK", identifier="nik2"),
        "form": SampleForm({"number": "", "day": "kemarin"}),
        "upload": upload.choose().form,
        "findings": upload.findings().findings,
        "report": report.awaiting(),
        "confirmation": plain.confirm().confirmation,
        "day": dt.date(2019, 3, 27),
    }
    return render(request, "web/showcase/index.html", context)


def sample(request: HttpRequest, name: str) -> HttpResponse:
    """Show one page with its sample value; `?latihan` marks it as training."""
    _only_in_debug()
    if name not in SAMPLES:
        raise Http404
    chosen = SAMPLES[name]
    context: dict[str, object] = {
        "shell": shell(name, chosen.title),
        "page": chosen.make(),
        "form": AcceptInvitation() if name == "undangan" else None,
    }
    if "latihan" in request.GET:
        context["installation"] = Installation(version(), training=True)
    return render(request, f"web/pages/{chosen.template}.html", context)


urlpatterns = [
    path("", index, name="showcase"),
    path("<slug:name>/", sample, name="showcase-page"),
]
