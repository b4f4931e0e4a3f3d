"""A family's payments in its story: where each month stands, and what came late or together."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from salur.interfaces.web.components import Event, Tag
from salur.interfaces.web.formatting import date, month, rupiah
from salur.interfaces.web.payment_words import payment_tag
from salur.interfaces.web.words import reason_name
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.programs.queries.listed import Entry
from salur.reconciliation.domain.payments import Combined, Payment, combined
from salur.reconciliation.queries import FamilyPayment


class Story:
    """This tells of each month of a family how it was paid."""

    def __init__(self, payments: Sequence[FamilyPayment], entries: Sequence[Entry]) -> None:
        self._payments: dict[int, list[FamilyPayment]] = {}
        for one in payments:
            if one.state is not None:
                self._payments.setdefault(one.period, []).append(one)
        self._listed = {one.period: one for one in entries if one.program is Program.BPNT}
        self._together = self._combined()

    def status(self, period: int) -> Tag | None:
        """Give where a month of money stands, None where nothing is known of it."""
        found = self._payments.get(period)
        if found:
            worst = max(found, key=lambda one: (one.facts.ordered > 0, one.period))
            return payment_tag(worst.state) if worst.state else None
        if period in self._paid_with:
            return Tag(_("dibayar bersama bulan lain"), "good")
        listed = self._listed.get(period)
        if listed is None:
            return None
        return payment_tag(Payment.PLANNED if listed.payable else Payment.SUSPENDED)

    def notes(self, period: int) -> tuple[str, ...]:
        """Say of a month what its state does not: late, afterwards, together, left, why."""
        said = [note for one in self._payments.get(period, ()) for note in _notes(one)]
        for one in self._together:
            if period == one.paid_in:
                months = ", ".join(month(Period.from_number(other)) for other in one.months)
                said.append(_("digabung dengan %(months)s") % {"months": months})
            elif period in one.months:
                paid_in = month(Period.from_number(one.paid_in))
                said.append(_("dibayar bersama %(month)s") % {"month": paid_in})
        return tuple(said)

    def events(self) -> tuple[Event, ...]:
        """Give the days on which the treasury paid out."""
        return tuple(
            Event(
                one.sp2d_day,
                _("SP2D untuk %(month)s") % {"month": month(Period.from_number(one.period))},
                _("Menurut Kementerian: %(amount)s diperintahkan.")
                % {"amount": rupiah(one.facts.ordered)},
            )
            for found in self._payments.values()
            for one in found
            if one.sp2d_day is not None
        )

    @property
    def _paid_with(self) -> dict[int, int]:
        return {period: one.paid_in for one in self._together for period in one.months}

    def _combined(self) -> tuple[Combined, ...]:
        entitled = {period: one.entitled for period, one in self._listed.items() if one.payable}
        ordered = {
            period: sum(one.facts.ordered for one in found)
            for period, found in self._payments.items()
        }
        return combined(entitled, ordered)


def _notes(one: FamilyPayment) -> list[str]:
    said = []
    if one.is_retroactive and one.sp2d_day:
        said.append(_("dibayar surut, SP2D %(day)s") % {"day": date(one.sp2d_day)})
    if one.is_late and one.credit_day:
        said.append(_("terkredit terlambat, %(day)s") % {"day": date(one.credit_day)})
    if one.reason:
        said.append(reason_name(one.reason))
    there = one.facts.credited + one.facts.opening - one.facts.spent - one.facts.returned
    if one.facts.credited and there > 0:
        kept = min(there, one.facts.credited)
        if one.left == 0:
            said.append(_("dibelanjakan pada bulan berikutnya"))
        elif one.left < kept:
            said.append(_("sisa hari ini %(amount)s") % {"amount": rupiah(one.left)})
    return said
