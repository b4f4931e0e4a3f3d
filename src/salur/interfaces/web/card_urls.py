"""The addresses of accounts and cards: states, lists for the bank, and hand-overs of cards."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import burekols, campaigns, cards

CARDS: tuple[URLPattern, ...] = (
    page("kartu/", cards.index, "cards", verb="card.read"),
    page("kartu/daftar/", cards.lines, "cards-list", verb="card.read"),
    page("kartu/pengganti/", cards.replacements, "cards-replacements", verb="card.read"),
    page("kartu/kabar/", cards.claims, "cards-claims", verb="card.read"),
    page("kartu/<uuid:family_id>/", cards.show, "card", verb="card.read"),
    page(
        "kartu/<uuid:family_id>/catat/",
        cards.record,
        "card-record",
        verb="card.record",
        methods=WRITE,
    ),
    page(
        "kartu/<uuid:family_id>/diperbaiki/",
        cards.repair,
        "card-repair",
        verb="account.repair",
        methods=WRITE,
    ),
    page("kartu/usulan/", burekols.index, "burekols", verb="card.read", methods=BOTH),
    page("kartu/usulan/<uuid:burekol_id>/", burekols.show, "burekol", verb="card.read"),
    page(
        "kartu/usulan/<uuid:burekol_id>/berkas/",
        burekols.take,
        "burekol-file",
        verb="burekol.take",
        methods=WRITE,
    ),
    page(
        "kartu/usulan/<uuid:burekol_id>/batal/",
        burekols.cancel,
        "burekol-cancel",
        verb="burekol.prepare",
        methods=WRITE,
    ),
    page("kartu/pembagian/", campaigns.index, "campaigns", verb="card.read", methods=BOTH),
    page("kartu/pembagian/<uuid:campaign_id>/", campaigns.show, "campaign", verb="card.read"),
    page(
        "kartu/pembagian/<uuid:campaign_id>/pdf/", campaigns.pdf, "campaign-pdf", verb="card.read"
    ),
    page(
        "kartu/pembagian/<uuid:campaign_id>/catat/",
        campaigns.record,
        "campaign-record",
        verb="card.record",
        methods=WRITE,
    ),
    page(
        "kartu/pembagian/<uuid:campaign_id>/batal/",
        campaigns.cancel,
        "campaign-cancel",
        verb="campaign.plan",
        methods=WRITE,
    ),
)
