"""The addresses of the way along: referrals, and looking after families that have left."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import along, follow_ups, referrals

_FAMILY = "graduasi/keluarga/<uuid:family_id>"
_ONE = "graduasi/rujukan/<uuid:referral_id>"

ALONG: tuple[URLPattern, ...] = (
    page("graduasi/rujukan/", referrals.index, "referrals", verb="referral.read"),
    page(
        "graduasi/rujukan/lembaga/", referrals.agencies, "referrals-agencies", verb="referral.read"
    ),
    page(
        "graduasi/rujukan/baru/<uuid:family_id>/",
        referrals.new,
        "referral-new",
        verb="referral.make",
        methods=BOTH,
    ),
    page(f"{_FAMILY}/", along.show, "family-along", verb="graduation.read"),
    page(f"{_FAMILY}/ringkas/", along.brief, "family-along-brief", verb="graduation.read"),
    page(f"{_ONE}/", referrals.show, "referral", verb="referral.read"),
    page(
        f"{_ONE}/<slug:what>/",
        referrals.step,
        "referral-step",
        verb="referral.read",
        methods=WRITE,
    ),
    page("graduasi/tindak-lanjut/", follow_ups.index, "follow-ups", verb="graduation.read"),
    page(
        "graduasi/tindak-lanjut/unduh/",
        follow_ups.file,
        "follow-ups-file",
        verb="graduation.read",
        methods=WRITE,
    ),
    page(
        "graduasi/tindak-lanjut/<uuid:follow_up_id>/",
        follow_ups.show,
        "follow-up",
        verb="graduation.read",
        methods=BOTH,
    ),
)
