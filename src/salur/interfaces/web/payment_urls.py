"""The addresses of payments: their states, and what goes back to the treasury."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import payments, returns

PAYMENTS: tuple[URLPattern, ...] = (
    page("pembayaran/", payments.show, "payments", verb="payment.read"),
    page("pembayaran/daftar/", payments.listed, "payments-list", verb="payment.read"),
    page("pengembalian/", returns.index, "returns", verb="payment.read"),
    page("pengembalian/baru/", returns.new, "return-new", verb="return.prepare", methods=BOTH),
    page("pengembalian/<uuid:return_id>/", returns.show, "return", verb="payment.read"),
    page("pengembalian/<uuid:return_id>/pdf/", returns.pdf, "return-pdf", verb="payment.read"),
    page("pengembalian/<uuid:return_id>/csv/", returns.csv, "return-csv", verb="payment.read"),
    *(
        page(
            f"pengembalian/<uuid:return_id>/{route}/",
            view,
            f"return-{name}",
            verb=verb,
            methods=methods,
        )
        for route, view, name, verb, methods in (
            ("setujui", returns.approve, "approve", "return.approve", WRITE),
            ("batal", returns.cancel, "cancel", "return.prepare", BOTH),
            ("rekening", returns.numbers, "numbers", "return.open", BOTH),
        )
    ),
)
