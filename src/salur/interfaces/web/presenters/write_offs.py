"""A decision that ends a matter: what it names, who stands behind it, what can be done with it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.components import Action, Definition, Heading, Tag
from salur.interfaces.web.formatting import date, date_and_time, month, number
from salur.interfaces.web.pages.books import ClearingPage
from salur.interfaces.web.presenters.carried import written
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import PROGRAMS, strand_name
from salur.kernel.period import Period
from salur.reconciliation.queries import WriteOff


def write_off_page(one: WriteOff, visit: Visit, place: str) -> ClearingPage:
    """Give one write-off with what whoever looks may do."""
    own, waits = one.proposed_by == visit.actor.person_id, one.status == "PROPOSED"
    others = []
    if waits and visit.may("write_off.propose" if own else "write_off.approve"):
        label = _("Tarik usulan …") if own else _("Tolak …")
        others.append(Action(label, reverse("write-off-refuse", args=[one.id])))
    if one.status == "APPROVED" and visit.may("write_off.approve"):
        others.append(Action(_("Batalkan …"), reverse("write-off-undo", args=[one.id])))
    approve = None
    if waits and not own and visit.may("write_off.approve"):
        url = reverse("write-off-approve", args=[one.id])
        approve = Action(_("Setujui penghapusan"), url, "post", key=keys.new_key())
    return ClearingPage(
        head=Heading(
            _("Penghapusan dengan keputusan, %(place)s") % {"place": place},
            _("Yang mengusulkan tidak menyetujui; sampai disetujui perkaranya tetap menggantung."),
        ),
        status=state_tag(one),
        facts=_facts(one, place),
        approve=approve,
        others=tuple(others),
        why_not=_("Usulan Anda sendiri disetujui oleh orang lain.") if waits and own else "",
    )


def state_tag(one: WriteOff) -> Tag:
    """Give how far a write-off is."""
    return {
        "PROPOSED": Tag(_("menunggu persetujuan"), "wait"),
        "APPROVED": Tag(_("disetujui"), "good"),
        "REFUSED": Tag(_("ditolak")),
    }.get(one.status, Tag(_("dibatalkan")))


def _facts(one: WriteOff, place: str) -> tuple[Definition, ...]:
    since = month(Period.from_number(one.since))
    matter = f"{strand_name(one.strand)}, {PROGRAMS[one.program]}"
    facts = [
        Definition(_("Perkara"), matter, reverse("exception", args=[one.exception])),
        Definition(_("Tempat"), place),
        Definition(_("Menggantung sejak"), since),
        Definition(
            _("Yang dihapus"),
            _("%(amount)s dalam %(count)s bulan")
            % {"amount": written(one.program, one.amount), "count": number(one.lines)},
        ),
        Definition(_("Keputusan"), f"{one.decision}, {date(one.decided_on)}"),
        Definition(_("Surat keputusan"), _("unduh"), reverse("write-off-paper", args=[one.id])),
        Definition(_("Alasan"), one.reason),
        Definition(_("Diusulkan"), f"{one.proposed_by_name}, {date_and_time(one.proposed_at)}"),
    ]
    if one.answered_at:
        said = f"{one.answered_by_name}, {date_and_time(one.answered_at)}"
        facts.append(Definition(_("Dijawab"), ": ".join(filter(None, (said, one.answer)))))
    if one.undone_at:
        said = f"{one.undone_by_name}, {date_and_time(one.undone_at)}: {one.undone_because}"
        facts.append(Definition(_("Dibatalkan"), said))
    return tuple(facts)
