"""A country is found by its name in any language and any spelling, and only that country."""

import pytest

from catalog_app.domain import countries
from catalog_app.domain.countries import code_of, codes_matching, iso_codes, name, names, within
from catalog_app.domain.folding import fold
from catalog_app.errors import ValueProblem
from catalog_app.i18n import CODES, Language, OwnCountry
from catalog_app.paths import resources

ENGLISH = Language("en")

OWN = {
    "KG": OwnCountry(
        names={"ru": "Кыргызстан", "en": "Kyrgyz Land"}, formal={"ru": "Кыргызская Республика"}
    ),
    "TATARSTAN": OwnCountry(names={"ru": "Республика Татарстан", "tr": "Tataristan"}, within="RU"),
    "BASHKORTOSTAN": OwnCountry(names={"en": "Bashkortostan"}, within="RU"),
    "GAGAUZIA": OwnCountry(names={"az": "Qaqauziya"}, within="MD"),
    "X-KINA": OwnCountry(names={"en": "Kinna"}),
}


def test_there_are_249_countries() -> None:
    assert len(iso_codes()) == len(set(iso_codes())) == 249
    assert {"AZ", "KZ", "KG", "TM", "TR", "UZ", "TW", "PS", "AX"} <= set(iso_codes())
    assert not {"EU", "XK", "ZZ"} & set(iso_codes())


@pytest.mark.parametrize("language", CODES)
def test_every_country_is_found_by_the_name_that_is_shown_and_no_other_is(language: str) -> None:
    shown = Language(language)
    for code in iso_codes():
        assert codes_matching(name(code, shown), shown, codes=False) == (code,)
        assert code_of(name(code, shown), shown) == code


def test_every_country_is_found_by_its_name_in_another_language() -> None:
    # In Kazakh the one Congo is plainly called so; elsewhere that means both.
    both = {("CD", "kk"): ("CD", "CG")}
    for language in CODES:
        for code in iso_codes():
            found = codes_matching(name(code, Language(language)), ENGLISH, codes=False)
            assert found == both.get((code, language), (code,))


@pytest.mark.parametrize("language", CODES)
def test_every_country_has_a_name_of_its_own_in_every_language(language: str) -> None:
    shown = [name(code, Language(language)) for code in iso_codes()]
    assert len(set(shown)) == 249
    assert not set(shown) & set(iso_codes())


@pytest.mark.parametrize(
    ("code", "spellings"),
    [
        ("KZ", "Қазақстан; Qazaqstan; Kasachstan; Казахстан; Gazagystan; Qozogʻiston; کازاخستان"),
        (
            "UZ",
            "Özbekistan; Oʻzbekiston; O'zbekiston; Ozbekiston; Узбекистан; Ouzbékistan; OZBEKISTAN",
        ),
        ("TR", "Turkey; Türkiye; Turkiye; Турция; Türkiyə; Түркия; Turkei; Τουρκία; Turquie"),
        ("KG", "Киргизия; Кыргызстан; Kırgızistan; Qırğızıstan; Kyrgyz Republic; Kirgisistan"),
        ("AZ", "Azərbaycan; Азербайджан; Әзербайжан; Әзірбайжан; Ozarbayjon; Aserbaidschan"),
        ("US", "USA; U.S.A.; США; ABŞ; ABD; United States of America; America"),
        ("GB", "UK; U.K.; Great Britain; Böyük Britaniya; Великобритания; İngiltere"),
        ("NL", "Holland; The Netherlands; Голландия"),
        ("CZ", "Czech Republic; Czechia; Чехия"),
        ("CI", "Ivory Coast; Côte d’Ivoire; Cote d'Ivoire; Кот-д’Ивуар"),
        ("MM", "Burma; Myanmar; Бирма"),
        ("SZ", "Swaziland; Eswatini"),
        ("MK", "Macedonia; North Macedonia; Македония"),
        ("AE", "UAE; ОАЭ; United Arab Emirates; BAE"),
        ("SA", "KSA; Saudi Arabia; Səudiyyə Ərəbistanı"),
        ("KR", "South Korea; Güney Kore; Республика Корея"),
        ("KP", "North Korea; КНДР; Şimali Koreya"),
        ("GE", "Georgia; Gürcüstan; Грузия; საქართველო"),
        ("CN", "China; Çin; Kina; 中国"),
    ],
)
def test_any_language_and_spelling_means_the_country(code: str, spellings: str) -> None:
    for spelling in spellings.split("; "):
        assert codes_matching(spelling, ENGLISH, codes=False) == (code,), spelling


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Niger", "NE"),
        ("Nijer", "NE"),
        ("Nigéria", "NG"),
        ("Нигер", "NE"),
        ("Guinea", "GN"),
        ("Gine", "GN"),
        ("Mali", "ML"),
        ("Malawi", "MW"),
        ("Iran", "IR"),
        ("Iraq", "IQ"),
        ("Австрия", "AT"),
        ("Avstraliya", "AU"),
        ("Dominica", "DM"),
        ("Dominican Republic", "DO"),
        ("Sudan", "SD"),
        ("Samoa", "WS"),
        ("Gana", "GH"),
        ("Congo", "CD CG"),
        ("Конго", "CD CG"),
        ("Korea", "KP KR"),
        ("Virgin Islands", "VG VI"),
        ("Republic of the Congo", "CG"),
    ],
)
def test_a_whole_name_beats_the_beginnings_of_others(text: str, codes: str) -> None:
    assert codes_matching(text, ENGLISH, codes=False) == tuple(codes.split())


def test_a_beginning_of_a_name_or_of_a_word_in_it_is_enough() -> None:
    assert codes_matching("Қаза", ENGLISH) == ("KZ",)
    assert codes_matching("kaza", ENGLISH)[0] == "KZ"
    assert "AE" in codes_matching("emira", ENGLISH)
    assert codes_matching("Turkm", ENGLISH) == ("TM",)
    assert set(codes_matching("Türk", Language("tr"))) >= {"TM", "TR"}
    assert codes_matching("Tür", ENGLISH)[0] == "TR"


def test_beginnings_may_be_switched_off_and_need_two_letters() -> None:
    assert codes_matching("kaza", ENGLISH, prefix=False) == ()
    assert codes_matching("u", ENGLISH) == ()
    assert codes_matching("  ", ENGLISH) == codes_matching("!", ENGLISH) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [("kz", "KZ"), ("KAZ", "KZ"), ("ger", "DE"), ("DEU", "DE"), ("KSA", "SA"), ("BRN", "BN")],
)
def test_codes_of_iso_and_of_the_olympic_committee_mean_the_country(text: str, code: str) -> None:
    assert codes_matching(text, ENGLISH) == (code,)


def test_every_code_means_its_own_country() -> None:
    assert all(codes_matching(code, ENGLISH) == (code,) for code in iso_codes())


@pytest.mark.parametrize("word", ["in", "is", "at", "us"])
def test_a_word_is_no_code_where_codes_are_not_meant(word: str) -> None:
    assert codes_matching(word, ENGLISH) == (word.upper(),)
    assert codes_matching(word, ENGLISH, prefix=False, codes=False) == ()


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert name("QQ", ENGLISH) == "QQ"


def test_the_names_of_a_country_are_each_told_once_own_language_first() -> None:
    assert names("UZ", Language("uz"))[:3] == ("Oʻzbekiston", "Özbəkistan", "Uzbekistan")
    assert len(names("UZ", ENGLISH)) == len({fold(each) + each for each in names("UZ", ENGLISH)})
    assert names("TG", ENGLISH)[0] == "Togo"


def test_the_catalogs_own_name_stands_before_the_usual_one() -> None:
    russian = Language("ru", OWN)
    assert name("KG", Language("ru")) == "Киргизия"
    assert name("KG", russian) == "Кыргызстан"
    assert name("KG", russian, formal=True) == "Кыргызская Республика"
    assert name("KG", Language("en", OWN), formal=True) == "Kyrgyz Land"
    assert name("KG", Language("tr", OWN)) == "Kırgızistan"
    assert codes_matching("Киргизия", russian) == codes_matching("kyrgyz land", russian) == ("KG",)


def test_an_own_territory_is_named_in_the_nearest_language_there_is() -> None:
    assert name("TATARSTAN", Language("ru", OWN)) == "Республика Татарстан"
    assert name("TATARSTAN", Language("kk", OWN)) == "Tataristan"
    assert name("GAGAUZIA", Language("uz", OWN)) == "Qaqauziya"


@pytest.mark.parametrize(
    "text", ["tatarstan", "Tataristan", "Республика Татарстан", "татарст", "Respublika Tatar"]
)
def test_own_territories_are_found_like_countries(text: str) -> None:
    assert codes_matching(text, Language("en", OWN)) == ("TATARSTAN",)
    assert code_of(text, Language("en", OWN)) == "TATARSTAN"


def test_an_own_territory_is_not_known_to_another_catalog() -> None:
    assert codes_matching("Tataristan", ENGLISH) == ()


def test_a_name_that_a_catalog_shows_can_be_typed_even_where_it_is_shared() -> None:
    renamed = Language("en", {"CG": OwnCountry(names={"en": "Congo"})})
    assert code_of("Congo", renamed) == "CG"
    assert codes_matching("Конго", renamed) == ("CD", "CG")


def test_an_own_name_is_surer_than_the_name_of_a_country_in_a_foreign_language() -> None:
    assert codes_matching("Kina", Language("en", OWN))[0] == "X-KINA"


def test_the_territories_within_a_country() -> None:
    assert within("RU", Language("en", OWN)) == ("BASHKORTOSTAN", "TATARSTAN")
    assert within("RU", ENGLISH) == ()


def test_a_text_that_means_one_country_gives_its_code() -> None:
    assert code_of(" Ўзбекистон ", ENGLISH) == "UZ"
    assert code_of("uzb", ENGLISH) == "UZ"
    assert code_of("Kazakhs", ENGLISH) == "KZ"


def test_a_text_that_means_no_country_is_refused() -> None:
    with pytest.raises(ValueProblem, match="No country is called “Xyzzy”"):
        code_of(" Xyzzy ", ENGLISH)


def test_a_text_that_means_several_countries_names_them_in_the_readers_language() -> None:
    with pytest.raises(ValueProblem) as problem:
        code_of("Корея", Language("tr"))
    assert str(problem.value).startswith("“Корея” may be any of these: Kuzey Kore; Güney Kore.")


def test_of_many_countries_five_are_named() -> None:
    with pytest.raises(ValueProblem, match="and more") as problem:
        code_of("republ", ENGLISH)
    assert str(problem.value).count(";") == 4


def finding() -> list[list[str]]:
    content = (resources() / "countries" / "finding.tsv").read_text("utf-8")
    return [line.split("\t") for line in content.splitlines()]


def test_the_committed_keys_are_those_of_todays_folding() -> None:
    keys = [key for rank, _, texts in finding() if rank.endswith("key") for key in texts.split("|")]
    assert [key for key in keys if fold(key) != key] == []


def test_the_aliases_are_in_the_committed_table() -> None:
    known = {
        key: codes
        for rank, codes, texts in finding()
        if rank == "main key"
        for key in texts.split("|")
    }
    for line in (resources() / "countries" / "aliases.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            codes, aliases = line.split("\t")
            for alias in aliases.split("; "):
                assert set(codes.split()) <= set(known[fold(alias)].split()), alias


def test_only_these_names_are_truly_of_several_countries() -> None:
    shared = {codes for rank, codes, _ in finding() if rank == "main key" and " " in codes}
    assert shared == {"CD CG", "KP KR", "VG VI"}


def test_the_order_of_names_does_not_hang_on_the_language_of_the_interface() -> None:
    for language in CODES:
        assert codes_matching("Ouzbékistan", Language(language)) == ("UZ",)
    assert countries.spelling("  İRAN\tx ") == countries.spelling("i̇ran X")
