"""The addresses about what needs somebody, what is carried, and what a decision ends."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import exceptions, write_offs

_ONE = "ditangani/hapus/<uuid:write_off_id>/"

EXCEPTIONS: tuple[URLPattern, ...] = (
    page("ditangani/", exceptions.show, "exceptions", verb="exception.read"),
    page(
        "ditangani/unduh/",
        exceptions.export,
        "exceptions-export",
        verb="export.take",
        methods=WRITE,
    ),
    page("ditangani/selesai/", exceptions.resolved, "resolved", verb="exception.read"),
    page(_ONE, write_offs.show, "write-off", verb="exception.read"),
    page(f"{_ONE}surat/", write_offs.paper, "write-off-paper", verb="exception.read"),
    page(
        f"{_ONE}setuju/",
        write_offs.approve,
        "write-off-approve",
        verb="write_off.approve",
        methods=WRITE,
    ),
    page(
        f"{_ONE}tolak/", write_offs.refuse, "write-off-refuse", verb="exception.read", methods=BOTH
    ),
    page(
        f"{_ONE}batal/", write_offs.undo, "write-off-undo", verb="write_off.approve", methods=BOTH
    ),
    page("ditangani/<uuid:exception_id>/", exceptions.unit, "exception", verb="exception.read"),
    page(
        "ditangani/<uuid:exception_id>/hapus/",
        write_offs.new,
        "write-off-new",
        verb="write_off.propose",
        methods=BOTH,
    ),
)
