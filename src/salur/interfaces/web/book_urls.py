"""The addresses of the books, of suspense, and of the recapitulations that parties contest."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import books, recaps, suspense

BOOKS: tuple[URLPattern, ...] = (
    page("buku/", books.show, "books", verb="ledger.read"),
    page("buku/akun/", books.account, "books-account", verb="ledger.read"),
    page("buku/perpindahan/", books.transfers, "books-transfers", verb="ledger.read"),
    page("buku/unduh/", books.file, "books-file", verb="ledger.read"),
    page("buku/penampungan/", suspense.show, "books-suspense", verb="ledger.read"),
    page(
        "buku/penampungan/usul/",
        suspense.new,
        "books-clearing-new",
        verb="suspense.clear",
        methods=BOTH,
    ),
    page(
        "buku/penampungan/<uuid:clearing_id>/",
        suspense.clearing,
        "books-clearing",
        verb="ledger.read",
    ),
    page(
        "buku/penampungan/<uuid:clearing_id>/setuju/",
        suspense.approve,
        "books-clearing-approve",
        verb="suspense.approve",
        methods=WRITE,
    ),
    page(
        "buku/penampungan/<uuid:clearing_id>/tolak/",
        suspense.refuse,
        "books-clearing-refuse",
        verb="ledger.read",
        methods=BOTH,
    ),
    page(
        "buku/penampungan/<uuid:clearing_id>/tarik/",
        suspense.undo,
        "books-clearing-undo",
        verb="suspense.clear",
        methods=BOTH,
    ),
    page("rekapitulasi/", recaps.show, "recaps", verb="ledger.read"),
    page("rekapitulasi/unduh/", recaps.file, "recaps-file", verb="ledger.read"),
    page(
        "rekapitulasi/bantah/",
        recaps.new_contest,
        "recaps-contest-new",
        verb="line.contest",
        methods=BOTH,
    ),
    page(
        "rekapitulasi/bantahan/<uuid:contest_id>/",
        recaps.contest,
        "recaps-contest",
        verb="ledger.read",
    ),
    page(
        "rekapitulasi/bantahan/<uuid:contest_id>/<slug:what>/",
        recaps.answer,
        "recaps-contest-answer",
        verb="ledger.read",
        methods=BOTH,
    ),
)
