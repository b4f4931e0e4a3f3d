"""The addresses of data sprints and of what is watched after an area changed to the card."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import sprints, watching

_SPRINT = "peralihan/data/<uuid:sprint_id>"

SPRINTS: tuple[URLPattern, ...] = (
    page("peralihan/data/", sprints.index, "sprints", verb="sprint.read", methods=BOTH),
    page(f"{_SPRINT}/", sprints.show, "sprint", verb="sprint.read"),
    page(f"{_SPRINT}/keluarga/", sprints.families, "sprint-families", verb="family.read"),
    page(f"{_SPRINT}/unduh/", sprints.export, "sprint-export", verb="export.take", methods=WRITE),
    *(
        page(f"{_SPRINT}/{route}/", view, f"sprint-{name}", verb="sprint.run", methods=WRITE)
        for route, view, name in (
            ("tugaskan", sprints.assign, "assign"),
            ("bagi", sprints.share_out, "share"),
            ("hitung", sprints.count, "count"),
            ("akhiri", sprints.end, "end"),
        )
    ),
    page("peralihan/pantau/", watching.index, "watch", verb="watch.read"),
    page("peralihan/pantau/desa/", watching.desa, "watch-desa", verb="watch.read"),
)
