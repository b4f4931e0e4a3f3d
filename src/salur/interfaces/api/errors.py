"""One shape for whatever is refused: a code, two sentences in two languages, and the fields.

Nothing that was sent is repeated, for it may hold somebody's number; no stack trace leaves.
"""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from salur.access.queries import NotAllowed
from salur.distribution.actions import HandoverRefused
from salur.kernel.refused import Refused, Sentence

_log = logging.getLogger("salur.api")

_CONFLICTS = frozenset(
    {
        "evidence_accepted",
        "evidence_closed",
        "evidence_empty",
        "evidence_not_checked",
        "evidence_read_otherwise",
        "handover_recorded_already",
        "key_used_otherwise",
        "received_elsewhere",
        "record_id_used",
        "sheet_replaced",
        "snapshot_taken",
    }
)
_GONE = frozenset({"evidence_unknown", "sheet_code_unknown"})
_TOO_LARGE = frozenset({"file_too_large"})


class MediaUnsupported(Exception):
    """What was sent is of another kind than the operation takes."""

    def __init__(self, takes: str) -> None:
        super().__init__(takes)
        self.takes = takes


def answer(
    status: int,
    code: str,
    message: Sentence,
    next_step: Sentence,
    fields: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Give the answer that refuses."""
    problem = {
        "code": code,
        "message": message.id,
        "message_en": message.en,
        "next_step": next_step.id,
        "next_step_en": next_step.en,
        "fields": list(fields),
    }
    return JsonResponse({"error": problem}, status=status, headers=headers)


def not_found() -> HttpResponse:
    """Give the answer for what is not there, or not in the scope of whoever asks."""
    return answer(
        HTTPStatus.NOT_FOUND,
        "not_found",
        Sentence(
            "Yang diminta tidak ada dalam cakupan Anda.", "What was asked for is not in your scope."
        ),
        Sentence(
            "Periksa alamatnya di /api/v1/openapi.json.",
            "Check the address in /api/v1/openapi.json.",
        ),
    )


def not_allowed(allow: str) -> HttpResponse:
    """Give the answer for a method that an address does not take."""
    return answer(
        HTTPStatus.METHOD_NOT_ALLOWED,
        "method_not_allowed",
        Sentence("Cara ini tidak diterima di alamat itu.", "This method is not taken there."),
        Sentence("Pakai salah satu dari kepala Allow.", "Use one of the header Allow."),
        headers={"Allow": allow},
    )


def failed() -> HttpResponse:
    """Give the answer for a fault of the program's own."""
    return answer(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "internal_error",
        Sentence("Terjadi kesalahan di pihak kami.", "Something went wrong on our side."),
        Sentence(
            "Ulangi dengan kunci idempotensi yang sama; bila tetap, hubungi pengelola.",
            "Try again under the same idempotency key; if it stays, tell whoever runs Salur.",
        ),
    )


def of_refusal(fault: Refused) -> HttpResponse:
    """Give the answer for an intent that an action refused."""
    faults = fault.faults if isinstance(fault, HandoverRefused) else ()
    fields = [
        {
            "where": "body",
            "name": "exceptions" if one.line is None else f"exceptions, line {one.line}",
            "code": one.code,
            "message": one.message.id,
            "message_en": one.message.en,
        }
        for one in faults
    ]
    return answer(_status(fault), fault.code, fault.message, fault.next_step, fields)


def _status(fault: Refused) -> HTTPStatus:
    if isinstance(fault, NotAllowed):
        return HTTPStatus.FORBIDDEN
    for codes, status in (
        (_GONE, HTTPStatus.NOT_FOUND),
        (_CONFLICTS, HTTPStatus.CONFLICT),
        (_TOO_LARGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    ):
        if fault.code in codes:
            return status
    return HTTPStatus.UNPROCESSABLE_ENTITY


def _unauthorised() -> HttpResponse:
    return answer(
        HTTPStatus.UNAUTHORIZED,
        "token_missing",
        Sentence(
            "Token tidak ada, salah, dicabut, atau sudah berakhir.",
            "The token is missing, wrong, revoked, or has ended.",
        ),
        Sentence(
            "Buat token di halaman akun Anda, lalu kirim di kepala Authorization: Bearer.",
            "Make a token on your account page and send it in the header Authorization: Bearer.",
        ),
        headers={"WWW-Authenticate": "Bearer"},
    )


def _too_often(wait: int | None) -> HttpResponse:
    return answer(
        HTTPStatus.TOO_MANY_REQUESTS,
        "too_many_requests",
        Sentence("Token ini bertanya terlalu sering.", "This token asks too often."),
        Sentence(
            "Tunggu selama detik di kepala Retry-After.",
            "Wait for the seconds in the header Retry-After.",
        ),
        headers={"Retry-After": str(wait or 1)},
    )


def _unreadable() -> HttpResponse:
    return answer(
        HTTPStatus.BAD_REQUEST,
        "body_unreadable",
        Sentence("Isi permintaan tidak dapat dibaca.", "The request's body cannot be read."),
        Sentence(
            "Periksa bentuknya terhadap /api/v1/openapi.json.",
            "Check its form against /api/v1/openapi.json.",
        ),
    )


def _too_large() -> HttpResponse:
    return answer(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "body_too_large",
        Sentence("Isi permintaan terlalu besar.", "The request's body is too large."),
        Sentence("Kirim yang lebih kecil.", "Send a smaller one."),
    )


def _other_media(takes: str) -> HttpResponse:
    return answer(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "media_type_unsupported",
        Sentence(f"Alamat ini menerima {takes}.", f"This address takes {takes}."),
        Sentence("Ubah kepala Content-Type.", "Change the header Content-Type."),
    )


_WRONG: Mapping[str, Sentence] = {
    "missing": Sentence("Wajib diisi.", "This is required."),
    "string_pattern_mismatch": Sentence("Bentuknya salah.", "Its form is wrong."),
    "string_too_long": Sentence("Terlalu panjang.", "It is too long."),
    "string_too_short": Sentence("Terlalu pendek.", "It is too short."),
    "literal_error": Sentence("Bukan salah satu pilihannya.", "It is none of the choices."),
    "enum": Sentence("Bukan salah satu pilihannya.", "It is none of the choices."),
    "uuid_parsing": Sentence("Bukan id yang sah.", "It is no valid id."),
    "int_parsing": Sentence("Bukan bilangan bulat.", "It is no whole number."),
    "greater_than_equal": Sentence("Terlalu kecil.", "It is too small."),
    "less_than_equal": Sentence("Terlalu besar.", "It is too large."),
    "extra_forbidden": Sentence("Tidak dikenal.", "It is unknown."),
}
_OTHERWISE = Sentence("Nilainya tidak dapat dipakai.", "Its value cannot be used.")


def _invalid(errors: Sequence[Mapping[str, Any]]) -> HttpResponse:
    fields = []
    for one in errors:
        where, *names = (str(part) for part in one["loc"])
        said = _WRONG.get(str(one["type"]), _OTHERWISE)
        fields.append(
            {
                "where": where,
                "name": names[-1] if names else "",
                "code": str(one["type"]),
                "message": said.id,
                "message_en": said.en,
            }
        )
    return answer(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "request_invalid",
        Sentence("Ada isian yang tidak dapat dipakai.", "Something that was sent cannot be used."),
        Sentence("Perbaiki yang disebut di fields.", "Repair what fields names."),
        fields,
    )


def handle_all(api: NinjaAPI) -> None:
    """Teach `api` the one shape."""

    def http_error(_request: HttpRequest, fault: HttpError) -> HttpResponse:
        return _unreadable()

    def unexpected(_request: HttpRequest, fault: Exception) -> HttpResponse:
        _log.error("a request to the API failed", exc_info=fault)
        return failed()

    handlers: dict[type[Exception], Any] = {
        Exception: unexpected,
        Refused: lambda _request, fault: of_refusal(fault),
        Http404: lambda _request, fault: not_found(),
        AuthenticationError: lambda _request, fault: _unauthorised(),
        Throttled: lambda _request, fault: _too_often(fault.wait),
        ValidationError: lambda _request, fault: _invalid(fault.errors),
        HttpError: http_error,
        RequestDataTooBig: lambda _request, fault: _too_large(),
        MediaUnsupported: lambda _request, fault: _other_media(fault.takes),
    }
    unreadable = (BadRequest, MultiPartParserError, SuspiciousOperation)
    handlers |= dict.fromkeys(unreadable, lambda _request, fault: _unreadable())
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)
