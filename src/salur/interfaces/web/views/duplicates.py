"""Families that may be on the register twice: the queue, side by side, decide, undo."""

import math
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.actions import as_owner
from salur.access.domain import covers, outermost
from salur.interfaces.web import keys
from salur.interfaces.web.components import Confirmation, Link
from salur.interfaces.web.frame import frame
from salur.interfaces.web.pages.plain import ConfirmPage
from salur.interfaces.web.presenters import duplicates as presenter
from salur.interfaces.web.presenters.pair import SHOWN_MONTHS, Answers, pair_page, today_and_next
from salur.interfaces.web.visit import Visited
from salur.jobs import queries as jobs
from salur.places import queries as places
from salur.places.queries import digits_of
from salur.quality import actions
from salur.quality import queries as quality
from salur.quality.domain.pairs import PairState, Word, kabkota_of
from salur.reconciliation import queries as reconciliation
from salur.registry import queries as registry

_ASK = "ASK"


def index(request: Visited) -> HttpResponse:
    """Show how far one is, and one of the lists."""
    what = request.GET.get("what") or ("disputed" if _settles(request) else "turn")
    if what not in presenter.LISTS:
        raise Http404
    found = quality.pairs_page(what, after=_after(request), limit=quality.PAGE + 1)
    rows = found[: quality.PAGE]
    codes = {digits_of(kabkota_of(p)) for one in rows for p in (one.first_path, one.second_path)}
    page = presenter.duplicates_page(
        what,
        presenter.Answers(
            progress=_progress(request),
            rows=rows,
            more=len(found) > quality.PAGE,
            families=_named(rows),
            names=places.names(codes, timezone.localdate()),
            searching=any(one.kind == actions.SEARCH_KIND for one in jobs.open_jobs()),
            may_search=request.visit.may("duplicate.search"),
            may_decide=_reviews(request) or _settles(request),
        ),
    )
    shell = frame(request, title=page.head.title)
    return render(request, "web/pages/duplicates.html", {"page": page, "shell": shell})


def show(request: Visited, pair_id: UUID) -> HttpResponse:
    """Show two families side by side."""
    return _side_by_side(request, pair_id)


def decide(request: Visited, pair_id: UUID) -> HttpResponse:
    """Take an answer, and go on with the next pair in the same breath."""
    word = request.POST.get("word", "")
    if word not in (*Word, _ASK):
        return _go(request, pair_id)
    note = request.POST.get("note", "")
    if word == _ASK:
        actions.ask_field(pair_id=pair_id, text=note, **_who(request))
    else:
        keep = keys.identity(request.POST.get("keep", ""))
        actions.decide_pair(
            pair_id=pair_id, word=Word(word), keep=keep if word == Word.SAME else None, note=note,
            **_who(request),
        )  # fmt: skip
    after = quality.pair(pair_id, settles=_settles(request))
    return _go(request, after.next_id if after else None)


def undo_latest(request: Visited) -> HttpResponse:
    """Take back what one said last; of a merger ask for the reason first."""
    latest = _progress(request).latest
    if latest is None:
        return _go(request, None)
    pair = quality.pair(latest, settles=False)
    if pair is None:
        raise Http404
    if pair.state is PairState.SAME:
        return _show_at(request, reverse("duplicate-undo", args=[latest]), _asked(request, pair))
    actions.undo_decision(pair_id=latest, **_who(request))
    return _go(request, latest)


def undo(request: Visited, pair_id: UUID) -> HttpResponse:
    """Ask for the reason, then take a decision back."""
    pair = quality.pair(pair_id, settles=False)
    if pair is None:
        raise Http404
    if request.method == "POST":
        reason = request.POST.get("reason", "")
        actions.undo_decision(pair_id=pair_id, reason=reason, **_who(request))
        return redirect("duplicate", pair_id=pair_id)
    return _asked(request, pair)


def search(request: Visited) -> HttpResponse:
    """Queue a search of every region of one's scope."""
    who = _who(request)
    for path in outermost(request.visit.actor.paths):
        actions.ask_for_search(path=path, **{**who, "key": f"{who['key']}/{path}"})
    return redirect("duplicates")


def _asked(request: Visited, pair: quality.PairView) -> HttpResponse:
    merged = pair.state is PairState.SAME
    asked = Confirmation(
        title=_("Batalkan keputusan ini?"),
        sentence=_("Keluarga %(first)s dan %(second)s diperiksa lagi.")
        % {"first": pair.first_id_kpm, "second": pair.second_id_kpm},
        consequences=(
            _("Daftar yang dibekukan sesudah ini menghitung dua keluarga lagi.")
            if merged
            else _("Pasangan ini kembali ke antrean."),
            _("Jawaban yang sudah diberikan tetap tercatat."),
        ),
        url=reverse("duplicate-undo", args=[pair.id]),
        key=keys.new_key(),
        submit=_("Batalkan keputusan"),
        cancel=Link(_("Tidak jadi"), reverse("duplicate", args=[pair.id])),
        grave=merged,
        reason_label=_("Mengapa dibatalkan?"),
    )
    crumbs = (Link(_("Keluarga ganda"), reverse("duplicates")),)
    shell = frame(request, title=asked.title, crumbs=crumbs)
    context = {"page": ConfirmPage(asked), "shell": shell}
    return render(request, "web/pages/confirm.html", context)


def _go(request: Visited, pair_id: UUID | None) -> HttpResponse:
    """Go to a pair, or to the queue where none is left: at once for a script, else by address."""
    if pair_id is None:
        url = reverse("duplicates")
        return HttpResponse(headers={"HX-Redirect": url}) if _by_script(request) else redirect(url)
    url = reverse("duplicate", args=[pair_id])
    if not _by_script(request):
        return redirect(url)
    return _show_at(request, url, _side_by_side(request, pair_id))


def _show_at(request: Visited, url: str, response: HttpResponse) -> HttpResponse:
    if not _by_script(request):
        return redirect(url)
    response.headers["HX-Push-Url"] = url
    return response


def _side_by_side(request: Visited, pair_id: UUID) -> HttpResponse:
    pair = quality.pair(pair_id, settles=_settles(request))
    if pair is None:
        raise Http404
    since = today_and_next(timezone.localdate())
    with as_owner():  # the other half of the pair may live where one sees no family
        compared = registry.compare_families(pair.first, pair.second, since.number)
        ids = (pair.first_id_kpm, pair.second_id_kpm)
        months = reconciliation.newest_months(ids, SHOWN_MONTHS)
    if compared is None:
        raise Http404
    codes = {one.kode_wilayah[:n] for one in (compared.first, compared.second) for n in (4, 6, 10)}
    actor = request.visit.actor
    offices = [kabkota_of(path) for path in (pair.first_path, pair.second_path)]
    page = pair_page(
        Answers(
            pair=pair,
            progress=_progress(request),
            compared=compared,
            months=months,
            names=places.names(codes, timezone.localdate()),
            reached=(covers(actor.paths, offices[0]), covers(actor.paths, offices[1])),
            reviews=_reviews(request),
            settles=_settles(request),
            organisation=actor.organisation_id,
            since=since,
        )
    )
    crumbs = (Link(_("Keluarga ganda"), reverse("duplicates")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/pair.html", {"page": page, "shell": shell})


def _named(rows: tuple[quality.PairLine, ...]) -> dict[str, tuple[UUID, str]]:
    ids = {id_kpm for one in rows for id_kpm in (one.first_id_kpm, one.second_id_kpm)}
    with as_owner():
        return registry.families_named(ids)


def _progress(request: Visited) -> quality.Progress:
    return quality.progress(request.visit.actor.person_id, settles=_settles(request))


def _reviews(request: Visited) -> bool:
    return request.visit.may("duplicate.review")


def _settles(request: Visited) -> bool:
    return request.visit.may("duplicate.settle") and not _reviews(request)


def _by_script(request: Visited) -> bool:
    return bool(request.headers.get("HX-Request"))


def _who(request: Visited) -> dict:  # type: ignore[type-arg]  # by, at and key of any action
    key = request.POST.get("key", "")
    return {"by": request.visit.actor, "at": timezone.now(), "key": key}


def _after(request: Visited) -> quality.PairAfter | None:
    identity = keys.identity(request.GET.get("id", ""))
    cluster = keys.identity(request.GET.get("cluster", ""))
    if identity is None or cluster is None:
        return None
    try:
        rank, likely = (float(request.GET.get(name, "")) for name in ("rank", "likely"))
    except ValueError as fault:
        raise Http404 from fault
    if not (math.isfinite(rank) and math.isfinite(likely)):
        raise Http404
    return quality.PairAfter(rank, cluster, likely, identity)
