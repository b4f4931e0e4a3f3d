"""Marks everything that leaves a practice area: every answer, every file's name."""

import re
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

HEADER = "X-Salur-Training"
MARK = "LATIHAN"
_NAME = re.compile(r'filename="(?!LATIHAN)')
_BAND = b'<body class="training"><p class="training-band"><strong>LATIHAN</strong></p>'


class PracticeMark:
    """Adds the header, and `LATIHAN-` before the name of every file, those of the API included.

    What a file holds follows its contract, so of sheets and lists that are read again the name
    alone is marked; papers and workbooks say it themselves.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.SALUR_TRAINING:
            raise MiddlewareNotUsed
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, marked."""
        response = self._get_response(request)
        response.headers[HEADER] = MARK
        named = response.headers.get("Content-Disposition", "")
        if "filename=" in named:
            response.headers["Content-Disposition"] = _NAME.sub(f'filename="{MARK}-', named)
        if response.status_code == 500 and not response.streaming:  # drawn without any context
            response.content = response.content.replace(b"<body>", _BAND)
        return response
