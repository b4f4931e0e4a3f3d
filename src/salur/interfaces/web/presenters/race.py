"""Turns the race for realisation into its page: every figure opens the rows beneath it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from salur.interfaces.web.area import Area
from salur.interfaces.web.charts.falls import Fall
from salur.interfaces.web.charts.months import sparkbar
from salur.interfaces.web.components import Cell, Column, Heading, Link, Notice, Row, Table
from salur.interfaces.web.figures import figure_url
from salur.interfaces.web.formatting import kilograms, month, number, percent, rupiah
from salur.interfaces.web.pages.race import RaceOfProgram, RacePage
from salur.interfaces.web.race_words import act_name, actor_name, excess_name, loss_name
from salur.interfaces.web.words import PROGRAMS, region_name
from salur.kernel.program import Program
from salur.places.queries import digits_of
from salur.reconciliation.domain.payments import Payment
from salur.reporting.domain.race import ACTIONABLE, Loss, Lost, Race, Step, best_steps, ranked
from salur.reporting.queries.race import RaceOfArea

_MOST = 60  # regions in a ranking: more are seen a level further down
_LIST = {
    Loss.SUSPENDED: Payment.SUSPENDED,
    Loss.NO_ACCOUNT: Payment.PLANNED,
    Loss.NOT_ORDERED: Payment.PLANNED,
    Loss.FAILED: Payment.FAILED,
    Loss.REVERSED: Payment.REVERSED,
    Loss.HANGING: Payment.HANGING,
    Loss.UNSPENT: Payment.CREDITED,
    Loss.RETURNED: Payment.RETURNED,
}
_GAPS = {
    Loss.NOT_REQUESTED: "gap_requested_g",
    Loss.NOT_RELEASED: "gap_released_g",
    Loss.NOT_ARRIVED: "gap_arrived_g",
    Loss.NOT_HANDED: "gap_handed_g",
}


@dataclass(frozen=True)
class Answer:
    """An obstacle that stands for a loss: where it opens and what it is called."""

    url: str
    name: str


Answers = Mapping[tuple[Program, str, Loss], Answer]


def race_page(
    area: Area,
    found: Mapping[Program, RaceOfArea],
    names: Mapping[str, str],
    answers: Answers,
    *,
    may_see_cards: bool,
) -> RacePage:
    """Turn the answers into the page."""
    words = {"area": area.name, "month": month(area.period)}
    shown = {program: one for program, one in found.items() if one.whole.quota or one.whole.served}
    best = best_steps(leaf for one in shown.values() for leaf in one.leaves)
    return RacePage(
        head=Heading(
            _("Pacuan realisasi: %(area)s, %(month)s") % words,
            _(
                "Setiap tempat kuota terlayani atau mempunyai satu sebab; setiap angka membuka"
                " baris di bawahnya."
            ),
            secondary=(Link(_("Wilayah"), area.url("region")),),
        ),
        notice=None
        if shown
        else Notice(
            "empty",
            _("Belum ada kuota, daftar atau rekonsiliasi untuk bulan ini"),
            _("Pilih bulan lain, atau rekonsiliasi bulan ini dahulu."),
        ),
        actions=_actions(area, best, names, answers, may_see_cards=may_see_cards)
        if shown
        else None,
        programs=tuple(
            _program(area, one, names, may_see_cards=may_see_cards) for one in shown.values()
        ),
    )


def codes_named(found: Mapping[Program, RaceOfArea]) -> set[str]:
    """Give the regions whose names the page needs."""
    best = best_steps(leaf for one in found.values() for leaf in one.leaves)
    codes = {step.code for step in best}
    for one in found.values():
        codes |= {race.code for race in ranked(one.parts)[:_MOST]}
    return codes


def _actions(
    area: Area,
    best: Sequence[Step],
    names: Mapping[str, str],
    answers: Answers,
    *,
    may_see_cards: bool,
) -> Table:
    columns = (
        *(Column(_("Langkah")), Column(_("Wilayah")), Column(_("Keluarga"), number=True)),
        *(Column(_("Nilai"), number=True), Column(_("Giliran")), Column(_("Hambatan"))),
    )
    rows = []
    for step in best:
        rows_url = loss_url(area, step.code, step.program, step.why, cards=may_see_cards)
        answer = answers.get((step.program, step.code, step.why))
        rows.append(
            Row(
                (
                    Cell(act_name(step.why), note=loss_name(step.why)),
                    Cell(_named(names, step.code), area.url("race", step.code)),
                    Cell(number(step.families), rows_url),
                    Cell(_written(step.program, step.amount)),
                    Cell(actor_name(step.why)),
                    Cell(answer.name, answer.url)
                    if answer
                    else Cell(_("belum ada; lihat barisnya"), rows_url),
                )
            )
        )
    return Table(
        caption=_("Tiga langkah yang paling menaikkan realisasi"),
        hide_caption=True,
        columns=columns,
        rows=tuple(rows),
        empty=_("Tidak ada yang dapat dinaikkan: semua tempat kuota terlayani."),
    )


def _program(
    area: Area, one: RaceOfArea, names: Mapping[str, str], *, may_see_cards: bool
) -> RaceOfProgram:
    whole = one.whole
    program = whole.program
    code = digits_of(area.path)
    steps = [Fall(_quota_name(whole), whole.quota, _both(program, whole.quota, whole.target),
                  is_whole=True)]  # fmt: skip
    steps += [
        Fall(
            loss_name(lost.why) if lost.families >= 0 else excess_name(lost.why),
            lost.families,
            _lost(program, lost),
            loss_url(area, code, program, lost.why, cards=may_see_cards),
            needs_someone=lost.why in ACTIONABLE and lost.families > 0,
        )
        for lost in whole.lost
    ]
    term = "spent" if program is Program.BPNT else "handed_g"
    steps.append(
        Fall(
            _("Keluarga terlayani"), whole.served, _both(program, whole.served, whole.reached),
            figure_url(program, area.period, term, region=area.code), is_whole=True,
        )
    )  # fmt: skip
    return RaceOfProgram(
        title=PROGRAMS[program],
        identifier=f"pacuan-{program.lower()}",
        sentence=_sentence(whole),
        warning=_warning(one),
        steps=tuple(steps),
        ranking=_ranking(area, one.parts, names) if len(one.parts) > 1 else None,
    )


def _quota_name(race: Race) -> str:
    return _("Kuota") if race.quota_known else _("Daftar (kuota belum diketahui seluruhnya)")


def _sentence(race: Race) -> str:
    words = {
        "served": number(race.served),
        "quota": number(race.quota),
        "share": percent(race.served, race.quota),
    }
    text = _("%(served)s dari %(quota)s tempat terlayani (%(share)s).") % words
    if race.lost and race.unfilled > 0:
        most = max(race.lost, key=lambda one: one.families)
        text += " " + _("Terbanyak hilang: %(why)s (%(count)s).") % {
            "why": loss_name(most.why).lower(),
            "count": number(most.families),
        }
    return text


def _warning(one: RaceOfArea) -> str:
    """Say the two numbers where the area's own quota and what its parts hold differ."""
    apart = one.whole.of(Loss.UNALLOTTED).families
    if not apart:
        return ""
    words = {
        "own": number(one.whole.quota),
        "parts": number(one.shared),
        "apart": number(abs(apart)),
    }
    if apart < 0:
        return (
            _(
                "Kuota di sini %(own)s keluarga, bagian-bagiannya berjumlah %(parts)s: %(apart)s"
                " keluarga tanpa jatah."
            )
            % words
        )
    return (
        _(
            "Kuota di sini %(own)s keluarga, bagian-bagiannya berjumlah %(parts)s: %(apart)s tempat"
            " belum dibagikan."
        )
        % words
    )


def _ranking(area: Area, parts: Sequence[Race], names: Mapping[str, str]) -> Table:
    shown = ranked(parts)[:_MOST]
    columns = (
        *(Column(_("Wilayah")), Column(_("Kuota"), number=True)),
        *(Column(_("Terlayani"), number=True), Column(_("Realisasi"), number=True)),
        *(Column(_("Belum terisi"), number=True), Column(_("Sebab terbanyak"))),
    )  # fmt: skip
    rows = []
    for race in shown:
        most = max(race.lost, key=lambda one: one.families, default=None)
        share = percent(race.served, race.quota)
        rows.append(
            Row(
                (
                    Cell(_named(names, race.code), area.url("race", race.code)),
                    Cell(number(race.quota)),
                    Cell(number(race.served)),
                    Cell(share, picture=sparkbar(race.served, race.quota, text=share)),
                    Cell(number(race.unfilled), needs_someone=race.unfilled > 0),
                    Cell(f"{loss_name(most.why)} ({number(most.families)})")
                    if most and most.families > 0
                    else Cell("–"),
                )
            )
        )
    title = _("Peringkat, dari realisasi terendah")
    if len(parts) > _MOST:
        title = _("Peringkat, %(count)s terendah") % {"count": number(_MOST)}
    return Table(f"{PROGRAMS[shown[0].program]}: {title}", columns, tuple(rows))


def loss_url(area: Area, code: str, program: Program, why: Loss, *, cards: bool) -> str:
    """Give where the rows beneath a loss stand."""
    if why in _GAPS:
        return figure_url(program, area.period, _GAPS[why], region=code)
    if why is Loss.CARD_NOT_HANDED and cards:
        return area.url("cards", code)
    if why in _LIST:
        return area.url("payments-list", code, state=_LIST[why])
    if why in (Loss.NOT_CREDITED, Loss.OUTSIDE, Loss.CARD_NOT_HANDED):
        return area.url("payments" if program is Program.BPNT else "exceptions", code)
    return area.url("region", code)


def _lost(program: Program, lost: Lost) -> str:
    if lost.families < 0 or lost.amount < 0:
        return f"+{_both(program, -lost.families, -lost.amount)}"
    return f"−{_both(program, lost.families, lost.amount)}"


def _both(program: Program, families: int, amount: int) -> str:
    return f"{number(families)} · {_written(program, amount)}"


def _written(program: Program, amount: int) -> str:
    return rupiah(amount) if program is Program.BPNT else kilograms(amount)


def _named(names: Mapping[str, str], code: str) -> str:
    return region_name(names.get(code, code))
