"""The doorway: nobody gets to a page without signing in, and nobody beyond their scope.

Two halves. `Doorway` is middleware: it finds out who is there (two questions), sends whoever is
not signed in or lacks a second factor away, and turns refusals into pages. `page` makes a URL
whose view runs inside the request's transaction after its scope was entered and its verb asked.
What is not made by `page` is shut, except for the pages of signing in.
"""

import uuid
from collections.abc import Callable, Sequence
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from salur.access.actions import enter_scope
from salur.access.queries import NotAllowed, actor_for_request_data, require
from salur.interfaces.web.components import Action, Heading, Notice
from salur.interfaces.web.frame import frame, organisation_named
from salur.interfaces.web.keys import NUL
from salur.interfaces.web.pages.plain import NoticePage
from salur.interfaces.web.visit import Visit, Visited
from salur.kernel.refused import Refused

View = Callable[..., HttpResponseBase]
Answer = Callable[[HttpRequest], HttpResponse]
READ = ("GET", "HEAD")
WRITE = ("POST",)
BOTH = ("GET", "HEAD", "POST")
_OPEN_MODULES = ("allauth.", "django.views.i18n", "salur.interfaces.web.showcase.")
_CONFLICTS = ("already", "exists", "used", "held", "locked", "changed", "frozen", "overlaps")


def page(
    route: str, view: View, name: str, *, verb: str | None, methods: Sequence[str] = READ
) -> URLPattern:
    """Give the URL of a page for people who may do `verb` (None: whoever is signed in)."""

    @require_http_methods(list(methods))
    @wraps(view)
    def admitted(request: Visited, **values: Any) -> HttpResponseBase:
        if not getattr(view, "own_transactions", False):
            enter_scope(request.visit.actor)
        if verb is not None:
            require(request.visit.actor, verb)
        return view(request, **values)

    admitted.verb = verb  # type: ignore[attr-defined]
    admitted.methods = methods  # type: ignore[attr-defined]
    return path(route, admitted, name=name)


def with_own_transactions(view: View) -> View:
    """Mark a view whose action commits by itself; what it reads, it reads in a scope it enters."""
    view.own_transactions = True  # type: ignore[attr-defined]
    return transaction.non_atomic_requests(view)


def open_page(route: str, view: View, name: str, *, methods: Sequence[str] = READ) -> URLPattern:
    """Give the URL of a page for everybody: what comes before signing in."""

    @require_http_methods(list(methods))
    @wraps(view)
    def opened(request: HttpRequest, **values: Any) -> HttpResponseBase:
        return view(request, **values)

    opened.open_to_all = True  # type: ignore[attr-defined]
    return path(route, opened, name=name)


class Doorway:
    """Lets in whoever may come in, and says to everybody else why not and what to do."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and let no browser keep a page of somebody who is signed in."""
        response = self._get_response(request)
        if hasattr(request, "visit"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(
        self, request: HttpRequest, view: View, _args: object, _values: object
    ) -> HttpResponseBase | None:
        """Find out who is there before any view of ours runs."""
        if getattr(view, "has_own_door", False):
            return None  # programs show a token, and are asked for it there
        if any(NUL in value for values in _typed(request) for value in values):
            raise Http404  # no browser sends it, and the database holds no such text
        if _is_open(view):
            return None
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        data = actor_for_request_data(uuid.UUID(str(request.user.pk)), timezone.localdate())
        if data.actor is None:
            return _nobody(request)
        if data.needs_second_factor and not data.has_second_factor:
            return redirect("mfa_activate_totp")
        request.visit = Visit(  # type: ignore[attr-defined]
            data.actor,
            data.choices,
            organisation_named(data.actor.organisation_id),
            data.unseen,
        )
        return None

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Say a refusal in words; everything that the view wrote is undone by now."""
        if not isinstance(fault, Refused):
            return None
        return refusal(request, fault)


def refusal(request: HttpRequest, fault: Refused) -> HttpResponse:
    """Give the page that says what is refused, why, and what to do."""
    status = _status(fault)
    language = str(getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE))
    titles = {
        HTTPStatus.FORBIDDEN: _("Halaman ini bukan untuk Anda"),
        HTTPStatus.CONFLICT: _("Keadaannya sudah berubah"),
    }
    said = NoticePage(
        Heading(titles.get(status, _("Ini belum dapat dilakukan"))),
        Notice(
            "wrong",
            fault.message.in_language(language),
            fault.next_step.in_language(language),
            Action(_("Ke beranda"), "/"),
        ),
    )
    return render(request, "web/pages/notice.html", _context(request, said), status=status)


def _context(request: HttpRequest, said: NoticePage) -> dict[str, object]:
    visit = getattr(request, "visit", None)
    return {"page": said, "shell": frame(request, title=said.head.title) if visit else None}


def _status(fault: Refused) -> HTTPStatus:
    if isinstance(fault, NotAllowed):
        return HTTPStatus.FORBIDDEN
    if any(word in fault.code.split("_") for word in _CONFLICTS):
        return HTTPStatus.CONFLICT
    return HTTPStatus.UNPROCESSABLE_ENTITY


def _typed(request: HttpRequest) -> list[list[str]]:
    """Give everything that somebody typed into the address or a form."""
    sources = (request.GET,) if request.method in READ else (request.GET, request.POST)
    return [[str(value) for value in values] for one in sources for _, values in one.lists()]


def _is_open(view: View) -> bool:
    module = getattr(view, "__module__", "")
    return getattr(view, "open_to_all", False) or module.startswith(_OPEN_MODULES)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": settings.LOGIN_URL})
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")


def _nobody(request: HttpRequest) -> HttpResponse:
    said = NoticePage(
        Heading(_("Belum ada penugasan")),
        Notice(
            "wrong",
            _("Penugasan Anda sudah berakhir atau belum dimulai"),
            _("Hubungi administrator kantor Anda bila ini keliru."),
        ),
    )
    return render(request, "web/pages/notice.html", {"page": said}, status=HTTPStatus.FORBIDDEN)
