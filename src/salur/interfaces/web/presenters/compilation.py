"""Turns one compiled report into its page; each figure has region, month and programme at hand."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Definition,
    Heading,
    Link,
    Notice,
    Row,
    Table,
)
from salur.interfaces.web.figures import figure_url
from salur.interfaces.web.formatting import date, date_and_time, kilograms, month, number, rupiah
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.compilation import CompilationPage
from salur.interfaces.web.presenters.reports import state_tag
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import PROGRAMS, said
from salur.kernel.program import Program
from salur.reporting.domain.berita_acara import columns
from salur.reporting.domain.compilation import NO_REGION, Compilation, amounts_of, less, total
from salur.reporting.domain.ladder import WHY, Tier
from salur.reporting.domain.states import State
from salur.reporting.queries import CompilationDetail


def compilation_page(found: CompilationDetail, visit: Visit) -> CompilationPage:
    """Turn one compiled report into its page."""
    row, content = found.row, found.content
    words = {"program": PROGRAMS[row.program], "name": content.name,
             "month": month(content.period)}  # fmt: skip
    files = [Link(_("PDF bertanda tangan") if found.mark else _("PDF konsep"),
                  reverse("compilation-pdf", args=[row.id]))]  # fmt: skip
    if visit.may("export.take"):
        files.append(Link(_("XLSX dengan rumus"), reverse("compilation-xlsx", args=[row.id])))
        data = reverse("compilation-data", args=[row.id])
        files += [Link("CSV", f"{data}?as=csv"), Link("Parquet", f"{data}?as=parquet")]
    return CompilationPage(
        head=Heading(
            _("Rekapitulasi %(program)s %(name)s, %(month)s") % words,
            _("Hanya yang ditandatangani dan diterima yang dihitung; yang belum masuk disebut."),
        ),
        notice=_notice(found),
        facts=_facts(found),
        downloads=tuple(files),
        decisions=_decisions(found, visit),
        why_not=_why_not(found, visit),
        waterfall=_waterfall(content),
        law=_law(content, row.prepared_at.isoformat()),
        counted=_counted(content),
        missing=_missing(content, row.prepared_at.isoformat()),
        changed=_changed(content) if content.previous else None,
        steps=_steps(found),
        versions=_versions(found),
    )


def _facts(found: CompilationDetail) -> tuple[Definition, ...]:
    row, content = found.row, found.content
    signed = f"{found.mark.name}, {found.mark.full_title}" if found.mark else _("belum diteruskan")
    return (
        Definition(_("Nomor"), row.number),
        Definition(_("Tanggal"), date(content.date)),
        Definition(_("Versi"), number(row.version)),
        Definition(_("Keadaan"), "", tag=state_tag(row.state)),
        Definition(_("Disusun"), row.prepared_by_name),
        Definition(_("Diperiksa dan diteruskan"), signed),
        Definition(_("Kepada"), found.receiver or "–"),
        Definition(_("Kabupaten/kota dihitung"), number(row.counted)),
        Definition(_("Belum masuk"), number(row.missing)),
        Definition(_("Sidik isi (SHA-256)"), f"{row.digest[:16]} …"),
    )


def _decisions(found: CompilationDetail, visit: Visit) -> tuple[Action, ...]:
    row, office = found.row, visit.actor.organisation_id
    given = []
    if row.state is State.DRAFT and office == row.office_id and not _why_not(found, visit):
        label = (_("Periksa, tanda tangani, dan tutup") if row.tier is Tier.NATION
                 else _("Periksa, tanda tangani, dan teruskan"))  # fmt: skip
        given.append(_post(label, "compilation-pass", found))
    if row.state is State.SENT and office is not None and office == row.receiver_id:
        if visit.may("report.accept"):
            given.append(_post(_("Terima rekapitulasi"), "compilation-accept", found))
        if visit.may("report.return"):
            url = reverse("compilation-return", args=[row.id])
            given.append(Action(_("Kembalikan …"), url))
    return tuple(given)


def _why_not(found: CompilationDetail, visit: Visit) -> str:
    row = found.row
    if row.state is not State.DRAFT or visit.actor.organisation_id != row.office_id:
        return ""
    if visit.actor.person_id == row.prepared_by:
        return _("Yang menyusun tidak meneruskan; mintalah pejabat lain memeriksanya.")
    if not visit.may("compilation.pass"):
        return _("Peran Anda tidak meneruskan rekapitulasi.")
    return ""


def _post(label: str, view: str, found: CompilationDetail) -> Action:
    return Action(label, reverse(view, args=[found.row.id]), "post", key=new_key())


def _notice(found: CompilationDetail) -> Notice | None:
    state = found.row.state
    if state is State.RETURNED:
        last = next(one for one in reversed(found.steps) if one.state is State.RETURNED)
        words = {"who": last.person_name, "reason": last.reason}
        sentence = _("%(who)s: %(reason)s. Buat versi baru sesudah diperbaiki.") % words
        return Notice("wrong", _("Dikembalikan"), sentence)
    if state is State.REPLACED:
        return Notice("empty", _("Sudah digantikan"), _("Ada versi yang lebih baru di bawah."))
    if state is State.SENT:
        return Notice("loading", _("Menunggu jawaban %(who)s") % {"who": found.receiver})
    return None


def _waterfall(content: Compilation) -> Table:
    return Table(
        caption=_("Perhitungan"),
        hide_caption=True,
        columns=(Column(_("Uraian")), Column(_unit(content), number=True)),
        rows=tuple(
            Row((Cell(f"{line.sign} {line.label}".strip()), Cell(_written(content, line.amount))),
                total=line.is_result)
            for line in content.waterfall.lines
        ),
    )  # fmt: skip


def _law(content: Compilation, known: str) -> Table:
    width = len(content.published)
    moved = total((one.moved for one in content.counted), width)
    missing = total((one.amounts for one in content.missing), width)
    moved_units = sum(one.moved_units for one in content.counted)
    missing_units = sum(one.units for one in content.missing)
    rows = (
        (_("Dihitung"), content.units, content.amounts),
        (_("+ berubah sesudah ditandatangani"), moved_units, moved),
        (_("+ belum masuk"), missing_units, missing),
        (_("= Hasil rekonsiliasi"), content.published_units, content.published),
    )
    last = len(rows) - 1
    return _table(content, _("Kelengkapan"), _("Uraian"), tuple(
        Row((Cell(name), *_figures(content, units, amounts, content.code if at == last else "",
                                   known)), total=at == last)
        for at, (name, units, amounts) in enumerate(rows)
    ))  # fmt: skip


def _counted(content: Compilation) -> Table:
    rows = [
        Row(
            (
                Cell(one.name, reverse("report", args=[one.report_id]), note=one.number),
                *_figures(content, one.units, amounts_of(content.program, one.waterfall)),
            )
        )
        for one in content.counted
    ]
    rows.append(
        Row((Cell(_("Jumlah")), *_figures(content, content.units, content.amounts)), total=True)
    )
    return _table(content, _("Per kabupaten/kota"), _("Kabupaten/kota"), tuple(rows))


def _missing(content: Compilation, known: str) -> Table:
    return _table(content, _("Belum masuk"), _("Kabupaten/kota"), tuple(
        Row((Cell(one.name, _region(content, one.code), note=said(WHY[one.why])),
             *_figures(content, one.units, one.amounts, one.code, known)))
        for one in content.missing
    ), empty=_("Semua kabupaten/kota sudah masuk."))  # fmt: skip


def _changed(content: Compilation) -> Table:
    heads = (_("Unit berubah"), *columns(content.program).values())
    return Table(
        caption=_("Beda dengan versi sebelumnya"),
        hide_caption=True,
        columns=(Column(_("Kabupaten/kota")), *(Column(head, number=True) for head in heads),
                 Column(_("Bukti baru"))),
        rows=tuple(
            Row((
                Cell(one.name, _region(content, one.code)),
                Cell(number(one.families)),
                *(Cell(_written(content, value)) for value in less(one.after, one.before)),
                Cell("; ".join(one.evidence) or "–"),
            ))
            for one in content.changed
        ),
        empty=_("Tidak ada perbedaan dengan versi sebelumnya."),
    )  # fmt: skip


def _steps(found: CompilationDetail) -> Table:
    return Table(
        caption=_("Perjalanan"),
        hide_caption=True,
        columns=tuple(map(Column, (_("Kapan"), _("Siapa"), _("Keadaan"), _("Alasan")))),
        rows=tuple(
            Row((
                Cell(date_and_time(one.at)),
                Cell(one.person_name, note=one.organisation),
                Cell("", tag=state_tag(one.state)),
                Cell(one.reason or "–"),
            ))
            for one in found.steps
        ),
    )  # fmt: skip


def _versions(found: CompilationDetail) -> Table:
    return Table(
        caption=_("Versi"),
        hide_caption=True,
        columns=tuple(map(Column, (_("Versi"), _("Disusun"), _("Oleh"), _("Keadaan")))),
        rows=tuple(
            Row((
                Cell(_("Versi %(number)s") % {"number": one.version},
                     reverse("compilation", args=[one.id])),
                Cell(date_and_time(one.prepared_at)),
                Cell(one.prepared_by_name),
                Cell("", tag=state_tag(one.state)),
            ))
            for one in found.versions
        ),
    )  # fmt: skip


def _table(
    content: Compilation, caption: str, first: str, rows: Sequence[Row], empty: str = ""
) -> Table:
    unit = _("Rekening") if content.program is Program.BPNT else _("Desa")
    heads = (unit, *columns(content.program).values())
    return Table(
        caption=caption,
        hide_caption=True,
        columns=(Column(first), *(Column(head, number=True) for head in heads)),
        rows=tuple(rows),
        empty=empty,
    )


def _figures(
    content: Compilation, units: int, amounts: Sequence[int], code: str = "", known: str = ""
) -> tuple[Cell, ...]:
    """Give the cells of a row; with a region's `code` each opens its units as they were `known`."""

    def url(term: str) -> str:
        if not code.isdecimal():
            return ""
        return figure_url(content.program, content.period, term, region=code, known=known)

    suffix = "_g" if content.program is Program.RASTRA else ""
    terms = [f"{term}{suffix}" for term in columns(content.program)]
    return (
        Cell(number(units), url("units")),
        *(
            Cell(_written(content, amount), url(term))
            for term, amount in zip(terms, amounts, strict=True)
        ),
    )


def _region(content: Compilation, code: str) -> str:
    return "" if code == NO_REGION else f"{reverse('region')}?region={code}&period={content.period}"


def _unit(content: Compilation) -> str:
    return _("Rupiah") if content.program is Program.BPNT else _("Kilogram")


def _written(content: Compilation, amount: int) -> str:
    return rupiah(amount) if content.program is Program.BPNT else kilograms(amount)
