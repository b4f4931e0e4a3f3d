"""Turns the moves of rice into pages: the chain of a month, and the documents of a region."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.distribution.domain import (
    Chain,
    Move,
    RiceFacts,
    RiceStep,
    facts_of_month,
    life_of,
    marks_of,
    odd,
)
from salur.interfaces.web.area import Area
from salur.interfaces.web.charts import ChainStep
from salur.interfaces.web.components import Cell, Column, Heading, Link, Row, Table
from salur.interfaces.web.formatting import NOTHING, date, kilograms, month
from salur.interfaces.web.pages.findings import TablePage
from salur.interfaces.web.pages.rice import RicePage
from salur.interfaces.web.rice_words import (
    life_tag,
    mark_name,
    odd_name,
    step_name,
    transport_name,
)
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import region_name
from salur.places.queries import digits_of
from salur.reconciliation.queries import RegionSum, added

# Which form records what, by the verb that it asks for.
FORMS = {
    "do": (RiceStep.RELEASE, "rice.release"),
    "kirim": (RiceStep.SHIPMENT, "rice.release"),
    "ganti": (RiceStep.REPLACEMENT, "rice.release"),
    "bast": (RiceStep.ARRIVAL, "rice.receive"),
    "titik-bagi": (RiceStep.VILLAGE, "rice.receive"),
    "sisa": (RiceStep.RETURN, "rice.receive"),
}


def rice_page(
    area: Area, chain: Chain, sums: Sequence[RegionSum], names: Mapping[str, str], visit: Visit
) -> RicePage:
    """Turn a kab/kota's (kecamatan's, desa's) moves into its page, one row per region."""
    handed = {one.code: one.terms["handed_g"] for one in sums}
    codes = sorted({move.code for move in chain.moves} | handed.keys())
    by_code = _by_code(chain)
    facts = {
        code: facts_of_month(
            Chain(by_code.get(code, ())), code, area.period, handed=handed.get(code, 0)
        )
        for code in codes
    }
    whole = facts_of_month(chain, "", area.period, handed=sum(handed.values()))
    named = {**names, **area.names}
    return RicePage(
        _head(area, visit),
        _steps(area, whole),
        _regions(
            tuple(_row(area, code, region_name(named.get(code, code)), facts[code])
                  for code in codes if any_of(facts[code]))
        ),
    )  # fmt: skip


def wide_page(area: Area, sums: Sequence[RegionSum], visit: Visit) -> RicePage:
    """Turn the published sums of a province or more into its page, one row per region below."""
    rows = []
    for one in sums:
        name = area.names.get(one.code, one.code)
        rows.append(_row(area, one.code, name, _published(one.terms)))
    whole = _published(added(sums))
    return RicePage(_head(area, visit), _steps(area, whole), _regions(tuple(rows)))


def documents_page(area: Area, chain: Chain, points: Mapping[UUID, str], visit: Visit) -> TablePage:
    """Turn the moves of a kab/kota into the list of documents of one of its desa or kecamatan.

    What is said for a kecamatan is said for its desa too.
    """
    here = digits_of(area.path)
    labels = {
        "do": _("Catat DO"), "kirim": _("Catat surat jalan"), "ganti": _("Catat pengganti"),
        "bast": _("Catat BAST"), "titik-bagi": _("Catat tiba di titik bagi"),
        "sisa": _("Catat sisa kembali"),
    }  # fmt: skip
    links = [
        Link(labels[what], f"{reverse('rice-record', args=[what])}?{_asked(area)}")
        for what, (_step, verb) in FORMS.items()
        if visit.may(verb)
    ]
    heads = (_("Dokumen"), _("Atas"), _("Tanggal"), _("Bulan"))
    columns = [Column(head) for head in heads]
    columns += [Column(_("Berat"), number=True), Column(_("Ditolak"), number=True)]
    columns += [Column(_("Tempat"))]
    return TablePage(
        Heading(
            _("Dokumen beras %(area)s") % {"area": area.name},
            _("Semua yang tercatat untuk %(month)s, menurut tanggalnya.")
            % {"month": month(area.period)},
            secondary=tuple(links),
        ),
        Table(
            caption=_("Dokumen beras"),
            hide_caption=True,
            columns=tuple(columns),
            rows=tuple(
                _document(move, points, visit, odd_name(odd(chain, move)))
                for move in chain.moves
                if move.code.startswith(here) or here.startswith(move.code)
            ),
            empty=_("Belum ada dokumen untuk bulan ini. Unggah berkasnya, atau catat di sini."),
        ),
    )


def any_of(facts: RiceFacts) -> bool:
    """Say whether anything is known of a region's rice."""
    return replace(facts, several_months=False) != RiceFacts()


def _by_code(chain: Chain) -> dict[str, list[Move]]:
    found: dict[str, list[Move]] = {}
    for move in chain.moves:
        found.setdefault(move.code, []).append(move)
    return found


def _asked(area: Area) -> str:
    return f"region={digits_of(area.path)}&period={area.period}"


def _head(area: Area, visit: Visit) -> Heading:
    secondary = [Link(_("Stok gudang dan titik distribusi"), area.url("rice-stock"))]
    if visit.may("place.manage"):
        secondary.append(Link(_("Titik distribusi baru"), area.url("rice-point")))
        secondary.append(Link(_("Gudang baru"), area.url("rice-warehouse")))
    return Heading(
        _("Beras %(area)s") % {"area": area.name},
        _("%(month)s: dari permintaan sampai keluarga. Pilih wilayah untuk melihat dokumennya.")
        % {"month": month(area.period)},
        secondary=tuple(secondary),
    )


def _steps(area: Area, facts: RiceFacts) -> tuple[ChainStep, ...]:
    if not any_of(facts):
        return ()
    gap = area.url("exceptions", program="RASTRA")
    steps = [ChainStep(_("Diminta (SPA)"), facts.requested)]
    told = [
        (_("Dikeluarkan (DO)"), facts.released, _("belum dikeluarkan"), _("keluar tanpa diminta")),
        (_("Dikirim"), facts.shipped, _("belum dikirim"), _("dikirim melebihi DO")),
        (_("Tiba baik (BAST)"), facts.kept, _("belum tiba atau ditolak"), _("tiba melebihi DO")),
        (
            _("Diserahkan"),
            facts.handed,
            _("belum diserahkan"),
            _("diserahkan melebihi yang tiba"),
        ),
    ]
    for number, (label, grams, loss, excess) in enumerate(told):
        if number == 1 and not facts.shipped:
            continue  # nobody records how rice leaves: that says nothing of what arrived
        steps.append(ChainStep(label, grams, "", loss, excess, gap, needs_someone=number in (0, 2)))
    return tuple(steps)


def _regions(rows: tuple[Row, ...]) -> Table:
    heads = (_("Diminta"), _("Dikeluarkan"), _("Tiba baik"), _("Diserahkan"))
    return Table(
        caption=_("Menurut wilayah"),
        hide_caption=True,
        columns=(
            Column(_("Wilayah")),
            *(Column(head, number=True) for head in heads),
            Column(_("Keadaan")),
        ),
        rows=rows,
        empty=_("Belum ada dokumen beras untuk bulan ini. Mulailah dari SPA bulan penyaluran."),
    )


def _row(area: Area, code: str, name: str, facts: RiceFacts) -> Row:
    view = "rice-documents" if len(code) > len("6201") else "rice"
    marks = ", ".join(map(mark_name, marks_of(facts)))
    amounts = (facts.requested, facts.released, facts.kept, facts.handed)
    return Row(
        (
            Cell(name, area.url(view, code)),
            *(Cell(kilograms(grams) if grams else NOTHING) for grams in amounts),
            Cell("", tag=life_tag(life_of(facts)), note=marks),
        )
    )


def _published(terms: Mapping[str, int]) -> RiceFacts:
    return RiceFacts(
        requested=terms["requested_g"],
        released=terms["released_g"],
        arrived=terms["arrived_g"] + terms["rejected_g"],
        rejected=terms["rejected_g"],
        handed=terms["handed_g"],
    )


def _document(move: Move, points: Mapping[UUID, str], visit: Visit, why: str) -> Row:
    months = month(move.first)
    if move.last != move.first:
        months = _("%(first)s sampai %(last)s") % {"first": months, "last": month(move.last)}
    point = points.get(move.point_id, "") if move.point_id else ""
    where = [move.place, point if point != move.place else "", transport_name(move.transport)]
    # Bulog reads what the office recorded, and opens its own files only.
    all_files = "BPNT" in visit.programs
    opens = move.evidence_id and (all_files or move.kind is RiceStep.RELEASE)
    why = why if all_files else ""
    url = reverse("evidence-file", args=[move.evidence_id]) if opens else ""
    return Row(
        (
            Cell(f"{step_name(move.kind)} {move.number}", url, note=why, needs_someone=bool(why)),
            Cell(move.refers or NOTHING),
            Cell(date(move.dated)),
            Cell(months),
            Cell(kilograms(move.grams)),
            Cell(kilograms(move.rejected) if move.rejected else NOTHING, note=move.reason),
            Cell(", ".join(part for part in where if part) or NOTHING),
        )
    )
