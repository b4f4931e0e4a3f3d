"""Whatever OpenAPI allows, and much that it does not, is answered as OpenAPI says: never a fault.

Schemathesis makes requests from the description and sends them to the WSGI application itself, over
the real database; every answer, refusals included, must have the shape that is described.
"""

import os
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    missing_required_header,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from salur.config.wsgi import application
from salur.interfaces.api import pace
from salur.interfaces.api.service import api
from tests.functional.api.calling import Calling
from tests.often import often

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
    negative_data_rejection,
    missing_required_header,
    ignored_auth,
    unsupported_method,
]
_QUIET = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)

DESCRIPTION = dict(api.get_openapi_schema())


def _described(*, coverage: bool) -> Any:
    config = SchemathesisConfig.from_dict({"phases": {"coverage": {"enabled": coverage}}})
    schema = schemathesis.openapi.from_dict(DESCRIPTION, config=config)
    schema.app = application
    return schema


few = _described(coverage=False)


@pytest.fixture(autouse=True)
def at_any_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a program ask as often as it likes."""
    monkeypatch.setattr(pace, "MOST_A_MINUTE", 10**9)


@few.parametrize()
@settings(_QUIET, max_examples=often(6, 12))
def test_a_pinned_sample_of_requests(case: Any, calling: Calling) -> None:
    _check(case, calling)


if often(False, True):  # its edges are worked out when tests are gathered: seconds in every worker

    @pytest.mark.long
    @_described(coverage=True).parametrize()
    @settings(_QUIET, max_examples=100)
    def test_many_requests_and_every_edge_of_the_description(case: Any, calling: Calling) -> None:
        _check(case, calling)


def _check(case: Any, calling: Calling) -> None:
    role = os.environ.get("SALUR_FUZZ_ROLE", "operator")
    headers = {**calling.as_(role).headers, "Accept-Encoding": "identity"}
    case.call_and_validate(headers=headers, checks=CHECKS)
