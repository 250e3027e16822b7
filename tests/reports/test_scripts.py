"""Names whose letters the readers of a list may not know."""

import pytest

from catalog_app.i18n import Language
from catalog_app.reports.scripts import readable

NAMES = {"ka": "ნინო", "az": "Nino B.", "en": "Nino Bro", "ru": "Нино"}


@pytest.mark.parametrize(
    ("name", "code", "shown"),
    [
        ("ნინო", "az", "ნინო\n(Nino Bro)"),
        ("ნინო", "ru", "ნინო\n(Nino Bro)"),
        ("سلمى", "kk", "سلمى\n(Nino Bro)"),
        ("Нино", "az", "Нино\n(Nino Bro)"),
        ("Нино", "en", "Нино\n(Nino Bro)"),
        ("Нино", "ky", "Нино"),
        ("Əli", "ru", "Əli"),
        ("Gʻulom Joʻrayev", "az", "Gʻulom Joʻrayev"),
        ("O’Larkin-Ñuñez, 2.", "tr", "O’Larkin-Ñuñez, 2."),
    ],
)
def test_a_latin_form_stands_below_letters_that_the_list_does_not_use(
    name: str, code: str, shown: str
) -> None:
    assert readable(name, NAMES, Language(code)) == shown


def test_a_name_without_a_latin_form_is_left_as_it_is() -> None:
    assert readable("Нино", {"ru": "Нино"}, Language("az")) == "Нино"


def test_english_turkish_azerbaijani_is_the_order_of_latin_forms() -> None:
    assert readable("Нино", {"az": "A", "tr": "T"}, Language("az")) == "Нино\n(T)"
    assert readable("Нино", {"az": "A"}, Language("az")) == "Нино\n(A)"
