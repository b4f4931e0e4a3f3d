"""The English catalogue is complete, and the compiled one is made from it."""

import gettext
import io

from tools import translations


def test_every_sentence_has_its_english_and_the_compiled_file_is_fresh() -> None:
    assert translations.faults() == []


def test_what_is_compiled_is_what_pythons_own_gettext_reads() -> None:
    entries = {"Masuk": "Sign in", "Sisa %(n)s “kode”": "%(n)s codes left", "kosong": ""}
    read = gettext.GNUTranslations(io.BytesIO(translations.compile_catalogue(entries)))
    assert read.gettext("Masuk") == "Sign in"
    assert read.gettext("Sisa %(n)s “kode”") == "%(n)s codes left"
    assert read.gettext("kosong") == "kosong"


def test_a_catalogue_written_is_read_back_the_same() -> None:
    entries = {'Kata "itu"': "That \\ word", "Dua\nbaris": "Two\nlines"}
    assert translations.read_catalogue(translations.write_catalogue(entries)) == entries


def test_sentences_are_found_in_templates_and_in_code() -> None:
    template = (
        '{% load i18n %}{% translate "Satu" %}'
        "{% blocktranslate %}Dua {{ x }}{% endblocktranslate %}"
    )
    assert set(translations.sentences_of_template(template)) == {"Satu", "Dua %(x)s"}
    assert list(translations.sentences_of_python('_("Tiga"); other("Empat"); _(name)')) == ["Tiga"]
