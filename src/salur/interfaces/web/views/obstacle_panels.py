"""What may be done with an obstacle: the forms beside it, for whoever's turn it is."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from salur.access.domain import SENDERS
from salur.access.queries import may
from salur.coordination.actions import reader_of, whose
from salur.coordination.domain.obstacles import desk_path
from salur.coordination.domain.turns import RIGHTS, moves_deadline, stands, steps_open
from salur.coordination.queries import Obstacle
from salur.interfaces.web import keys
from salur.interfaces.web.obstacle_forms import (
    Assign,
    Classify,
    Comment,
    Offer,
    OnlyKey,
    Reason,
    Resolve,
)
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.visit import Visit

Choices = Sequence[tuple[str, str]]


class Known(NamedTuple):
    """What the forms choose from."""

    people: Choices
    parties: Choices
    attached: Choices


def open_verbs(visit: Visit, one: Obstacle) -> frozenset[str]:
    """Give the steps that somebody may take now: their turn, and their right."""
    turns = steps_open(one.state, whose(one), reader_of(visit.actor))
    mine = stands(whose(one), reader_of(visit.actor))
    verbs = {v for v in turns if any(may(visit.actor, right) for right in RIGHTS.get(v, ()))}
    if one.offered_org is None or not mine & {"offered", "owner"}:
        verbs -= {"return"}
    if one.offered_org is not None:
        verbs -= {"offer"}
    if one.resolved_by == visit.actor.person_id:
        verbs -= {"verify"}
    return frozenset(verbs)


def form_of(
    verb: str, visit: Visit, one: Obstacle, known: Known, *given: Any
) -> forms.Form:  # fmt: skip
    """Give the form of a step, empty, or with what was posted (`given`: data and files)."""
    more: dict[str, Any] = {"auto_id": f"{verb}_%s", "initial": {"key": keys.new_key()}}
    if verb == "classify":
        more["initial"] = {"key": keys.new_key(), "cause": one.cause}
        return Classify(*given, **more)
    if verb == "assign":
        more["initial"] = {"key": keys.new_key(), "person": one.owner_user, "due": one.due}
        return Assign(*given, people=known.people, may_move=_moves(visit, one), **more)
    if verb == "offer":
        return Offer(*given, parties=known.parties, **more)
    if verb == "resolve":
        return Resolve(*given, attached=known.attached, **more)
    if verb == "comment":
        return Comment(*given, **more)
    return (Reason if verb in ("return", "reopen") else OnlyKey)(*given, **more)


def panels_of(
    visit: Visit, one: Obstacle, known: Known, bound: tuple[str, forms.Form] | None = None
) -> tuple[Panel, ...]:
    """Give what may be done with an obstacle as it stands; `bound` is a form that was refused."""
    verbs = open_verbs(visit, one)
    panels = []
    for verb, (title, sentence, submit, grave) in _panels().items():
        is_bound = bound is not None and bound[0] == verb
        if verb in verbs or is_bound:
            form = bound[1] if bound is not None and is_bound else form_of(verb, visit, one, known)
            url = reverse(f"obstacle-{verb}", args=[one.id])
            panels.append(Panel(title, sentence, form, url, submit, f"langkah-{verb}", grave))
    return tuple(panels)


def _moves(visit: Visit, one: Obstacle) -> bool:
    """Say whether somebody may move the deadline from where it lies."""
    is_assigner = may(visit.actor, "obstacle.assign") and not visit.actor.roles & SENDERS
    return is_assigner and moves_deadline(desk_path(one.path, one.level), visit.actor.paths)


def _panels() -> dict[str, tuple[str, str, str, bool]]:
    return {
        "accept": (
            _("Terima penyerahan"), _("Sejak itu lembaga Anda pemiliknya; tenggatnya tetap."),
            _("Terima"), False,
        ),
        "return": (
            _("Kembalikan penyerahan"), _("Pemiliknya tetap yang sekarang; alasannya tercatat."),
            _("Kembalikan"), True,
        ),
        "verify": (
            _("Pastikan selesai"), _("Anda pelapornya: periksa buktinya dahulu."),
            _("Terperiksa selesai"), False,
        ),
        "reopen": (
            _("Buka kembali"), _("Bila belum selesai; tenggatnya dihitung lagi dari hari ini."),
            _("Buka kembali"), True,
        ),
        "start": (_("Mulai dikerjakan"), _("Anda yang memegangnya."), _("Mulai"), False),
        "resolve": (
            _("Selesaikan dengan bukti"), _("Pelapor, atau datanya sendiri, memeriksa hasilnya."),
            _("Selesaikan"), False,
        ),
        "classify": (
            _("Golongkan"), _("Pemilik dan tenggat mengikuti penyebabnya."), _("Golongkan"), False,
        ),
        "assign": (
            _("Tugaskan"), _("Petugas lembaga pemilik dan tenggatnya."), _("Tugaskan"), False,
        ),
        "comment": (
            _("Komentar atau lampiran"), _("Dibaca semua pihak; tidak dapat dihapus."),
            _("Simpan"), False,
        ),
        "offer": (
            _("Serahkan ke lembaga lain"), _("Pemiliknya tetap sampai lembaga itu menerima."),
            _("Serahkan"), False,
        ),
    }  # fmt: skip
