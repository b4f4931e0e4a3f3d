"""Accounts that may be one: the list, side by side, several at once, undo."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.area import area_of, home_path
from salur.interfaces.web.components import Confirmation, Link
from salur.interfaces.web.formatting import number, rupiah
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.pages.plain import ConfirmPage
from salur.interfaces.web.presenters import match as pair_words
from salur.interfaces.web.presenters import matches as words
from salur.interfaces.web.visit import Visited
from salur.places import queries as places
from salur.reconciliation import actions
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.domain.matching import POINTS, Standing
from salur.registry import queries as registry

_EVER = 999912
_MOST = 200


def index(request: Visited) -> HttpResponse:
    """Show one list of proposals of an area, up to a month."""
    area, asked = area_of(request), _asked(request)
    after = keys.unpacked(request.GET.get("after", ""), int, str)
    key = None if after is None else (_score(after[0]), keys.known_identity(after[1]))
    found = reconciliation.matches_page(
        area.path, area.period.number, states=words.LISTS[asked.what], bank=asked.bank or None,
        standing=Standing.CLEAR if asked.why else _standing(asked.standing),
        reasons=asked.why or None, after=key, size=words.SIZE + 1,
    )  # fmt: skip
    rows = found[: words.SIZE]
    desa = {one.kode_wilayah for one in rows if one.kode_wilayah}
    page = words.matches_page(
        area,
        asked,
        words.Answers(
            rows=rows,
            counts=reconciliation.match_counts(area.path, area.period.number),
            families=_families(request, rows),
            names=places.names(desa, area.period.last_day),
            more=len(found) > words.SIZE,
            first=key is None,
        ),
        request.visit,
    )
    crumbs = place_crumbs(area, "matches")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="matches")
    return render(request, "web/pages/matches.html", {"page": page, "shell": shell})


def show(request: Visited, match_id: UUID) -> HttpResponse:
    """Show two accounts side by side."""
    one = _known(match_id)
    code = one.kode_wilayah or one.code
    codes = [code[:digits] for digits in (10, 6, 4) if len(code) >= digits]
    names = places.names(set(codes), timezone.localdate())
    page = pair_words.match_page(
        pair_words.Answers(
            match=one,
            words=reconciliation.match_words(match_id),
            rivals=reconciliation.match_rivals(match_id),
            families=_families(request, [one]),
            place=[names[at] for at in codes if at in names],
            next_id=_next(request, one),
        ),
        request.visit,
    )
    crumbs = (Link(_("Rekening yang mungkin satu"), page.list_url),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/match.html", {"page": page, "shell": shell})


def decide(request: Visited, match_id: UUID) -> HttpResponse:
    """Take an answer, and go on with the next proposal."""
    one = _known(match_id)
    word = request.POST.get("word", "")
    note = request.POST.get("note", "").replace(keys.NUL, "")
    who = _who(request)
    if word == "ENDORSE":
        actions.endorse_matches(match_ids=[match_id], note=note, **who)
    elif word == "ACCEPT":
        actions.accept_matches(match_ids=[match_id], note=note, **who)
    elif word == "REJECT":
        actions.reject_match(match_id=match_id, note=note, **who)
    else:
        actions.say_of_match(match_id=match_id, word=word, note=note, **who)
        messages.success(request, _("Tercatat; Dinas Sosial membacanya sebelum memutuskan."))
        return redirect("match", match_id=match_id)
    messages.success(request, _("Jawaban tersimpan."))
    following = _next(request, one)
    return redirect("match", match_id=following) if following else redirect("matches")


def chosen(request: Visited) -> HttpResponse:
    """Ask before several clear proposals are decided at once, then decide them."""
    ids = [keys.known_identity(text) for text in request.POST.getlist("match")[:_MOST]]
    if not ids:
        ids = [keys.known_identity(t) for t in request.POST.get("pairs", "").split(".") if t]
    found = reconciliation.matches(ids[:_MOST])
    if not found:
        messages.error(request, _("Pilih sedikitnya satu padanan."))
        return redirect("matches")
    accepts = request.POST.get("what") == "endorsed"
    if "key" in request.POST:
        run = actions.accept_matches if accepts else actions.endorse_matches
        done = run(match_ids=[one.id for one in found], **_who(request))
        said = _("%(count)s padanan diterima.") if accepts else _("%(count)s padanan diusulkan.")
        messages.success(request, said % {"count": number(done)})
        return redirect("matches")
    confirm = Confirmation(
        title=_("Terima semuanya?") if accepts else _("Usulkan semuanya?"),
        sentence=_("%(count)s padanan, %(amount)s.")
        % {"count": number(len(found)), "amount": rupiah(sum(one.moved for one in found))},
        consequences=(
            *words.reasons_said(found[0].reasons),
            _("Kedua nomor dihitung sebagai satu rekening, juga pada bulan berikutnya.")
            if accepts
            else _("Orang lain yang menerimanya; sampai saat itu tidak ada angka yang berubah."),
        ),
        url=reverse("matches-chosen"),
        key=keys.new_key(),
        submit=_("Terima") if accepts else _("Usulkan"),
        cancel=Link(_("Tidak jadi"), reverse("matches")),
        fields=(
            ("pairs", ".".join(one.id.hex for one in found)),
            ("what", "endorsed" if accepts else "open"),
        ),
    )
    return _confirmed(request, confirm)


def undo(request: Visited, match_id: UUID) -> HttpResponse:
    """Ask for the reason, then take an acceptance back."""
    one = _known(match_id)
    if request.method == "POST":
        reason = request.POST.get("reason", "").replace(keys.NUL, "")
        actions.undo_match(match_id=match_id, reason=reason, **_who(request))
        messages.success(request, _("Penerimaan dibatalkan; angka semula dihitung kembali."))
        return redirect("match", match_id=match_id)
    confirm = Confirmation(
        title=_("Batalkan penerimaan ini?"),
        sentence=_("Rekening ••••%(first)s dan ••••%(second)s kembali menjadi dua.")
        % {"first": one.ordered_last4, "second": one.other_last4},
        consequences=(
            _("Angka semua bulan sejak itu kembali seperti sebelum diterima."),
            _("Padanan ini tidak diusulkan lagi dengan sendirinya."),
        ),
        url=reverse("match-undo", args=[match_id]),
        key=keys.new_key(),
        submit=_("Batalkan penerimaan"),
        cancel=Link(_("Tidak jadi"), reverse("match", args=[match_id])),
        grave=True,
        reason_label=_("Mengapa dibatalkan?"),
    )
    return _confirmed(request, confirm)


def _confirmed(request: Visited, confirm: Confirmation) -> HttpResponse:
    crumbs = (Link(_("Rekening yang mungkin satu"), reverse("matches")),)
    shell = frame(request, title=confirm.title, crumbs=crumbs)
    context = {"page": ConfirmPage(confirm), "shell": shell}
    return render(request, "web/pages/confirm.html", context)


def _known(match_id: UUID) -> reconciliation.Match:
    found = reconciliation.matches([match_id])
    if not found:
        raise Http404
    return found[0]


def _next(request: Visited, one: reconciliation.Match) -> UUID | None:
    """Give the next proposal that waits for whoever looks, after this one and then from the top."""
    states = words.LISTS[words.own_list(request.visit)]
    path = home_path(request.visit.actor)
    for after in (one.key, None):
        found = reconciliation.matches_page(path, _EVER, states=states, after=after, size=2)
        other = [other.id for other in found if other.id != one.id]
        if other:
            return other[0]
    return None


def _families(
    request: Visited, rows: Sequence[reconciliation.Match]
) -> dict[str, tuple[UUID, str]]:
    if not request.visit.may("family.read"):
        return {}
    return registry.families_named({one.id_kpm for one in rows if one.id_kpm})


def _asked(request: Visited) -> words.Asked:
    asked = request.GET
    what = asked.get("what") or words.own_list(request.visit)
    if what not in words.LISTS:
        raise Http404
    why = tuple(one for one in asked.get("why", "").split(".") if one in POINTS)
    bank = asked.get("bank", "").replace(keys.NUL, "")
    return words.Asked(what, bank, asked.get("standing", ""), why)


def _standing(text: str) -> Standing | None:
    return Standing(text) if text in tuple(Standing) else None


def _score(value: int) -> int:
    if abs(value) >= 2**31:
        raise Http404
    return value


def _who(request: Visited) -> dict:  # type: ignore[type-arg]  # by, at and key of any action
    key = request.POST.get("key", "")
    return {"by": request.visit.actor, "at": timezone.now(), "key": key}
