"""The addresses of hand-overs on paper: the sheets of an area, and one sheet."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import handover, handovers

HANDOVERS: tuple[URLPattern, ...] = (
    page("serah-terima/", handovers.index, "handovers", verb="sheet.read"),
    *(
        page(f"serah-terima/{route}/", view, f"handovers-{name}", verb=verb, methods=WRITE)
        for route, view, name, verb in (
            ("buka", handovers.open_code, "open", "handover.record"),
            ("susun", handovers.draw, "draw", "sheet.draw"),
            ("cetak", handovers.print_all, "print", "handover.record"),
            ("cetak/berkas/<uuid:attachment_id>", handovers.printed, "file", "handover.record"),
            ("foto/<uuid:attachment_id>", handover.photo, "photo", "sheet.read"),
        )
    ),
    page(
        "serah-terima/cetak/<uuid:job_id>/",
        handovers.printing,
        "handovers-printing",
        verb="handover.record",
    ),
    page(
        "serah-terima/cetak/<uuid:job_id>/kemajuan/",
        handovers.progress,
        "handovers-progress",
        verb="handover.record",
    ),
    page("serah-terima/<uuid:sheet_id>/", handover.show, "handover", verb="sheet.read"),
    *(
        page(
            f"serah-terima/<uuid:sheet_id>/{route}/",
            view,
            f"handover-{name}",
            verb="handover.record",
            methods=methods,
        )
        for route, view, name, methods in (
            ("catat", handover.record, "record", WRITE),
            ("konsep", handover.draft, "draft", WRITE),
            ("cetak", handover.paper, "paper", WRITE),
            ("foto", handover.attach, "attach", WRITE),
            ("tarik", handover.withdraw, "withdraw", BOTH),
        )
    ),
)
