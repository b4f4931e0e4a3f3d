"""The addresses of the API, each let alone by the web door, and an answer for all others."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.operation import Operation

from salur.interfaces.api import errors
from salur.interfaces.api.service import api

View = Callable[..., HttpResponse]


def operations(api: NinjaAPI = api) -> list[Operation]:
    """Give every operation; RuntimeError for one that names no verb: it would be open to all."""
    found = [
        operation
        for _prefix, router in api._routers
        for view in router.path_operations.values()
        for operation in view.operations
    ]
    for one in found:
        if not hasattr(one.view_func, "verb"):
            raise RuntimeError(f"{one.view_func.__name__} names no verb: use reading or writing")
    return found


@require_safe
def _index(request: HttpRequest) -> HttpResponse:
    """Show the operations in words, for people."""
    schema = api.get_openapi_schema()
    listed = [
        {"method": method.upper(), "path": address, "summary": one["summary"]}
        for address, methods in schema["paths"].items()
        for method, one in methods.items()
    ]
    return render(request, "api/operations.html", {"operations": listed})


def _nowhere(_request: HttpRequest) -> HttpResponse:
    return errors.not_found()


def _own_door(view: View) -> View:
    """Let the web door leave this address alone; answer wrong methods in the one shape.

    Django would log the address of whatever is refused, and somebody's number may stand in it.
    """

    @csrf_exempt  # no cookie opens anything here
    @transaction.non_atomic_requests  # each operation opens the transactions that it needs
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        response = view(request, *args, **values)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response = errors.not_allowed(response.headers["Allow"])
        response.headers.setdefault("Cache-Control", "no-store")
        response._has_been_logged = True  # type: ignore[attr-defined]  # log_response asks this
        return response

    answered.has_own_door = True  # type: ignore[attr-defined]
    return answered


def _mounted(one: URLPattern) -> URLPattern:
    return URLPattern(one.pattern, _own_door(one.callback), one.default_args, one.name)


operations()
app_name = "api"
urlpatterns = [
    path("", _own_door(_index), name="index"),
    *(_mounted(one) for one in api.urls[0] if isinstance(one, URLPattern)),
    re_path(r"^[\s\S]*$", _own_door(_nowhere), name="nowhere"),
]
