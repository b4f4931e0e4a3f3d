"""The addresses of shops: the register, the signals of purchases, and who has no shop near."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import shops

SHOPS: tuple[URLPattern, ...] = (
    page("ewarong/", shops.index, "shops", verb="shop.read"),
    page("ewarong/sinyal/", shops.signals, "shops-signals", verb="shop.read"),
    page(
        "ewarong/sinyal/<uuid:signal_id>/",
        shops.signal,
        "shops-signal",
        verb="shop.read",
        methods=BOTH,
    ),
    page("ewarong/desa/", shops.unreached, "shops-unreached", verb="shop.read"),
    page("ewarong/hitung/", shops.count, "shops-count", verb="reconciliation.run", methods=WRITE),
    page("ewarong/<uuid:shop_id>/", shops.show, "shop", verb="shop.read"),
)
