"""Before a colon a field may be called as it is called on the screen, and one resolver says which
it is: to whoever asks the database, and to whoever shows what is asked.
"""

import pytest

from catalog_app.domain import ENTITIES, Delegation, Entity, Event
from catalog_app.errors import QueryError
from catalog_app.i18n import CODES, Language
from catalog_app.search.grammar import IN
from catalog_app.search.meant import SHORT_NAMES, known, meant
from catalog_app.storage.catalog import Catalog
from tests.search.conftest import Find

NO_FIELD = "There is no field"


@pytest.mark.parametrize(
    ("entity", "code", "text", "same"),
    [
        (Event, "az", "il:2023", "year:2023"),
        (Event, "az", "ölkə:azərbaycan", "country:azərbaycan"),
        (Event, "az", "İL:2023", "year:2023"),
        (Event, "az", "nümayəndə_heyəti:türkiyə", "from:türkiyə"),
        (Event, "en", "delegation_from:turkey", "from:turkey"),
        (Event, "en", "delegationfrom:turkey", "from:turkey"),
        (Event, "ru", "страна:азербайджан", "country:азербайджан"),
        (Event, "en", "first_day:2023-05-12", "start:2023-05-12"),
        (Delegation, "az", "ölkə:azərbaycan", "country:azərbaycan"),
        (Delegation, "az", "il:2023", "year:2023"),
    ],
)
def test_a_field_is_called_as_it_is_called_on_the_screen(
    find: Find, entity: type[Entity], code: str, text: str, same: str
) -> None:
    assert find(entity, text, code) == find(entity, same, code) != set()


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.section)
def test_what_is_shown_and_what_is_found_are_of_one_mind(
    catalog: Catalog, entity: type[Entity], code: str
) -> None:
    language = Language(code)
    labels = [language.text(each.label) for each in known(entity, language)]
    names = {"_".join(filter(None, _letters(label).split())) for label in labels}
    words = {word for name in names for word in name.split("_")}
    for name in {*names, *words, *SHORT_NAMES, "colour", "organiser"}:
        if not name or name[0].isdigit() or name == IN:
            continue
        try:
            catalog.count(entity, f"{name}:any", language)
            found = True
        except QueryError as error:
            found = NO_FIELD not in str(error)
        assert found == (meant(entity, name, language) is not None), name


def _letters(label: str) -> str:
    return "".join(each if each.isalnum() else " " for each in label)


def test_a_word_of_several_labels_means_none_of_them(find: Find) -> None:
    assert meant(Delegation, "on", Language("en")) is None
    with pytest.raises(QueryError, match=NO_FIELD):
        find(Delegation, "on:kamran")


def test_what_there_is_is_told_in_few_words_of_the_reader(find: Find) -> None:
    for code in ("en", "az"):
        labels = {Language(code).text(each.label) for each in known(Event, Language(code))}
        with pytest.raises(QueryError) as caught:
            find(Event, "xyzzy:red", code)
        *told, more = str(caught.value.values["fields"]).split(", ")
        assert len(told) == 5
        assert labels.issuperset(told)
        assert more == "…"
