"""The addresses of families: the register, changes, twins, and the ministry's snapshot."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import changes, duplicates, families, sync, waiting

FAMILIES: tuple[URLPattern, ...] = (
    page("keluarga/", families.search, "families", verb="family.read", methods=BOTH),
    page("keluarga/<uuid:family_id>/", families.show, "family", verb="family.read"),
    page(
        "keluarga/<uuid:family_id>/buka/<slug:secret>/",
        families.unmask,
        "family-unmask",
        verb="identifier.unmask",
        methods=WRITE,
    ),
    page("perubahan/", changes.index, "changes", verb="family.read"),
    page("perubahan/baru/", changes.new, "change-new", verb="change.propose", methods=BOTH),
    page("perubahan/catat/", changes.verify, "changes-verify", verb="change.verify", methods=WRITE),
    page(
        "perubahan/tarik/",
        changes.withdraw,
        "changes-withdraw",
        verb="change.propose",
        methods=WRITE,
    ),
    page("perubahan/<uuid:document_id>/", changes.document, "changes-document", verb="family.read"),
    page(
        "perubahan/<uuid:document_id>/sahkan/",
        changes.endorse,
        "changes-endorse",
        verb="change.endorse",
        methods=WRITE,
    ),
    page(
        "perubahan/<uuid:document_id>/tolak/",
        changes.refuse,
        "changes-refuse",
        verb="change.endorse",
        methods=BOTH,
    ),
    page(
        "perubahan/<uuid:document_id>/tolak-keliru/",
        changes.refuse_wrong,
        "changes-refuse-wrong",
        verb="change.endorse",
        methods=WRITE,
    ),
    page("daftar-tunggu/", waiting.show, "waiting", verb="family.read"),
    page("keluarga-ganda/", duplicates.index, "duplicates", verb="duplicate.read"),
    page(
        "keluarga-ganda/urungkan/",
        duplicates.undo_latest,
        "duplicates-undo",
        verb="duplicate.read",
        methods=WRITE,
    ),
    page(
        "keluarga-ganda/cari/",
        duplicates.search,
        "duplicates-search",
        verb="duplicate.search",
        methods=WRITE,
    ),
    page("keluarga-ganda/<uuid:pair_id>/", duplicates.show, "duplicate", verb="duplicate.read"),
    page(
        "keluarga-ganda/<uuid:pair_id>/putuskan/",
        duplicates.decide,
        "duplicate-decide",
        verb="duplicate.read",
        methods=WRITE,
    ),
    page(
        "keluarga-ganda/<uuid:pair_id>/batal/",
        duplicates.undo,
        "duplicate-undo",
        verb="duplicate.read",
        methods=BOTH,
    ),
    page("sinkron/", sync.index, "sync", verb="family.read"),
    page("sinkron/<uuid:snapshot_id>/", sync.snapshot, "sync-snapshot", verb="family.read"),
    page("sinkron/konflik/", sync.queue, "sync-conflicts", verb="family.read"),
    page("sinkron/konflik/<uuid:conflict_id>/", sync.conflict, "sync-conflict", verb="family.read"),
    page(
        "sinkron/konflik/<uuid:conflict_id>/putuskan/",
        sync.decide,
        "sync-decide",
        verb="conflict.decide",
        methods=WRITE,
    ),
    page("sinkron/perubahan/", sync.changes, "sync-changes", verb="family.read"),
    page("sinkron/perubahan/kirim/", sync.send, "sync-send", verb="change.send", methods=WRITE),
    page(
        "sinkron/perubahan/<uuid:sending_id>/<slug:kind>/unduh/",
        sync.file,
        "sync-file",
        verb="change.send",
    ),
)
