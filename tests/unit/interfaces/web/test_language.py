"""A page is Indonesian unless this person chose English."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import get_language

from salur.interfaces.web.language import LanguageMiddleware


def answer(request: HttpRequest) -> HttpResponse:
    return LanguageMiddleware(lambda _: HttpResponse(get_language() or ""))(request)


def test_the_browsers_language_is_not_a_choice() -> None:
    request = RequestFactory().get("/", headers={"accept-language": "en-US"})
    assert answer(request).content == b"id"


@pytest.mark.parametrize(("cookie", "expected"), [("en", b"en"), ("id", b"id"), ("xx", b"id")])
def test_the_cookie_is_a_choice_among_ours(cookie: str, expected: bytes) -> None:
    request = RequestFactory().get("/")
    request.COOKIES["django_language"] = cookie
    response = answer(request)
    assert response.content == expected
    assert response.headers["Content-Language"] == expected.decode()
