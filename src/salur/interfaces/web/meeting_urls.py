"""The addresses of the race for realisation and of meetings."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import meeting_steps, meetings, race

_ONE = "rakor/<uuid:meeting_id>"
_READ, _MANAGE, _DECIDE = "meeting.read", "meeting.manage", "meeting.decide"

MEETINGS: tuple[URLPattern, ...] = (
    page("pacuan/", race.show, "race", verb="exception.read"),
    page("rakor/", meetings.index, "meetings", verb=_READ),
    page("rakor/baru/", meetings.new, "meeting-new", verb=_MANAGE, methods=BOTH),
    page(f"{_ONE}/", meetings.show, "meeting", verb=_READ),
    page(f"{_ONE}/ubah/", meetings.change, "meeting-change", verb=_MANAGE, methods=BOTH),
    page(f"{_ONE}/agenda/", meeting_steps.draw, "meeting-draw", verb=_MANAGE, methods=WRITE),
    page(f"{_ONE}/tambah/", meeting_steps.add, "meeting-add", verb=_MANAGE, methods=WRITE),
    page(f"{_ONE}/urut/", meeting_steps.order, "meeting-order", verb=_MANAGE, methods=WRITE),
    page(f"{_ONE}/keluarkan/", meeting_steps.drop, "meeting-drop", verb=_MANAGE, methods=WRITE),
    page(f"{_ONE}/siapkan/", meeting_steps.pack, "meeting-pack-all", verb=_MANAGE, methods=WRITE),
    page(f"{_ONE}/hadir/", meeting_steps.attend, "meeting-attend", verb=_MANAGE, methods=WRITE),
    page(f"{_ONE}/buka/", meeting_steps.hold, "meeting-hold", verb=_MANAGE, methods=WRITE),
    page(f"{_ONE}/batal/", meeting_steps.off, "meeting-off", verb=_MANAGE, methods=WRITE),
    page(f"{_ONE}/putuskan/", meeting_steps.decide, "meeting-decide", verb=_DECIDE, methods=WRITE),
    page(f"{_ONE}/susun/", meeting_steps.write, "meeting-write", verb=_MANAGE, methods=WRITE),
    page(
        f"{_ONE}/kembalikan/", meeting_steps.give_back, "meeting-return", verb=_DECIDE,
        methods=WRITE,
    ),
    page(f"{_ONE}/sahkan/", meeting_steps.sign, "meeting-sign", verb=_DECIDE, methods=WRITE),
    page(f"{_ONE}/kemajuan/<uuid:job_id>/", meetings.progress, "meeting-progress", verb=_MANAGE),
    page(
        f"{_ONE}/hentikan/<uuid:job_id>/", meetings.cancel, "meeting-cancel", verb=_MANAGE,
        methods=WRITE,
    ),
    page(f"{_ONE}/bahan/", meetings.book, "meeting-book", verb=_READ),
    page(f"{_ONE}/bahan/<str:code>/", meetings.pack, "meeting-pack", verb=_READ),
    page(f"{_ONE}/notula/<int:version>/", meetings.minutes, "meeting-minutes", verb=_READ),
)  # fmt: skip
