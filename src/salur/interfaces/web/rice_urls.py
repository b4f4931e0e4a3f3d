"""The addresses of rice on its way: the chain, its documents, the stock, and the forms."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, page
from salur.interfaces.web.views import rice, rice_forms

RICE: tuple[URLPattern, ...] = (
    page("beras/", rice.show, "rice", verb="cycle.read"),
    page("beras/dokumen/", rice.documents, "rice-documents", verb="cycle.read"),
    page("beras/stok/", rice.stock, "rice-stock", verb="cycle.read"),
    page("beras/stok/<uuid:warehouse_id>/", rice.warehouse, "rice-moves", verb="cycle.read"),
    page("beras/gudang/baru/", rice_forms.new_warehouse, "rice-warehouse", verb="place.manage",
         methods=BOTH),
    page("beras/titik/baru/", rice_forms.new_point, "rice-point", verb="place.manage",
         methods=BOTH),
    page("beras/catat/<slug:what>/", rice_forms.record, "rice-record", verb="cycle.read",
         methods=BOTH),
)  # fmt: skip
