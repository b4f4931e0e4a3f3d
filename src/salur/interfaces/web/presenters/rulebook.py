"""The rule book on the screen: what each class and finding means, who starts, and its examples.

Nothing here decides anything: figures, classes and findings are those of the cases that the
engines are tested with.
"""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.components import Cell, Column, Definition, Heading, Link, Row, Table
from salur.interfaces.web.formatting import NOTHING, kilograms, number, rupiah
from salur.interfaces.web.pages.rulebook import ExampleItem, RulebookPage, RuleItem
from salur.interfaces.web.presenters.statements import contract_name
from salur.interfaces.web.words import (
    PROGRAMS,
    class_name,
    finding_name,
    owner_name,
    said,
    what_to_do,
)
from salur.kernel.program import Program
from salur.reconciliation.domain import bpnt, rastra
from salur.reconciliation.domain.rulebook import Example, Outcome, Rule, rules_of

_NUMBERS = {
    Program.BPNT: {one.code: one.number for one in bpnt.BPNT_CLASSES},
    Program.RASTRA: {one.code: one.number for one in rastra.RASTRA_CLASSES},
}


def rulebook_page(program: str, programs: Sequence[str]) -> RulebookPage:
    """Turn the rules of a programme into the page."""
    rules = rules_of(program)
    classes = tuple(_item(one) for one in rules if one.number is not None)
    findings = tuple(_item(one) for one in rules if one.number is None)
    return RulebookPage(
        head=Heading(
            _("Buku aturan rekonsiliasi %(program)s") % {"program": PROGRAMS[program]},
            _("Kelas yang pertama berlaku dipakai. Contohnya juga menguji mesin hitungnya."),
            secondary=tuple(
                Link(PROGRAMS[other], f"{reverse('rulebook')}?program={other}")
                for other in programs
                if other != program
            ),
        ),
        contents=(
            (_("Kelas, menurut urutan pemeriksaannya"), _links(classes)),
            (_("Temuan"), _links(findings)),
        ),
        classes=classes,
        findings=findings,
    )


def _links(items: Sequence[RuleItem]) -> tuple[Link, ...]:
    return tuple(Link(one.title, f"#{one.identifier}") for one in items)


def _item(rule: Rule) -> RuleItem:
    if rule.number is None:
        title = finding_name(rule.code)
        title = title[:1].upper() + title[1:]
    else:
        title = f"{rule.number}. {class_name(rule.program, rule.number)}"
    examples = [(_("Contoh"), rule.example), (_("Bukan"), rule.nearest)]
    return RuleItem(
        identifier=rule.code.replace("_", "-"),
        title=title,
        meaning=said(rule.meaning),
        facts=_facts(rule),
        examples=tuple(_example(rule, label, one) for label, one in examples if one),
        note=""
        if rule.example
        else _("Berdasar pada hal di luar berkas bulan itu; contohnya tidak dapat ditabelkan."),
    )


def _facts(rule: Rule) -> tuple[Definition, ...]:
    facts = [Definition(_("Giliran"), _turn(rule))]
    remedy = what_to_do(rule.program, _cause(rule), rule.number) if rule.number else ""
    facts += [Definition(_("Yang dilakukan"), remedy)] if remedy else []
    return (*facts, Definition(_("Nama dalam berkas hasil"), rule.code))


def _turn(rule: Rule) -> str:
    if rule.number is None:
        harmless = bpnt.HARMLESS | rastra.HARMLESS
        return _("Tidak perlu ditindak") if rule.code in harmless else _("Perlu dilihat seseorang")
    if rule.program == Program.RASTRA:
        gap = rastra.RASTRA_CLASSES[rule.number - 1].gap
        return owner_name(gap.owner) if gap else _("Tidak perlu ditindak")
    owner = bpnt.BPNT_CLASSES[rule.number - 1].owner
    return {
        "bank": owner_name("bank"),
        "nobody_yet": _("Menunggu masa tenggang, lalu menurut sebabnya"),
    }.get(owner, _("Tidak perlu ditindak"))


def _cause(rule: Rule) -> str:
    if rule.program != Program.RASTRA or rule.number is None:
        return ""
    gap = rastra.RASTRA_CLASSES[rule.number - 1].gap
    return gap.code if gap else ""


def _example(rule: Rule, label: str, example: Example) -> ExampleItem:
    notes = []
    if not example.opening_given:
        notes.append(_("Berkas saldo awal tidak diberikan."))
    if example.as_of:
        notes.append(_("Dinilai per %(day)s.") % {"day": example.as_of})
    if rule.number is None and example.counts:
        told = (f"{finding_name(name)}: {number(n)}" for name, n in example.counts.items())
        notes.append(_("Baris dengan temuan: %(told)s.") % {"told": ", ".join(told)})
    return ExampleItem(
        title=f"{label}: {said(example.title)}",
        note=" ".join(notes),
        told=tuple(
            Table(
                contract_name(one.contract),
                tuple(Column(name) for name in one.columns),
                tuple(Row(tuple(map(Cell, row))) for row in one.rows),
            )
            for one in example.told
        ),
        outcome=_outcome(rule.program, example),
    )


def _outcome(program: str, example: Example) -> tuple[Table, ...]:
    is_money = program == Program.BPNT
    unit = (_("Rekening"),) if is_money else (_("Desa"),)
    heads = _money() if is_money else _rice()
    tables = [_results(program, _("Hasil"), (*unit, _("Kelas")), heads, example.units)]
    if example.families:
        second = _("Kelas") if is_money else _("Desa")
        some = heads[:3] if is_money else (_("Hak"), _("Serah"))
        tables.append(
            _results(program, _("Keluarga"), (_("Keluarga"), second), some, example.families)
        )
    return tuple(tables)


def _money() -> tuple[str, ...]:
    return (_("Perintah"), _("Kredit"), _("Belanja"), _("Setoran"), _("Saldo awal"))


def _rice() -> tuple[str, ...]:
    return (_("Kuota"), "SPA", "DO", _("Tiba"), _("Ditolak"), _("Serah"))


def _results(
    program: str,
    caption: str,
    first: tuple[str, ...],
    figures: tuple[str, ...],
    outcomes: Sequence[Outcome],
) -> Table:
    columns = [Column(one) for one in first] + [Column(one, number=True) for one in figures]
    return Table(
        caption,
        (*columns, Column(_("Temuan"))),
        tuple(_result(program, one) for one in outcomes),
        empty=_("Tidak ada satuan: tidak ada yang bergerak."),
    )


def _result(program: str, one: Outcome) -> Row:
    write = rupiah if program == Program.BPNT else kilograms
    named = one.place
    if one.klass:
        named = class_name(program, _NUMBERS[Program(program)][one.klass])
    return Row(
        (
            Cell(one.name),
            Cell(named or NOTHING),
            *(Cell(write(amount)) for amount in one.amounts),
            Cell(", ".join(map(finding_name, one.findings)) or NOTHING),
        )
    )
