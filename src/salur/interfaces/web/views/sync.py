"""In sync with Pusdatin: snapshots, conflicts side by side, and the changes that go up."""

import base64
import csv
import datetime as dt
import io
import json
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.interfaces.web import keys, sheets
from salur.interfaces.web.area import home_path
from salur.interfaces.web.components import Link
from salur.interfaces.web.formatting import family_name, number
from salur.interfaces.web.frame import frame
from salur.interfaces.web.pages.sync import SyncPage
from salur.interfaces.web.presenters import conflict as conflicts
from salur.interfaces.web.presenters import sync as presenter
from salur.interfaces.web.visit import Visited
from salur.places import queries as places
from salur.quality import actions
from salur.quality import queries as quality
from salur.quality.domain.syncing import CHOICES, ConflictState
from salur.registry import queries as registry

SIZE = 50
_LONGEST_KEY = 400


def index(request: Visited) -> HttpResponse:
    """Show the snapshots of the area and what waits for somebody."""
    path = home_path(request.visit.actor)
    found = quality.snapshots_page(path, after=_moment(request), size=SIZE + 1)
    rows = found[:SIZE]
    gone = quality.departures_page(path)
    page = presenter.sync_page(
        rows,
        departures=gone,
        families=registry.families_named(one.id_kpm for one in gone),
        names=_names([*(one.path for one in rows), *_places(gone)]),
        conflicts=quality.open_conflicts(path),
        pending=quality.pending_counts(path),
        next_url=presenter.paged("sync", _written(rows), len(found) > SIZE),
    )
    return _shown(request, page, crumbs=())


def snapshot(request: Visited, snapshot_id: UUID) -> HttpResponse:
    """Show what one snapshot did."""
    one = quality.snapshot(snapshot_id)
    if one is None:
        raise Http404
    path = home_path(request.visit.actor)
    after = keys.row_number(request.GET.get("after", "")) or 0
    found = quality.departures_page(path, after=after, size=SIZE + 1, snapshot_id=one.id)
    rows = found[:SIZE]
    next_url = f"?after={rows[-1].id}" if len(found) > SIZE else ""
    page = presenter.snapshot_page(
        one,
        names=_names([one.path, *_places(rows)]),
        departures=rows,
        families=registry.families_named(row.id_kpm for row in rows),
        conflicts=quality.open_conflicts(path),
        next_url=next_url,
    )
    return _shown(request, page)


def queue(request: Visited) -> HttpResponse:
    """Show the conflicts that wait."""
    path = home_path(request.visit.actor)
    found = quality.conflicts_page(path, after=_pair(request), size=SIZE + 1)
    rows = found[:SIZE]
    last = _packed(rows[-1].id_kpm, rows[-1].column) if rows else ""
    page = conflicts.conflicts_page(
        rows,
        families=registry.families_named(row.id_kpm for row in rows),
        waiting=quality.open_conflicts(path),
        next_url=presenter.paged("sync-conflicts", last, len(found) > SIZE),
    )
    return _shown(request, page)


def conflict(request: Visited, conflict_id: UUID) -> HttpResponse:
    """Show one conflict side by side."""
    return _side_by_side(request, conflict_id)


def decide(request: Visited, conflict_id: UUID) -> HttpResponse:
    """Take whose word counts, and go on with the next conflict in the same breath."""
    choice = request.POST.get("choice", "")
    if choice not in CHOICES:
        return _go(request, conflict_id)
    one = quality.conflict(conflict_id)
    actions.decide_conflict(
        conflict_id=conflict_id,
        choice=ConflictState(choice),
        value=request.POST.get("value", ""),
        reason=request.POST.get("reason", ""),
        **_who(request),
    )
    return _go(request, None if one is None else _next(request, one))


def changes(request: Visited) -> HttpResponse:
    """Show own changes that the ministry lacks or shows by now, and the files that were made."""
    what = request.GET.get("what") or "belum"
    if what not in presenter.LISTS:
        raise Http404
    path = home_path(request.visit.actor)
    after = keys.row_number(request.GET.get("after", "")) or 0
    found = quality.pending_page(path, states=presenter.LISTS[what], after=after, size=SIZE + 1)
    rows = found[:SIZE]
    last = rows[-1].id if rows else 0
    page = presenter.changes_page(
        what,
        rows,
        families=registry.families_named(row.id_kpm for row in rows),
        counts=quality.pending_counts(path),
        sendings=quality.sendings(path),
        today=timezone.localdate(),
        may_send=request.visit.may("change.send"),
        next_url=presenter.paged("sync-changes", last, len(found) > SIZE, what=what),
    )
    return _shown(request, page)


def send(request: Visited) -> HttpResponse:
    """Make the file of changes."""
    made = actions.send_changes(path=home_path(request.visit.actor), **_who(request))
    said = _("Berkas dengan %(rows)s baris siap diunduh.")
    messages.success(request, said % {"rows": number(made.rows)})
    return redirect("sync-changes")


def file(request: Visited, sending_id: UUID, kind: str) -> HttpResponse:
    """Give a file of changes as it was made."""
    text = quality.sending_content(sending_id)
    if text is None or kind not in ("csv", "xlsx"):
        raise Http404
    heads, *rows = csv.reader(io.StringIO(text))
    # What was made is neutral already; a second apostrophe would change it.
    plain = [[cell.removeprefix("'") for cell in row] for row in rows]
    sheet = sheets.Sheet("perubahan", heads, plain)
    return sheets.answer("csv" if kind == "csv" else "xlsx", "perubahan", sheet)


def _side_by_side(request: Visited, conflict_id: UUID) -> HttpResponse:
    one = quality.conflict(conflict_id)
    if one is None:
        raise Http404
    families = registry.families_named([one.id_kpm])
    page = conflicts.conflict_page(
        one,
        name=family_name(families, one.id_kpm),
        names=_names([one.path]),
        waiting=quality.open_conflicts(home_path(request.visit.actor)),
        next_id=_next(request, one),
        may_decide=request.visit.may("conflict.decide"),
    )
    crumbs = (*_crumbs(), Link(_("Konflik dengan Pusdatin"), reverse("sync-conflicts")))
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/conflict.html", {"page": page, "shell": shell})


def _next(request: Visited, one: quality.ConflictRow) -> UUID | None:
    path = home_path(request.visit.actor)
    found = quality.conflicts_page(path, after=(one.id_kpm, one.column), size=1)
    return found[0].id if found else None


def _go(request: Visited, conflict_id: UUID | None) -> HttpResponse:
    by_script = bool(request.headers.get("HX-Request"))
    if conflict_id is None:
        url = reverse("sync-conflicts")
        return HttpResponse(headers={"HX-Redirect": url}) if by_script else redirect(url)
    url = reverse("sync-conflict", args=[conflict_id])
    if not by_script:
        return redirect(url)
    response = _side_by_side(request, conflict_id)
    response.headers["HX-Push-Url"] = url
    return response


def _shown(
    request: Visited, page: SyncPage, *, crumbs: tuple[Link, ...] | None = None
) -> HttpResponse:
    shell = frame(request, title=page.head.title, crumbs=_crumbs() if crumbs is None else crumbs)
    return render(request, "web/pages/sync.html", {"page": page, "shell": shell})


def _crumbs() -> tuple[Link, ...]:
    return (Link(_("Sinkron Pusdatin"), reverse("sync")),)


def _places(rows: tuple[quality.DepartureRow, ...]) -> list[str]:
    return [path for row in rows for path in (row.path, row.to_path) if path]


def _names(paths: list[str]) -> dict[str, str]:
    return places.names(presenter.place_codes(paths), timezone.localdate())


def _who(request: Visited) -> dict:  # type: ignore[type-arg]  # by, at and key of any action
    key = request.POST.get("key", "")
    return {"by": request.visit.actor, "at": timezone.now(), "key": key}


def _written(rows: tuple[quality.SnapshotRow, ...]) -> str:
    return _packed(rows[-1].taken_at.isoformat(), str(rows[-1].id)) if rows else ""


def _packed(*parts: str) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def _pair(request: Visited) -> tuple[str, str] | None:
    """Read a key of two texts from the address; Http404 for what is none."""
    text = request.GET.get("after", "")
    if not text:
        return None
    if len(text) > _LONGEST_KEY:
        raise Http404
    try:
        first, second = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, TypeError) as fault:
        raise Http404 from fault
    if not (isinstance(first, str) and isinstance(second, str)) or "\x00" in first + second:
        raise Http404
    return first, second


def _moment(request: Visited) -> tuple[dt.datetime, UUID] | None:
    key = _pair(request)
    if key is None:
        return None
    try:
        at, identity = dt.datetime.fromisoformat(key[0]), UUID(key[1])
    except ValueError as fault:
        raise Http404 from fault
    if at.tzinfo is None:
        raise Http404
    return at, identity
