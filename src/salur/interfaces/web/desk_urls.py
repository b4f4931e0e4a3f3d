"""The addresses of the desk: the queue, the sheet of answers, how agencies answer."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import desk

_FILE = "meja/jawaban/<uuid:evidence_id>/"

DESK: tuple[URLPattern, ...] = (
    page("meja/", desk.show, "desk", verb="desk.read"),
    page("meja/lembaga/", desk.agencies, "desk-agencies", verb="desk.read"),
    page("meja/antrean/", desk.queue, "desk-queue", verb="answer.send", methods=WRITE),
    page("meja/jawaban/", desk.answers, "desk-answers", verb="answer.send", methods=BOTH),
    page(_FILE, desk.answers_file, "desk-answers-file", verb="answer.send"),
    page(f"{_FILE}kirim/", desk.send, "desk-answers-send", verb="answer.send", methods=WRITE),
    page(
        f"{_FILE}ditandai/", desk.marked, "desk-answers-marked", verb="answer.send", methods=WRITE
    ),
)
