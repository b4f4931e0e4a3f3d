"""Whatever somebody types into an address, the log does not repeat it."""

import logging

import pytest
from django.test import Client

NUMBER = "6201024101900001"


@pytest.mark.parametrize("address", [f"/{NUMBER}/", f"/keluarga/{NUMBER}/?cari={NUMBER}"])
def test_a_number_in_an_address_is_not_logged(
    db: None, caplog: pytest.LogCaptureFixture, address: str
) -> None:
    with caplog.at_level(logging.DEBUG):
        Client().get(address)
        Client(enforce_csrf_checks=True).post(address)
    assert caplog.records, "something is logged"
    assert NUMBER not in caplog.text
