"""How people are called in a list of each language: * is proposed, ** in unknown letters."""

from typing import Any

import pytest

from catalog_app.domain import spellings
from catalog_app.domain.people import Person
from catalog_app.domain.refs import Ref
from catalog_app.domain.spellings import Spelling
from catalog_app.i18n import CODES, Language, OwnCountry


def person(given: str, family: str, patronymic: str | None = None, **values: Any) -> dict[str, Any]:
    return {"given_name": given, "family_name": family, "patronymic": patronymic, **values}


CHINARA = person("Çinarə", "Bulaqlı", "Rəşid qızı", country="AZ")
IPEK = person("İpek Işıl", "Yağmurlu", country="TR")
NURLAN = person("Нұрлан", "Әбдірахманов", "Серікұлы", country="KZ")
FYODOR = person("Фёдор", "Ежевикин", "Кузьмич", country="RU")
NINO = person("ნინო", "ბროწეულაშვილი", country="GE")
BARNABY = person("Barnaby", "Thistle", country="GB")

LISTED = [
    (
        CHINARA,
        {
            **dict.fromkeys(("az", "tk", "uz"), "Bulaqlı Çinarə Rəşid qızı"),
            "en": "Çinarə Bulaqlı",
            "tr": "Çinarə BULAQLI",
            "kk": "Булаглы Чинара Рашид қызы*",
            "ky": "Булаглы Чинара Рашид кызы*",
            "ru": "Булаглы Чинара Рашид кызы*",
        },
    ),
    (
        CHINARA | {"names": {"en": "Chinara Bulagli", "ru": "Чинара Булаглы"}},
        {
            **dict.fromkeys(("az", "tk", "uz"), "Bulaqlı Çinarə Rəşid qızı"),
            "en": "Chinara Bulagli",
            "tr": "Çinarə BULAQLI",
            **dict.fromkeys(("kk", "ky", "ru"), "Булаглы Чинара"),
        },
    ),
    (
        IPEK,
        {
            **dict.fromkeys(("az", "tk", "uz"), "Yağmurlu İpek Işıl"),
            "en": "İpek Işıl Yağmurlu",
            "tr": "İpek Işıl YAĞMURLU",
            "kk": "Яғмурлу Ипек Ышыл*",
            "ky": "Ягмурлу Ипек Ышыл*",
            "ru": "Ягмурлу Ипек Ышыл*",
        },
    ),
    (
        NURLAN,
        {
            "az": "Abdiraxmanov Nurlan Serikulı*",
            "en": "Nurlan Abdirakhmanov*",
            "tk": "Äbdirahmanow Nurlan Serikuly*",
            "tr": "Nurlan ABDİRAHMANOV*",
            "uz": "Abdiraxmanov Nurlan Serikuli*",
            **dict.fromkeys(("kk", "ky", "ru"), "Әбдірахманов Нұрлан Серікұлы"),
        },
    ),
    (
        NURLAN | {"passport_name": "ABDRAKHMANOV NURLAN", "names": {"tr": "Nurlan Abdirahmanov"}},
        {
            **dict.fromkeys(("az", "tk", "uz"), "Abdrakhmanov Nurlan"),
            "en": "Nurlan Abdrakhmanov",
            "tr": "Nurlan ABDİRAHMANOV",
            **dict.fromkeys(("kk", "ky", "ru"), "Әбдірахманов Нұрлан Серікұлы"),
        },
    ),
    (
        FYODOR | {"passport_name": "EZHEVIKIN FEDOR"},
        {
            **dict.fromkeys(("az", "tk", "uz"), "Ezhevikin Fedor"),
            "en": "Fedor Ezhevikin",
            "tr": "Fedor EZHEVIKIN",
            **dict.fromkeys(("kk", "ky", "ru"), "Ежевикин Фёдор Кузьмич"),
        },
    ),
    (
        NINO | {"passport_name": "BROTSEULASHVILI-DE NINO"},
        {
            **dict.fromkeys(("az", "tk", "uz"), "Brotseulashvili-De Nino"),
            "en": "Nino Brotseulashvili-De",
            "tr": "Nino BROTSEULASHVILI-DE",
            **dict.fromkeys(("kk", "ky", "ru"), "Броцеулашвили-Де Нино*"),
        },
    ),
    (
        NINO | {"passport_name": "BROTSEULASHVILI NINO", "names": {"en": "Nino Brotseulashvili"}},
        {
            **dict.fromkeys(("az", "tk", "uz"), "Brotseulashvili Nino"),
            "en": "Nino Brotseulashvili",
            "tr": "Nino BROTSEULASHVILI",
            **dict.fromkeys(("kk", "ky", "ru"), "Броцеулашвили Нино*"),
        },
    ),
    (
        FYODOR | {"names": {"az": "Fyodor Yejevikin", "en": "Fyodor Yezhevikin"}},
        {
            "az": "Yejevikin Fyodor",
            "en": "Fyodor Yezhevikin",
            **dict.fromkeys(("tk", "uz"), "Yezhevikin Fyodor"),
            "tr": "Fyodor YEZHEVIKIN",
            **dict.fromkeys(("kk", "ky", "ru"), "Ежевикин Фёдор Кузьмич"),
        },
    ),
    (
        NINO | {"names": {"ka": "ნინო", "en": "Nino Brotseulashvili"}},
        {
            "en": "Nino Brotseulashvili",
            **dict.fromkeys(("az", "tk", "uz"), "Brotseulashvili Nino"),
            "tr": "Nino BROTSEULASHVILI",
            **dict.fromkeys(("kk", "ky", "ru"), "Броцеулашвили Нино*"),
        },
    ),
    (
        NINO,
        {
            **dict.fromkeys(("en", "tr"), "ნინო ბროწეულაშვილი**"),
            **dict.fromkeys(("az", "kk", "ky", "ru", "tk", "uz"), "ბროწეულაშვილი ნინო**"),
        },
    ),
    (
        BARNABY,
        {
            **dict.fromkeys(("az", "tk", "uz"), "Thistle Barnaby"),
            "en": "Barnaby Thistle",
            "tr": "Barnaby THISTLE",
            **dict.fromkeys(("kk", "ky", "ru"), "Тистл Барнаби*"),
        },
    ),
]


def listed(found: Spelling) -> str:
    assert not (found.proposed and found.foreign)
    return found.listed + ("*" if found.proposed else "**" if found.foreign else "")


@pytest.mark.parametrize(("who", "called"), LISTED)
def test_a_person_is_called_so_in_each_language(who: Any, called: dict[str, str]) -> None:
    assert {c: listed(spellings.of_person(who, Language(c))) for c in CODES} == called


LUKA = person("ლუკა", "მთისძირელი", country="GE", names={"az": "Luka Mtisdzireli"})
LEYLA = person("Leyla", "Sünbülova", country="GE")
BOTIR = person("Ботир", "Қўзиқоринов", country="UZ", names={"az": "Botir Qoziqorinov"})
ANGELINA = person(
    "Ангелина", "Рябинушкина", country="RU", names={"ru": "Ангелина Всеволодовна Рябинушкина"}
)


def test_a_list_has_one_order_of_names_wherever_they_come_from() -> None:
    az, ru, tr = Language("az"), Language("ru"), Language("tr")
    listed_so = [spellings.of_person(who, az).listed for who in (LUKA, LEYLA, BOTIR)]
    assert listed_so == ["Mtisdzireli Luka", "Sünbülova Leyla", "Qoziqorinov Botir"]
    assert spellings.of_person(LUKA, tr).listed == "Luka MTİSDZİRELİ"
    assert spellings.of_person(ANGELINA, ru).listed == "Рябинушкина Ангелина Всеволодовна"


def test_the_confirmed_order_of_an_english_name_is_left_alone() -> None:
    one = person("Jinping", "Xi", names={"en": "Xi Jinping"})
    assert spellings.of_person(one, Language("en")).listed == "Xi Jinping"
    assert spellings.of_person(one, Language("ru")).listed == "Кси Джинпинг"


def test_what_is_confirmed_has_no_capitals() -> None:
    found = spellings.of_person(NURLAN, Language("tr"))
    assert (found.text, found.listed) == ("Nurlan Abdirahmanov", "Nurlan ABDİRAHMANOV")


def test_spellings_are_proposed_for_each_language_of_other_letters_without_a_name() -> None:
    assert spellings.proposals(CHINARA | {"names": {"ru": "Чинара"}}, Language("en")) == {
        "kk": "Булаглы Чинара Рашид қызы",
        "ky": "Булаглы Чинара Рашид кызы",
    }
    assert list(spellings.proposals(NURLAN, Language("en"))) == ["az", "en", "tk", "tr", "uz"]
    assert spellings.proposals(NINO, Language("en")) == {}
    assert spellings.proposals({}, Language("en")) == {}


def test_the_delegation_tells_where_a_name_is_from_that_nobody_knows() -> None:
    russian = Language("ru")
    assert spellings.of_name("Cavid", russian, "AZ") == spellings.of_person(
        {"given_name": "Cavid"}, russian, "AZ"
    )
    assert spellings.of_name("Cavid", russian, "AZ").text == "Джавид"
    assert spellings.of_name("Cavid", russian).text == "Кавид"
    at_home = {"given_name": "Cavid", "country": "AZ"}
    assert spellings.of_person(at_home, russian, "GB").text == "Джавид"


def test_a_territory_writes_as_the_country_that_it_belongs_to() -> None:
    language = Language("ru", {"X-NAX": OwnCountry({"az": "Naxçıvan"}, within="AZ")})
    assert spellings.of_name("Cavid", language, "X-NAX").text == "Джавид"


def member(name: str | None, **values: Any) -> dict[str, Any]:
    parts = [(CHINARA | values).get(each) for each in Person.label_fields]
    return {"name": name, "person": Ref(5, parts, "people"), "country": "AZ"}


@pytest.mark.parametrize(
    "printed", [None, "Bulaqlı Çinarə Rəşid qızı", "Çinarə Bulaqlı", "Чинара Булаглы"]
)
def test_a_member_is_called_as_the_person_whatever_list_they_were_entered_from(
    printed: str | None,
) -> None:
    one = member(printed, names={"ru": "Чинара Булаглы", "en": "Chinara", "tr": "Çınara"})
    assert spellings.of_member(one, Language("ru")) == Spelling(
        "Булаглы Чинара", listed="Булаглы Чинара"
    )


def test_another_name_that_was_printed_is_spelled_for_itself() -> None:
    one = member("Leyla Sünbülova", names={"ru": "Чинара Булаглы"})
    assert listed(spellings.of_member(one, Language("ru"))) == "Лейла Сунбулова*"
    assert listed(spellings.of_member(one, Language("tr"))) == "Leyla Sünbülova"


def test_who_has_neither_a_person_nor_a_name_is_called_nothing() -> None:
    assert spellings.of_member({"name": None, "person": None}, Language("ru")) == Spelling("")
    assert spellings.of_member({"name": None, "person": Ref(7)}, Language("ru")) == Spelling("")
