"""What may be done with a plan: the forms beside it, for whoever may."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.domain import covers
from salur.interfaces.web import keys
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.transition_forms import ChangeLines, DecidePlan, OnlyKey, WithdrawPlan
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import region_name
from salur.transition.domain.plan import KECAMATAN, Line, PlanKind, PlanState
from salur.transition.queries.plans import Plan


def panels_of(
    visit: Visit, one: Plan, lines: Sequence[Line], names: Mapping[str, str]
) -> tuple[Panel, ...]:
    """Give what may be done with a plan as it stands, with the forms."""
    if not covers(visit.actor.paths, one.path):
        return ()
    may_prepare, panels = visit.may("plan.prepare"), []
    if one.state is PlanState.DRAFT and may_prepare:
        panels += [_change(one, lines, names), _propose(one)]
    if one.state is PlanState.PROPOSED and visit.may("plan.decide"):
        panels.append(
            Panel(
                _("Tetapkan rencana ini"),
                _("Dengan nomor surat keputusan; sejak itu daftar mengikuti rencana ini."),
                DecidePlan(
                    initial={"key": keys.new_key(), "decided_on": timezone.localdate()},
                    auto_id="putus_%s",
                ),
                reverse("plan-decide", args=[one.id]),
                _("Tetapkan"),
                "putus",
            )
        )
    if one.state in (PlanState.DRAFT, PlanState.PROPOSED) and may_prepare:
        panels.append(
            Panel(
                _("Tarik rencana ini"),
                _("Rencana dan alasannya tetap tersimpan."),
                WithdrawPlan(initial={"key": keys.new_key()}, auto_id="tarik_%s"),
                reverse("plan-withdraw", args=[one.id]),
                _("Tarik"),
                "tarik",
                grave=True,
            )
        )
    return tuple(panels)


def _change(one: Plan, lines: Sequence[Line], names: Mapping[str, str]) -> Panel:
    form = ChangeLines(
        places=_choices(lines, names), first=one.since, may_stay=one.kind is PlanKind.CHANGE,
        initial={"key": keys.new_key()}, auto_id="ubah_%s",
    )  # fmt: skip
    return Panel(
        _("Ubah kecamatan atau desa"),
        _("Isi bulannya, atau alasan tetap beras beserta bulan tinjauannya."),
        form,
        reverse("plan-change", args=[one.id]),
        _("Ubah"),
        "ubah",
    )


def _propose(one: Plan) -> Panel:
    return Panel(
        _("Usulkan rencana ini"),
        _("Setelah diusulkan isinya tidak berubah; pejabat lain menetapkannya."),
        OnlyKey(initial={"key": keys.new_key()}, auto_id="usul_%s"),
        reverse("plan-propose", args=[one.id]),
        _("Usulkan"),
        "usul",
    )


def _choices(lines: Sequence[Line], names: Mapping[str, str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    last = ""
    for one in lines:
        upper = one.code[:KECAMATAN]
        if upper != last:
            found.append((upper, region_name(names.get(upper, upper))))
            last = upper
        found.append((one.code, f"– {region_name(names.get(one.code, one.code))}"))
    return found
