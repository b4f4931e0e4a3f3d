"""The addresses of the change from rice to card: readiness, facts, and the plan."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import plans, readiness

_PLANS = "peralihan/rencana"
_PLAN = f"{_PLANS}/<uuid:plan_id>"

TRANSITION: tuple[URLPattern, ...] = (
    page("peralihan/", readiness.index, "transition", verb="transition.read"),
    page(
        "peralihan/hitung/",
        readiness.measure,
        "transition-measure",
        verb="fact.record",
        methods=WRITE,
    ),
    page("peralihan/gerbang/", readiness.gate, "transition-gate", verb="transition.read"),
    page(
        "peralihan/gerbang/keluarga/", readiness.behind, "transition-families", verb="family.read"
    ),
    page("peralihan/luar/", readiness.outside, "transition-outside", verb="family.read"),
    page("peralihan/keterangan/", readiness.facts, "transition-facts", verb="transition.read"),
    page(
        "peralihan/keterangan/catat/",
        readiness.record,
        "transition-record",
        verb="fact.record",
        methods=BOTH,
    ),
    page(
        "peralihan/keterangan/lembar/",
        readiness.sheet,
        "transition-sheet",
        verb="fact.record",
        methods=BOTH,
    ),
    page(f"{_PLANS}/", plans.index, "plans", verb="transition.read"),
    page(
        "peralihan/rencana/susun/", plans.draft, "plans-draft", verb="plan.prepare", methods=WRITE
    ),
    page(f"{_PLANS}/kembali/", plans.returning, "plans-return", verb="plan.prepare", methods=BOTH),
    page(f"{_PLAN}/", plans.show, "plan", verb="transition.read"),
    page(f"{_PLAN}/berkas/", plans.file, "plan-file", verb="transition.read"),
    *(
        page(f"{_PLAN}/{route}/", view, f"plan-{name}", verb=verb, methods=WRITE)
        for route, view, name, verb in (
            ("ubah", plans.change, "change", "plan.prepare"),
            ("usul", plans.propose, "propose", "plan.prepare"),
            ("putus", plans.decide, "decide", "plan.decide"),
            ("tarik", plans.withdraw, "withdraw", "plan.prepare"),
        )
    ),
)
