"""The order that an office received, held against its list: findings counted, families by name."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.distribution import queries as distribution
from salur.interfaces.web.components import Action, Cell, Column, Heading, Pager, Row, Table
from salur.interfaces.web.formatting import month, number, rupiah
from salur.interfaces.web.keys import new_key, packed
from salur.interfaces.web.pages.order import OrderFindingsPage


def finding_names() -> dict[str, str]:
    """Name what may be wrong with a family of a received order."""
    return {
        "ordered_not_listed": _("Diperintahkan, tidak ada di daftar"),
        "listed_not_ordered": _("Ada di daftar, tidak diperintahkan"),
        "ordered_suspended": _("Diperintahkan, padahal ditidurkan"),
        "ordered_ineligible": _("Diperintahkan, padahal tidak lagi berhak"),
        "ordered_twice": _("Diperintahkan dua kali"),
        "ordered_already_paid": _("Sudah dibayar untuk bulan ini"),
        "ordered_partly_paid": _("Sudah dibayar sebagian"),
        "ordered_without_account": _("Tidak punya rekening yang terbuka"),
        "ordered_account_not_usable": _("Rekeningnya tidak dapat dipakai"),
        "ordered_account_unknown": _("Rekeningnya tidak dikenal"),
        "ordered_account_of_another": _("Rekeningnya milik keluarga lain"),
        "ordered_in_other_region": _("Diperintahkan di wilayah lain"),
    }


def findings_page(
    one: distribution.Cycle,
    counts: Sequence[distribution.LeftOutCount],
    found: Sequence[distribution.OrderFinding],
    *,
    finding: str,
    size: int,
    first: bool,
) -> OrderFindingsPage:
    """Turn what the last look at an order found into its page."""
    names, here = finding_names(), reverse("cycle-order", args=[one.id])
    again = reverse("cycle-act", args=[one.id, "periksa-perintah"])
    rows = found[:size]
    asked = {"finding": finding} if finding else {}
    after = ""
    if len(found) > size:
        key = packed(rows[-1].kode_wilayah, rows[-1].id_kpm, rows[-1].finding)
        after = f"{here}?{urlencode({**asked, 'after': key})}"
    return OrderFindingsPage(
        Heading(
            _("Perintah dan daftar, %(month)s") % {"month": month(one.period)},
            _("Keluarga yang diperintahkan dan tidak boleh dibayar, atau yang terlewat."),
            buttons=(Action(_("Periksa lagi"), again, "post", key=new_key()),),
        ),
        Table(
            caption=_("Temuan"),
            hide_caption=True,
            columns=(
                Column(_("Temuan")), Column(_("Keluarga"), number=True),
                Column(_("Jumlah"), number=True),
            ),
            rows=tuple(
                Row(
                    (
                        Cell(names[count.reason], f"{here}?finding={count.reason}"),
                        Cell(number(count.lines)),
                        Cell(rupiah(count.amount_idr)),
                    )
                )
                for count in counts
            ),
            empty=_("Belum ada temuan, atau perintahnya belum dibandingkan dengan daftar."),
        ),
        Table(
            caption=names[finding] if finding else _("Semua temuan"),
            columns=(
                Column(_("Nomor DTKS")), Column(_("Desa")), Column(_("Temuan")),
                Column(_("Baris"), number=True), Column(_("Jumlah"), number=True),
            ),
            rows=tuple(
                Row(
                    (
                        Cell(line.id_kpm),
                        Cell(line.kode_wilayah),
                        Cell(names[line.finding]),
                        Cell(number(line.lines)),
                        Cell(rupiah(line.amount_idr)),
                    )
                )
                for line in rows
            ),
            empty=_("Tidak ada."),
            pager=Pager(
                _("%(count)s baris") % {"count": number(len(rows))},
                "" if first else f"{here}?{urlencode(asked)}",
                after,
            ),
        ),
    )  # fmt: skip
