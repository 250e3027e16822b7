"""Titles and forms of address in the reader's language."""

from collections import Counter

import pytest

from catalog_app.domain.asking import Wanted
from catalog_app.domain.transliteration import reads, script_of
from catalog_app.domain.wordings import (
    NAME_HERE,
    Address,
    Wording,
    other_forms,
    said_of,
    shipped_titles,
    with_name,
    wordings,
)
from catalog_app.i18n import CODES, Language
from catalog_app.paths import resources

TERMS = [
    ("Minister", {"az": "Nazir (hörmətli)"}),
    ("Baş rəssam", {"en": "Chief painter", "tr": "Baş ressam"}),
]

# az, en, kk, ky, ru, tk, tr, uz
IN_EIGHT_LANGUAGES = """
    Nazir | Minister | Министр | Министр | Министр | Ministr | Bakan | Vazir
    Zati-aliləri | H.E. | Жоғары мәртебелі | Мартабалуу | Е.П. | Jenaby Alylary | Ekselansları
        | Janobi Oliylari
    Mədəniyyət naziri | Minister of Culture | Мәдениет министрі | Маданият министри
        | Министр культуры | Medeniýet ministri | Kültür Bakanı | Madaniyat vaziri
    Baş katib | Secretary General | Бас хатшы | Башкы катчы | Генеральный секретарь | Baş sekretar
        | Genel Sekreter | Bosh kotib
    Bədii rəhbər | Artistic director | Көркемдік жетекші | Көркөм жетекчи
        | Художественный руководитель | Çeper ýolbaşçy | Sanat Yönetmeni | Badiiy rahbar
"""


def speaking(code: str, own: bool = False) -> Language:
    return Language(code, {}, wordings(TERMS if own else ()))


def shown(text: str, code: str, own: bool = False) -> str:
    return Wording().show(text, speaking(code, own))


def rows() -> list[list[str]]:
    joined = IN_EIGHT_LANGUAGES.replace("\n        |", " |")
    return [[form.strip() for form in line.split("|")] for line in joined.strip().splitlines()]


@pytest.mark.parametrize("forms", rows(), ids=lambda forms: forms[1])
def test_any_form_is_read_as_the_reader_says_it(forms: list[str]) -> None:
    for typed in forms:
        assert [shown(typed, code) for code in CODES] == forms


@pytest.mark.parametrize(
    "typed", ["minister of culture", " MINISTER  of culture", "Culture Minister"]
)
def test_case_and_spaces_do_not_matter(typed: str) -> None:
    assert shown(typed, "tr") == "Kültür Bakanı"


@pytest.mark.parametrize(
    ("typed", "code"), [("MINISTER", "en"), ("Chairman", "en"), ("певица", "ru"), ("Sayın", "en")]
)
def test_what_the_reader_would_write_so_stays_as_it_was_typed(typed: str, code: str) -> None:
    assert shown(typed, code) == typed


def test_what_no_table_knows_stays_as_it_was_typed() -> None:
    assert [shown("Guardian of mulberry trees", code) for code in CODES] == [
        "Guardian of mulberry trees"
    ] * 8


def test_the_form_for_a_woman_and_for_a_man_are_one_title() -> None:
    assert {shown(typed, "az") for typed in ("певец", "Певица", "певец/певица")} == {"Müğənni"}
    assert shown("Singer", "ru") == "Певец/певица"


def test_what_means_another_title_alone_does_not_lead_back() -> None:
    assert shown("Translator", "ru") == "Переводчик"
    assert shown("Переводчик", "tr") == "Tercüman"
    assert shown("Mrs", "az") == "Xanım"
    assert shown("Xanım", "en") == "Ms"


def test_the_catalogs_own_terms_go_before() -> None:
    assert shown("Minister", "az", own=True) == "Nazir (hörmətli)"
    assert shown("Bakan", "az", own=True) == "Nazir (hörmətli)"
    assert shown("Minister", "tr", own=True) == "Bakan"
    assert shown("Nazir (hörmətli)", "ru", own=True) == "Министр"
    assert shown("Baş ressam", "en", own=True) == "Chief painter"
    assert shown("Baş rəssam", "ru", own=True) == "Baş rəssam"


def test_a_term_can_say_itself_otherwise_in_a_language() -> None:
    own = Language("en", {}, wordings([("Minister", {"en": "Cabinet Minister"})]))
    assert Wording().show("Minister", own) == "Cabinet Minister"


def test_of_two_terms_with_one_form_the_first_is_meant() -> None:
    terms = [("Usta", {"en": "Master"}), ("Ustad", {"en": "Master", "ru": "Мастер"})]
    assert Wording().show("Master", Language("ru", {}, wordings(terms))) == "Master"
    assert Wording().show("Ustad", Language("ru", {}, wordings(terms))) == "Мастер"


def test_an_editor_has_what_was_typed() -> None:
    assert Wording().typed("Minister", speaking("az")) == "Minister"
    assert Wording().typed(None, speaking("az")) == ""


def test_a_form_of_address_says_where_the_name_stands() -> None:
    assert with_name(shown("Mr", "en"), "Anar") == "Mr Anar"
    assert with_name(shown("Mr", "kk"), "Анар") == "Анар мырза"
    assert with_name("", "Anar") == "Anar"


def found(text: str, *, phrase: bool = False) -> tuple[str, ...]:
    return other_forms(Wanted(text, speaking("en"), phrase))


def test_other_forms_of_what_is_typed_are_looked_for_but_those_that_begin_so_anyway() -> None:
    assert {"ministar", "bakan", "vazir"} <= set(found("nazir"))
    assert not [form for form in found("nazir") if "nazir" in form.split()]
    assert set(found("ressam")) == {
        *("paintar", "rasom", "surotchi", "suratkash", "suratshi", "xutojnik")
    }
    assert found("Kültür Bakanı", phrase=True)
    assert not found("Kültür Bak", phrase=True)
    assert found("na") == ()


# ---- The table itself ---------------------------------------------------------------------------


def test_every_title_has_a_form_in_each_language() -> None:
    assert len(shipped_titles()) >= 80
    for title in shipped_titles():
        assert list(title.forms) == list(CODES)
        assert all(form.strip() == form != "" for form in title.forms.values())


def test_no_form_leads_to_two_titles() -> None:
    spelt = Counter(key for title in shipped_titles() for key in title.spelt)
    assert [key for key, count in spelt.items() if count > 1] == []


def test_every_form_is_in_the_letters_of_its_language() -> None:
    wrong = [
        form
        for title in shipped_titles()
        for code, form in title.forms.items()
        if script_of(form.replace(NAME_HERE, "")) != reads(code)
    ]
    assert wrong == []


def test_the_file_is_in_order() -> None:
    lines = (resources() / "titles" / "titles.tsv").read_text("utf-8").splitlines()
    assert lines[0].split("\t") == [*CODES, "also"]
    assert all(line.count("\t") == len(CODES) for line in lines)
    others = [way for line in lines[1:] for way in line.split("\t")[-1].split("; ") if way]
    assert {way.partition(":")[0] for way in others} <= set(CODES)


TOGETHER = {
    "H.E. Mr": {
        "az": "Zati-aliləri cənab",
        "en": "H.E. Mr",
        "kk": "Жоғары мәртебелі … мырза",
        "ky": "Мартабалуу … мырза",
        "ru": "Е.П. г-н",
        "tk": "Jenaby Alylary jenap",
        "tr": "Ekselansları Sayın",
        "uz": "Janobi Oliylari janob",
    },
    "His Excellency, Mr.": {"ru": "Е.П. г-н", "az": "Zati-aliləri cənab"},
    "Г-жа Проф.": {"en": "Ms Prof.", "az": "Xanım prof.", "kk": "Проф. … ханым"},
    "Г-н Е.П.": {"ru": "Г-н Е.П.", "en": "Mr H.E."},
    "H.E. Sheikh": {"ru": "H.E. Sheikh", "az": "H.E. Sheikh"},
    "Mr": {"ru": "Г-н", "kk": "… мырза"},
}


@pytest.mark.parametrize(("typed", "said"), TOGETHER.items())
def test_several_forms_of_address_are_said_one_by_one(typed: str, said: dict[str, str]) -> None:
    assert {code: Address().show(typed, speaking(code)) for code in said} == said


def test_several_forms_of_address_stand_around_the_name() -> None:
    said = Address().show("H.E. Mr", speaking("kk"))
    assert with_name(said, "Қайрат") == "Жоғары мәртебелі Қайрат мырза"


@pytest.mark.parametrize(
    ("honorific", "said"),
    [
        ("Mr", "Певец"),
        ("H.E. Mr", "Певец"),
        ("Cənab", "Певец"),
        ("Ms", "Певица"),
        ("Mrs", "Певица"),
        ("Xanım Dr.", "Певица"),
        ("Dr", "Певец/певица"),
        ("Mr Ms", "Певец/певица"),
        ("Mr Nobody", "Певец/певица"),
        (None, "Певец/певица"),
    ],
)
def test_the_form_of_address_tells_which_of_two_forms_is_meant(
    honorific: str | None, said: str
) -> None:
    russian = speaking("ru")
    assert said_of("Singer", Wording().show("Singer", russian), honorific, russian) == said


def test_a_stroke_that_somebody_typed_stays() -> None:
    assert said_of("Singer/drummer", "Singer/drummer", "Ms", speaking("en")) == "Singer/drummer"
