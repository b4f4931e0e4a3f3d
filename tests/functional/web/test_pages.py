"""Every page, as each role, on a published world."""

import pytest
from tests.functional.web.conftest import SignedIn
from tests.unit.interfaces.web.page_checks import faults

DATA_ROLES = (
    "operator",
    "head",
    "province",
    "bank",
    "bulog",
    "facilitator",
    "ministry",
    "analyst",
    "auditor",
)


@pytest.mark.parametrize("role", DATA_ROLES)
@pytest.mark.parametrize(
    "address", ["/", "/wilayah/", "/ditangani/", "/?period=2019-03", "/wilayah/?period=2019-03"]
)
def test_a_page_has_no_fault(signed_in: SignedIn, role: str, address: str) -> None:
    response = signed_in(role).get(address)
    assert response.status_code == 200
    assert faults(response.content.decode()) == []
