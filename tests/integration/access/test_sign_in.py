"""allauth as Salur has set it up: no public sign-up, second factors sealed."""

import datetime as dt

import pytest
from allauth.account.adapter import get_adapter
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import authenticate
from django.test import RequestFactory

from salur.access.models import Person

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def person() -> Person:
    made = Person(email="op@dinsos.example", name="Budi", created_at=dt.datetime.now(dt.UTC))
    made.set_password("beras-sepuluh-kilogram")
    made.save()
    return made


def test_people_sign_in_by_e_mail_whatever_its_case(person: Person) -> None:
    request = RequestFactory().post("/")
    found = authenticate(request, email="OP@dinsos.example", password="beras-sepuluh-kilogram")
    assert found == person
    assert authenticate(request, email="op@dinsos.example", password="jagung") is None


def test_nobody_signs_up(person: Person) -> None:
    assert not get_adapter().is_open_for_signup(RequestFactory().get("/"))


def test_the_secret_of_a_second_factor_is_sealed_in_the_database(person: Person) -> None:
    TOTP.activate(person, SECRET)
    row = Authenticator.objects.get()
    assert SECRET not in str(row.data)
    assert get_mfa_adapter().decrypt(row.data["secret"]) == SECRET
