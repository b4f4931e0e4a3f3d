"""The addresses of obstacles and of the machines that are drawn."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import machines, obstacle, obstacles

_ONE = "hambatan/<uuid:obstacle_id>"

OBSTACLES: tuple[URLPattern, ...] = (
    page("hambatan/", obstacles.index, "obstacles", verb="obstacle.read"),
    page("hambatan/baru/", obstacles.new, "obstacle-new", verb="obstacle.open", methods=BOTH),
    page(f"{_ONE}/", obstacle.show, "obstacle", verb="obstacle.read"),
    page(f"{_ONE}/di-bawahnya/", obstacle.beneath, "obstacle-beneath", verb="exception.read"),
    page(
        "hambatan/lampiran/<uuid:attachment_id>/",
        obstacle.attachment,
        "obstacle-attachment",
        verb="obstacle.read",
        methods=WRITE,
    ),
    *(
        page(f"{_ONE}/{route}/", view, f"obstacle-{name}", verb=verb, methods=WRITE)
        for route, view, name, verb in (
            ("golongkan", obstacle.classify, "classify", "obstacle.assign"),
            ("tugaskan", obstacle.assign, "assign", "obstacle.read"),
            ("kerjakan", obstacle.start, "start", "obstacle.resolve"),
            ("serahkan", obstacle.offer, "offer", "obstacle.read"),
            ("terima", obstacle.accept, "accept", "obstacle.resolve"),
            ("kembalikan", obstacle.give_back, "return", "obstacle.resolve"),
            ("selesaikan", obstacle.resolve, "resolve", "obstacle.resolve"),
            ("pastikan", obstacle.verify, "verify", "obstacle.verify"),
            ("buka-kembali", obstacle.reopen, "reopen", "obstacle.verify"),
            ("komentar", obstacle.comment, "comment", "obstacle.comment"),
            ("ikuti", obstacle.follow, "follow", "obstacle.read"),
        )
    ),
    page("mesin/", machines.index, "machines", verb="obstacle.read"),
)
