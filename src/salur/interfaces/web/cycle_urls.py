"""The addresses of a month's distribution: cycles, requests for rice, and payment orders."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import cycles, orders

CYCLES: tuple[URLPattern, ...] = (
    page("penyaluran/", cycles.index, "cycles", verb="cycle.read"),
    page("penyaluran/<uuid:cycle_id>/", cycles.show, "cycle", verb="cycle.read"),
    page(
        "penyaluran/<uuid:cycle_id>/spa/",
        cycles.new_spa,
        "spa-new",
        verb="spa.prepare",
        methods=BOTH,
    ),
    page(
        "penyaluran/<uuid:cycle_id>/perintah/", orders.received, "cycle-order", verb="family.read"
    ),
    page("perintah/", orders.index, "orders", verb="cycle.read"),
    page("perintah/baru/", orders.new, "order-new", verb="order.prepare", methods=BOTH),
    page("perintah/<uuid:order_id>/", orders.show, "order", verb="cycle.read"),
    page("perintah/<uuid:order_id>/keluarga/", orders.lines, "order-lines", verb="family.read"),
    page(
        "perintah/<uuid:order_id>/ulang/",
        orders.resend,
        "order-resend",
        verb="order.prepare",
        methods=BOTH,
    ),
    page(
        "perintah/<uuid:order_id>/langkah/<slug:what>/",
        orders.step,
        "order-step",
        verb="cycle.read",
        methods=BOTH,
    ),
    page(
        "penyaluran/<uuid:cycle_id>/<slug:what>/",
        cycles.act,
        "cycle-act",
        verb="cycle.read",
        methods=WRITE,
    ),
    page(
        "spa/<uuid:spa_id>/periksa/",
        cycles.check_spa,
        "spa-check",
        verb="spa.check",
        methods=WRITE,
    ),
    page(
        "spa/<uuid:spa_id>/setuju/",
        cycles.approve_spa,
        "spa-approve",
        verb="spa.approve",
        methods=WRITE,
    ),
    page("spa/<uuid:spa_id>/", cycles.spa_file, "spa-file", verb="cycle.read"),
)
