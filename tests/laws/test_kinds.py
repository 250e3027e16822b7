"""What holds for the value of every kind, in every language."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from catalog_app.domain import ENTITIES
from catalog_app.domain.coded import Choice, Code, CountryCode
from catalog_app.domain.countries import iso_codes, name
from catalog_app.domain.fields import fields_of
from catalog_app.domain.files import FileKept, StoredFile, safe_name
from catalog_app.domain.issued import Content
from catalog_app.domain.kinds import (
    MAXIMUM_NUMBER,
    Kind,
    Link,
    LongText,
    Names,
    Number,
    PartialDate,
    Tags,
    Text,
    Title,
)
from catalog_app.domain.letters import LetterText
from catalog_app.domain.moments import MINUTES, DayTime, Moment
from catalog_app.domain.own_fields import OwnChoice, OwnDate, YesNo
from catalog_app.domain.printed import Printed
from catalog_app.domain.quoting import joined, parted
from catalog_app.domain.refs import Ref
from catalog_app.domain.relations import (
    AttachedTo,
    Links,
    Parts,
    Reference,
    Relation,
    SameCountry,
    Through,
)
from catalog_app.domain.wordings import Address, Wording
from catalog_app.errors import ValueProblem
from catalog_app.i18n import CODES, Language, OwnCountry
from tests.laws.test_dates import partial_dates

OWN = {
    "TATARSTAN": OwnCountry({"ru": "Татарстан", "tr": "Tataristan"}, within="RU"),
    "GAGAUZIA": OwnCountry({"az": "Qaqauziya; Moldova", "en": "Gagauzia"}),
}
LANGUAGES = st.sampled_from([Language(code, OWN) for code in CODES])
# The signs with which values are written are likelier here than elsewhere.
TEXTS = st.text(st.sampled_from(' ;:,"\n\0-') | st.characters(codec="utf-8"), max_size=12)
CODES_OF_NAMES = st.sampled_from([*CODES, "uz-Cyrl", "uz-latn", "ZH-hant-tw", "sr-Latn-RS", "de"])
CHOICES = [
    *(f.kind for e in ENTITIES for f in fields_of(e) if isinstance(f.kind, Choice)),
    OwnChoice(["A", "E", "e", "XL", "None", "“{x}”", "<b>", "да", "Festival", "x" * 300]),
]


def moments() -> st.SearchStrategy[Moment]:
    return st.builds(Moment, st.dates(), st.integers(-1, MINUTES - 1))


WRITTEN: dict[type[Kind], st.SearchStrategy[Any]] = {
    Text: TEXTS,
    LongText: TEXTS,
    LetterText: TEXTS | st.sampled_from("{today} {event} }").map("→ {event}\n".__add__),
    Link: TEXTS,
    Title: TEXTS,
    Code: TEXTS,
    Names: st.dictionaries(CODES_OF_NAMES, TEXTS, max_size=4),
    Tags: st.lists(TEXTS, max_size=4),
    Number: st.integers(-1, MAXIMUM_NUMBER + 1),
    PartialDate: partial_dates().map(lambda date: date.edtf),
    OwnDate: partial_dates().map(lambda date: date.edtf),
    CountryCode: st.sampled_from([*iso_codes(), *OWN]),
    SameCountry: st.sampled_from([*iso_codes(), *OWN]),
    Wording: TEXTS,
    Address: TEXTS,
    DayTime: moments().map(lambda moment: moment.iso),
}
"""What a file may say of a kind."""

NOT_TYPED = (Printed, Content, FileKept)
"""What files say of them comes back; no person types it."""

FILES = st.builds(
    StoredFile,
    TEXTS.map(safe_name),
    st.text("0123456789abcdef", min_size=64, max_size=64),
    st.integers(0, MAXIMUM_NUMBER),
    st.sampled_from(["application/pdf", "text/plain"]),
)

OF_OTHERS = (Reference, Relation, Links, AttachedTo, Parts, Through)
"""Their values are other records, or values of other kinds."""


def example(kind: type[Kind]) -> Kind:
    return SameCountry("code") if kind is SameCountry else kind()


def taken(kind: Kind, written: Any) -> Any:
    """The value, or the empty one where it is refused with a sentence."""
    try:
        return kind.take(written)
    except ValueProblem:
        return kind.take(None)


def meant(kind: Kind, text: str, language: Language) -> Any:
    """Likewise of what a person types."""
    try:
        return kind.read(text, language)
    except ValueProblem:
        return kind.take(None)


def check(kind: Kind, value: Any, language: Language) -> None:
    assert kind.take(kind.write(value)) == value
    assert kind.read(kind.show(value, language), language) == value
    assert kind.read(kind.typed(value, language), language) == value


def test_the_laws_are_about_every_kind() -> None:
    def below(kind: type[Kind]) -> set[type[Kind]]:
        """Those of fields: a search has some of its own, which have no values."""
        kinds = (each for each in kind.__subclasses__() if ".domain." in each.__module__)
        return {kind}.union(*map(below, kinds))

    choices = {Choice, OwnChoice, YesNo}
    assert below(Kind) == {Kind, *choices, *WRITTEN, *NOT_TYPED, *OF_OTHERS}


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.__name__)
@given(data=st.data(), language=LANGUAGES)
def test_what_a_file_says_comes_back_from_files_and_from_people(
    kind: type[Kind], data: st.DataObject, language: Language
) -> None:
    check(example(kind), taken(example(kind), data.draw(WRITTEN[kind])), language)


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.__name__)
@given(text=TEXTS, language=LANGUAGES)
def test_what_people_type_comes_back_from_files_and_from_people(
    kind: type[Kind], text: str, language: Language
) -> None:
    check(example(kind), meant(example(kind), text, language), language)


@given(st.sampled_from(CHOICES), TEXTS, LANGUAGES)
def test_a_choice_in_other_words_is_kept_or_refused(
    kind: Choice, text: str, language: Language
) -> None:
    check(kind, meant(kind, text, language), language)


@given(st.sampled_from(CHOICES), st.data(), LANGUAGES)
def test_a_choice_is_understood_by_what_is_shown(
    kind: Choice, data: st.DataObject, language: Language
) -> None:
    code = data.draw(st.sampled_from([*kind.options]))
    check(kind, code, language)
    assert kind.read(code, language) == code


@pytest.mark.parametrize("language", CODES)
def test_every_choice_is_understood_by_what_is_shown_in(language: str) -> None:
    for kind in CHOICES:
        for code in kind.options:
            assert kind.read(kind.show(code, Language(language)), Language(language)) == code


@given(st.text(max_size=9), LANGUAGES)
def test_a_value_that_goes_through_another_record_is_of_its_kind(
    text: str, language: Language
) -> None:
    through = next(
        field.kind
        for entity in ENTITIES
        for field in fields_of(entity)
        if isinstance(field.kind, Through) and isinstance(field.kind.kind, PartialDate)
    )
    value = meant(through, text, language)
    assert value == meant(PartialDate(), text, language)
    check(through, value, language)


@given(st.lists(st.integers(1), unique=True), st.integers(1))
def test_other_records_are_written_as_their_ids(ids: list[int], id: int) -> None:
    assert Reference("cities").take(Reference("cities").write(Ref(id, ("Baku",)))) == id
    links = Links("organisations", through="event_roles", here="event", there="organisation")
    refs = tuple(Ref(each, ("Academy",)) for each in ids)
    assert links.take(links.write(refs)) == refs


@given(FILES, LANGUAGES)
def test_a_file_comes_back_from_files_and_is_never_typed(
    file: StoredFile, language: Language
) -> None:
    kind = FileKept()
    assert kind.take(kind.write(file)) == kind.load(kind.write(file)) == file
    with pytest.raises(ValueProblem):
        kind.read(kind.show(file, language), language)


@given(st.lists(TEXTS.filter(str.strip)), st.sampled_from([";", ",;"]))
def test_texts_in_a_line_are_told_apart_again(texts: list[str], signs: str) -> None:
    stripped = [text.strip() for text in texts]
    assert parted(joined(stripped, signs[0], signs), signs) == stripped


@given(st.sampled_from([*iso_codes(), *OWN]), LANGUAGES)
def test_a_country_sorts_by_what_it_is_called(code: str, language: Language) -> None:
    assert CountryCode().sort_key(code, language) == language.sort_key(name(code, language))
