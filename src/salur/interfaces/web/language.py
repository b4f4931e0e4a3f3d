"""Chooses the language of a page: Indonesian, unless this person has asked for English.

Django's own middleware also believes the browser's Accept-Language, and many office machines
run an English Windows: their people would meet English pages nobody asked for. Only the choice
counts here, kept in the language cookie that `set_language` writes.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class LanguageMiddleware:
    """Activates the chosen language for one request, and names it in the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language of the cookie where it is one of ours, else in Indonesian."""
        asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = {code for code, _ in settings.LANGUAGES}
        with translation.override(asked if asked in known else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
            response = self._get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
            return response
