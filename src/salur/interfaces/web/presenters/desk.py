"""The desk: obstacles by due day, what is offered and what to verify, and how agencies answer."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.coordination.actions import Answered
from salur.coordination.queries import Agency, Desk, Obstacle, Pile
from salur.evidence.domain.rules import RULES
from salur.evidence.queries import FindingRow
from salur.graduation.queries.referrals import AnswersOf, ReferralsWaiting
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Heading,
    Link,
    Pager,
    Row,
    Stat,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, date, kilograms, number, rupiah
from salur.interfaces.web.obstacle_words import aid_name, cause_said, level_name
from salur.interfaces.web.pages.desk import AgenciesPage, AnswersPage, DeskPage
from salur.interfaces.web.pages.home import Todo
from salur.interfaces.web.presenters.referrals import agencies_table as referral_agencies
from salur.interfaces.web.presenters.referrals import desk_table
from salur.interfaces.web.words import region_name, said


def beneath(one: Obstacle) -> str:
    """Say what lies beneath an obstacle: families, and rupiah or kilograms."""
    parts = [_("%(count)s keluarga") % {"count": number(one.families)}] if one.families else []
    parts += [rupiah(one.rupiah)] if one.rupiah else []
    parts += [kilograms(one.grams)] if one.grams else []
    return ", ".join(parts) or NOTHING


def desk_page(
    desk: Desk,
    organisation: str,
    names: Mapping[str, str],
    today: dt.date,
    reports: Sequence[Todo],
    *,
    complaints: tuple[int, int] | None,
    referrals: ReferralsWaiting,
    answers: AnswersOf | None,
    may_send: bool,
    has_todos: bool,
) -> DeskPage:
    """Turn what lies on a desk into the page; `complaints` that wait, and how many are overdue."""
    head = Heading(
        _("Meja %(organisation)s") % {"organisation": organisation},
        _("Hambatan yang menunggu jawaban Anda, yang paling dekat batasnya di atas.")
        if desk.mine.count
        else _("Tidak ada hambatan yang menunggu jawaban Anda."),
        secondary=(Link(_("Bagaimana tiap lembaga menjawab"), reverse("desk-agencies")),),
        action=Action(_("Kirim jawaban"), reverse("desk-answers")) if may_send else None,
        buttons=(Action(_("Unduh antrean"), reverse("desk-queue"), "post"),)
        if may_send and (desk.mine.count or desk.offered.count)
        else (),
    )
    return DeskPage(
        head=head,
        stats=(
            Stat(_("Menunggu jawaban"), number(desk.mine.count), url=_all(desk.mine)),
            Stat(_("Lewat batas"), number(desk.mine.overdue), needs_someone=desk.mine.overdue > 0),
            Stat(_("Ditawarkan kepada Anda"), number(desk.offered.count)),
            Stat(_("Menunggu pemeriksaan Anda"), number(desk.verify.count)),
            *_complaints(complaints),
            *_referrals(referrals),
            *_answered(answers),
        ),
        queue=_table(
            _("Antrean"), desk.mine, names, today, empty=_("Antrean kosong: semua sudah dijawab.")
        ),
        offered=_table(_("Ditawarkan"), desk.offered, names, today) if desk.offered.count else None,
        verify=_table(_("Diperiksa"), desk.verify, names, today) if desk.verify.count else None,
        referrals=desk_table(referrals, names, today),
        reports=tuple(reports),
        todos_url=reverse("todos") if has_todos else "",
        brief_url=reverse("todos-brief") if has_todos else "",
    )


def _complaints(waiting: tuple[int, int] | None) -> tuple[Stat, ...]:
    if waiting is None:
        return ()
    count, overdue = waiting
    late = _("%(count)s lewat batas") % {"count": number(overdue)} if overdue else ""
    return (
        Stat(
            _("Pengaduan menunggu"),
            number(count),
            late,
            f"{reverse('complaints')}?which=kami",
            needs_someone=overdue > 0,
        ),
    )


def _referrals(waiting: ReferralsWaiting) -> tuple[Stat, ...]:
    if not waiting.count:
        return ()
    overdue = waiting.overdue
    late = _("%(count)s lewat batas") % {"count": number(overdue)} if overdue else ""
    url = f"{reverse('referrals')}?which=kami"
    return (
        Stat(_("Rujukan menunggu"), number(waiting.count), late, url, needs_someone=overdue > 0),
    )


def _answered(own: AnswersOf | None) -> tuple[Stat, ...]:
    if own is None or own.usual_days is None:
        return ()
    said = _("rata-rata %(days)s hari; %(taken)s diterima, %(given)s diberikan, %(not)s ditolak")
    figures = {
        "days": number(own.usual_days),
        "taken": number(own.taken),
        "given": number(own.delivered),
        "not": number(own.declined),
    }
    return (Stat(_("Rujukan dijawab"), number(own.answered), said % figures),)


def places_asked(desk: Desk, referrals: ReferralsWaiting) -> set[str]:
    """Give the regions whose names the page needs."""
    piles = (desk.mine, desk.offered, desk.verify)
    codes = {one.code for pile in piles for one in pile.first if one.code}
    return codes | {one.code for one in referrals.first}


def agencies_page(
    found: Sequence[Agency],
    referred: Sequence[AnswersOf] | None,
    named: Mapping[UUID, str],
    area: str,
    today: dt.date,
) -> AgenciesPage:
    """Give how each party answers: everybody by the same measure, the ministry too.

    `referred` is None for who does not see what families were referred for.
    """
    columns = (
        *(_("Terbuka"), _("Lewat batas"), _("Selesai"), _("Hari sampai dijawab")),
        *(_("Dibuka lagi"), _("Keluarga menunggu")),
    )
    rows = (
        Row(
            (
                Cell(
                    named.get(one.organisation, NOTHING),
                    f"{reverse('obstacles')}?owner={one.organisation}",
                ),
                Cell(number(one.open)),
                Cell(number(one.overdue), needs_someone=one.overdue > 0),
                Cell(number(one.solved)),
                Cell(NOTHING if one.usual_days is None else number(one.usual_days)),
                Cell(number(one.reopened)),
                Cell(number(one.families)),
            )
        )
        for one in found
    )
    return AgenciesPage(
        Heading(
            _("Bagaimana tiap lembaga menjawab di %(area)s") % {"area": area},
            _("Yang selesai dihitung untuk setengah tahun terakhir, sampai %(day)s.")
            % {"day": date(today)},
        ),
        Table(
            caption=_("Lembaga"),
            hide_caption=True,
            columns=(Column(_("Lembaga")), *(Column(one, number=True) for one in columns)),
            rows=tuple(rows),
            empty=_("Belum ada hambatan di wilayah ini."),
        ),
        None if referred is None else referral_agencies(referred, named, _("Rujukan keluarga")),
    )


def answers_page(
    found: Answered, file_name: str, faults: Sequence[FindingRow], *, may_send: bool, key: str
) -> AnswersPage:
    """Give what a file of answers would do or did, with every row that is wrong.

    `faults` are what the check found before the obstacles were asked.
    """
    wrong, good = found.wrong, found.good
    lines = [(one.row, one.column, said(one.message)) for one in faults]
    lines += [(one.row, one.column, said(RULES[one.rule].message)) for one in wrong]
    if found.is_done:
        sentence = _("Jawaban sudah dikirim; yang salah tetap seperti semula.")
    elif not good:
        sentence = _("Tidak ada baris yang dapat diterapkan. Perbaiki, lalu kirim lagi.")
    elif lines:
        sentence = _("Baris yang benar dapat dikirim sekarang; yang salah tidak mengubah apa pun.")
    else:
        sentence = _("Semua baris benar. Belum ada yang berubah sampai Anda mengirimnya.")
    url = reverse("desk-answers-send", args=[found.evidence])
    return AnswersPage(
        head=Heading(
            file_name,
            sentence,
            action=Action(
                _("Kirim %(count)s jawaban") % {"count": number(len(good))}, url, "post", key=key
            )
            if may_send and good and not found.is_done
            else None,
            secondary=(Link(_("Kembali ke meja"), reverse("desk")),),
        ),
        stats=(
            Stat(
                _("Jawaban diterapkan") if found.is_done else _("Baris yang benar"),
                number(len(good)),
            ),
            Stat(
                _("Baris yang salah"),
                number(len({row for row, _column, _why in lines})),
                needs_someone=bool(lines),
            ),
        ),
        wrong=Table(
            caption=_("Baris yang salah"),
            columns=(Column(_("Baris")), Column(_("Kolom")), Column(_("Apa yang salah"))),
            rows=tuple(
                Row((Cell(number(row)), Cell(column), Cell(why)))
                for row, column, why in sorted(lines)
            ),
            hide_caption=True,
            empty=_("Tidak ada baris yang salah."),
        ),
        marked=Action(
            _("Unduh lembar bertanda"),
            reverse("desk-answers-marked", args=[found.evidence]),
            "post",
        )
        if lines
        else None,
    )


def _all(pile: Pile) -> str:
    if not pile.first:
        return ""
    return f"{reverse('obstacles')}?owner={pile.first[0].owner_org}"


def _table(
    caption: str, pile: Pile, names: Mapping[str, str], today: dt.date, *, empty: str = ""
) -> Table:
    shown = _("%(shown)s dari %(total)s hambatan") % {
        "shown": number(len(pile.first)),
        "total": number(pile.count),
    }
    return Table(
        caption=caption,
        hide_caption=True,
        columns=(
            *(Column(_("Hambatan")), Column(_("Tempat")), Column(_("Di bawahnya"), number=True)),
            *(Column(_("Batas")), Column(_("Jenjang"))),
        ),
        rows=tuple(_row(one, names, today) for one in pile.first),
        empty=empty,
        pager=Pager(shown) if pile.first else None,
    )


def _row(one: Obstacle, names: Mapping[str, str], today: dt.date) -> Row:
    overdue = one.is_overdue(today)
    return Row(
        (
            Cell(
                cause_said(one.cause),
                reverse("obstacle", args=[one.id]),
                note=f"{one.shown} · {aid_name(one.program)}",
            ),
            Cell(region_name(names.get(one.code, one.code)) or _("nasional")),
            Cell(beneath(one)),
            Cell(
                date(one.due),
                tag=Tag(_("lewat batas"), "alert") if overdue else None,
                needs_someone=overdue,
            ),
            Cell(level_name(one.level)),
        )
    )
