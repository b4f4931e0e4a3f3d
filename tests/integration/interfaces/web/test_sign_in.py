"""The pages of signing in are ours: in Indonesian, without a fault, and without a sign-up."""

import pytest
from django.test import Client
from tests.unit.interfaces.web.page_checks import faults


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/akun/login/", "Masuk"),
        ("/akun/password/reset/", "Lupa kata sandi"),
        ("/akun/password/reset/done/", "Periksa surel Anda"),
        ("/akun/password/reset/key/1-x/", "Tautan ini tidak berlaku lagi"),
        ("/akun/signup/", "Hanya dengan undangan"),
    ],
)
def test_a_page_of_the_entrance_has_no_fault(db: None, address: str, heading: str) -> None:
    page = Client().get(address).content.decode()
    assert f"<h1>{heading}</h1>" in page
    assert faults(page) == []


def test_a_wrong_password_is_said_without_naming_which_part_is_wrong(db: None) -> None:
    page = Client().post("/akun/login/", {"login": "a@example.id", "password": "salah"})
    text = page.content.decode()
    assert "Ada yang perlu diperbaiki" in text
    assert faults(text) == []


def test_a_page_that_does_not_exist_says_so_in_words(db: None) -> None:
    response = Client().get("/tidak-ada/")
    assert response.status_code == 404
    assert "Halaman ini tidak ada" in response.content.decode()
    assert faults(response.content.decode()) == []


def test_a_person_may_choose_english(db: None) -> None:
    client = Client()
    client.post("/i18n/setlang/", {"language": "en", "next": "/akun/login/"})
    assert "<h1>Sign in</h1>" in client.get("/akun/login/").content.decode()
