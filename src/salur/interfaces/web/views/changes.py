"""Changes by berita acara: the list, one berita acara, and each step."""

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.graduation.actions import follow_register
from salur.graduation.actions.settling_slots import settle_slots_of
from salur.graduation.queries.slots import SlotLine, slots_of_changes
from salur.interfaces.web import keys
from salur.interfaces.web.area import home_path
from salur.interfaces.web.change_forms import BeritaAcaraForm, NewChangeForm, ReasonForm
from salur.interfaces.web.components import Heading, Link, Notice
from salur.interfaces.web.formatting import number
from salur.interfaces.web.frame import frame
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.presenters.changes import changes_page, document_page
from salur.interfaces.web.presenters.changes_asked import FOUND_BY_OTHERS, STATES, Asked
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language
from salur.kernel.period import Period
from salur.places import queries as places
from salur.programs import actions as programs
from salur.registry import actions
from salur.registry import queries as registry
from salur.registry.domain import Source, State
from salur.registry.queries import ChangeLine

SIZE = 50
_EVERY_LINE = 100_000
_LONGEST = 60


def index(request: Visited) -> HttpResponse:
    """Show one page of the changes, newest first."""
    asked = _asked(request)
    before = keys.row_number(request.GET.get("before", ""))
    lines = registry.change_lines(
        states=STATES[asked.state],
        path=home_path(request.visit.actor),
        sources=FOUND_BY_OTHERS if asked.source else None,
        no_ba=asked.no_ba,
        before=before,
        limit=SIZE + 1,
    )
    form = None
    if asked.state == "usulan" and request.visit.may("change.verify"):
        form = BeritaAcaraForm(initial={"key": keys.new_key(), "asked": _next_month()})
    page = changes_page(
        asked, lines[:SIZE], request.visit, first=before is None, more=len(lines) > SIZE, form=form
    )
    shell = frame(request, title=page.head.title)
    return render(request, "web/pages/changes.html", {"page": page, "shell": shell})


def document(request: Visited, document_id: UUID) -> HttpResponse:
    """Show one berita acara."""
    return _document(request, document_id)


def endorse(request: Visited, document_id: UUID) -> HttpResponse:
    """Endorse every line of a berita acara that waits, or show what stands in the way."""
    try:
        done = programs.endorse_changes(
            document=document_id,
            by=request.visit.actor,
            at=timezone.now(),
            key=request.POST.get("key", ""),
        )
    except programs.ChangesRefused as fault:
        if not fault.wrong:
            raise
        return _document(request, document_id, fault)
    _follow(request)
    said = _("%(lines)s baris disahkan; %(applied)s langsung berlaku.")
    messages.success(request, said % {"lines": done.lines, "applied": done.applied})
    if done.without_quota:
        said = _("%(lines)s penggantian disahkan tanpa kuota yang diketahui: mintalah kuotanya.")
        messages.warning(request, said % {"lines": done.without_quota})
    return redirect("changes-document", document_id=document_id)


def refuse(request: Visited, document_id: UUID) -> HttpResponse:
    """Refuse every line of a berita acara that waits, with a reason."""
    found = registry.berita_acara(document_id)
    if found is None:
        raise Http404
    form = ReasonForm(request.POST or None, initial={"key": keys.new_key()})
    back = reverse("changes-document", args=[document_id])
    if request.method == "POST" and form.is_valid():
        lines = registry.change_lines(
            states=(State.VERIFIED,), document=document_id, limit=_EVERY_LINE
        )
        actions.refuse_changes(
            change_ids=[one.id for one in lines], reason=form.cleaned_data["reason"],
            by=request.visit.actor, at=timezone.now(), key=form.cleaned_data["key"],
        )  # fmt: skip
        _follow(request)
        return redirect(back)
    page = FormPage(
        Heading(
            _("Tolak berita acara %(number)s") % {"number": found.no_ba},
            _("Pengusul membaca alasannya; tidak ada keluarga yang berubah."),
        ),
        reverse("changes-refuse", args=[document_id]),
        _("Tolak"),
        back,
    )
    crumbs = (Link(_("Perubahan data"), reverse("changes")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/form.html", {"page": page, "shell": shell, "form": form})


def refuse_wrong(request: Visited, document_id: UUID) -> HttpResponse:
    """Refuse the lines that stand in the way of a berita acara, each for its own reason."""
    by_code: dict[str, list[int]] = {}
    for text in request.POST.getlist("wrong"):
        line, _dot, code = text.partition(".")
        identity = keys.row_number(line)
        if identity is not None and code in programs.WHY:
            by_code.setdefault(code, []).append(identity)
    for code, ids in sorted(by_code.items()):
        actions.refuse_changes(
            change_ids=ids, reason=code, by=request.visit.actor, at=timezone.now(),
            key=f"{request.POST.get('key', '')[:_LONGEST]}/{code}",
        )  # fmt: skip
    _follow(request)
    return redirect("changes-document", document_id=document_id)


def verify(request: Visited) -> HttpResponse:
    """Write the berita acara of a village meeting on the chosen proposals."""
    form = BeritaAcaraForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Tulis nomor, tanggal, dan bulan berita acara."))
        return redirect(Asked("usulan").url())
    lines = actions.verify_changes(
        change_ids=_chosen(request),
        no_ba=form.cleaned_data["no_ba"],
        tanggal_ba=form.cleaned_data["tanggal_ba"],
        asked=form.cleaned_data["asked"],
        by=request.visit.actor,
        at=timezone.now(),
        key=form.cleaned_data["key"],
    )
    said = _("%(lines)s usulan kini menunggu pengesahan.") % {"lines": number(lines)}
    messages.success(request, said)
    return redirect(Asked("menunggu").url())


def withdraw(request: Visited) -> HttpResponse:
    """Withdraw the chosen proposals, with a reason."""
    actions.withdraw_changes(
        change_ids=_chosen(request),
        reason=request.POST.get("reason", "")[:300],
        by=request.visit.actor,
        at=timezone.now(),
        key=request.POST.get("key", "")[:_LONGEST],
    )
    _follow(request)
    return redirect(Asked("usulan").url())


def new(request: Visited) -> HttpResponse:
    """Propose one change by hand; the family may be named by its own opaque id."""
    initial = {"key": keys.new_key(), "asked": _next_month(), "id_kpm": _family(request)}
    initial |= {
        "kind": request.GET.get("jenis", "PERBAIKI"),
        "reason": request.GET.get("alasan", "DATA"),
    }
    form = NewChangeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        home = _home_of(form, request)
        if home:
            change = form.change(home)
            actions.propose_changes(
                [change], source=Source.FORM, by=request.visit.actor,
                at=timezone.now(), key=form.cleaned_data["key"],
            )  # fmt: skip
            messages.success(request, _("Usulan dicatat."))
            return redirect(Asked("menunggu" if change.no_ba else "usulan").url())
    page = FormPage(
        Heading(
            _("Ajukan perubahan"),
            _("Usulan belum mengubah apa pun; berlaku setelah disahkan dan bulannya tiba."),
        ),
        reverse("change-new"),
        _("Ajukan"),
        reverse("changes"),
    )
    crumbs = (Link(_("Perubahan data"), reverse("changes")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/form.html", {"page": page, "shell": shell, "form": form})


def _follow(request: Visited) -> None:
    """Let ways out and freed places follow what was decided just now."""
    now, path = timezone.now(), home_path(request.visit.actor)
    follow_register(at=now, path=path)
    settle_slots_of(path=path, at=now)


def _document(
    request: Visited, document_id: UUID, fault: programs.ChangesRefused | None = None
) -> HttpResponse:
    found = registry.berita_acara(document_id)
    if found is None:
        raise Http404
    after = keys.row_number(request.GET.get("after", ""))
    lines = registry.change_lines(document=document_id, after=after or 0, limit=SIZE + 1)
    today = timezone.localdate()
    notice = None
    if fault is not None:
        words = language()
        notice = Notice(
            "wrong", fault.message.in_language(words), fault.next_step.in_language(words)
        )
    page = document_page(
        found,
        lines[:SIZE],
        request.visit,
        place=places.names([found.kode_wilayah], today).get(found.kode_wilayah, ""),
        today=today,
        cutoff=programs.cutoff_day(found.path, today),
        wrong=fault.wrong if fault else (),
        places_of=_places_of(lines[:SIZE]),
        notice=notice,
        first=after is None,
        more=len(lines) > SIZE,
    )
    crumbs = (Link(_("Perubahan data"), reverse("changes")),)
    shell = frame(request, title=found.no_ba, crumbs=crumbs)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if fault else HTTPStatus.OK
    return render(
        request, "web/pages/berita_acara.html", {"page": page, "shell": shell}, status=status
    )


def _places_of(lines: Sequence[ChangeLine]) -> dict[int, SlotLine]:
    """Give the place that each change freed or fills, by the change."""
    found: dict[int, SlotLine] = {}
    for one in slots_of_changes(line.id for line in lines):
        found |= {change: one for change in (one.change, one.offer, one.filled_by) if change}
    return found


def _asked(request: Visited) -> Asked:
    state = request.GET.get("state", "menunggu")
    return Asked(
        state if state in STATES else "menunggu",
        "lain" if request.GET.get("source") == "lain" else "",
        request.GET.get("ba", "").strip()[:_LONGEST],
    )


def _chosen(request: Visited) -> list[int]:
    numbers = (keys.row_number(text) for text in request.POST.getlist("change"))
    return [one for one in numbers if one is not None]


def _next_month() -> str:
    today = timezone.localdate()
    return str(Period(today.year, today.month).shift(1))


def _family(request: Visited) -> str:
    identity = keys.identity(request.GET.get("keluarga", ""))
    found = registry.family(identity) if identity else None
    return found.id_kpm if found else ""


def _home_of(form: NewChangeForm, request: Visited) -> str:
    """Give where the family lives; a family that is not in scope is said to be unknown."""
    found = registry.families_named([form.cleaned_data["id_kpm"].strip()])
    family = registry.family(next(iter(found.values()))[0]) if found else None
    if family is None:
        form.add_error("id_kpm", _("Keluarga itu tidak ada di wilayah tugas Anda."))
        return ""
    return family.kode_wilayah
