"""Texts, numbers, lists and alphabets of the eight languages, and the state of the catalogues."""

import ast
import functools
import importlib.util
import random
import re
from pathlib import Path
from types import ModuleType

import pytest
from babel.numbers import format_decimal
from PySide6.QtCore import QCollator, QLocale

from catalog_app.i18n import (
    _ALPHABETS,
    CODES,
    INTERFACE,
    Language,
    folder,
    language,
    system_language,
)

PACKAGE = Path(__file__).parents[1] / "catalog_app"
TRANSLATED = [code for code in CODES if code != "en"]


@pytest.fixture(scope="module")
def catalogues() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make", folder() / "make_catalogues.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("code", CODES)
def test_words_stand_in_the_order_of_the_alphabet(code: str) -> None:
    chance = random.Random(code)
    letters = _ALPHABETS[code].split()
    words = ["".join(chance.choices(letters, k=chance.randint(1, 4))) for _ in range(400)]
    own = Language(code)
    words += letters + [own.upper(word) for word in words[:100]]
    collator = QCollator(QLocale(code))
    expected = sorted(words, key=functools.cmp_to_key(collator.compare))
    assert sorted(words, key=own.sort_key) == expected


def test_the_alphabets_are_those_taught() -> None:
    def order(code: str, letters: str) -> str:
        return " ".join(sorted(letters.split(), key=Language(code).sort_key))

    azerbaijani = "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v y z"
    assert order("az", " ".join(reversed(azerbaijani.split()))) == azerbaijani
    assert order("uz", "ch sh gʻ oʻ z a s c") == "a c s z oʻ gʻ sh ch"
    assert order("uz", "o‘z gul g‘oz oz") == "gul oz o‘z g‘oz"


def test_case_and_accents_only_break_ties() -> None:
    own = Language("en")
    words = ["Sahin", "şahin", "Sahne", "sahin", "1 May", "İzmir", "Jam"]
    assert sorted(words, key=own.sort_key) == [
        "1 May", "İzmir", "Jam", "sahin", "Sahin", "şahin", "Sahne",
    ]  # fmt: skip


def test_the_own_script_comes_first() -> None:
    words = ["Almaty", "Алматы", "Zürich", "Якутск"]
    assert sorted(words, key=Language("kk").sort_key) == ["Алматы", "Якутск", "Almaty", "Zürich"]
    assert sorted(words, key=Language("az").sort_key) == ["Almaty", "Zürich", "Алматы", "Якутск"]


@pytest.mark.parametrize("code", CODES)
def test_numbers_are_grouped_as_the_language_does(code: str) -> None:
    for number in (0, 7, 1234567, -12345):
        assert Language(code).number(number) == format_decimal(number, locale=code)


def test_a_list_is_joined_as_in_a_sentence() -> None:
    assert Language("en").join([]) == ""
    assert Language("en").join(["a"]) == "a"
    assert Language("az").join(["a", "b"]) == "a və b"
    assert Language("en").join(["a", "b", "c", "d"]) == "a, b, c and d"
    assert Language("tr").join(["{0}", "b", "c"]) == "{0}, b ve c"


def test_capitals_keep_the_dot_where_it_counts() -> None:
    assert Language("az").upper("iş ıl") == "İŞ IL"
    assert Language("tr").lower("İŞ IL") == "iş ıl"
    assert Language("tk").upper("iş straße") == "IŞ STRASSE"


def test_a_text_without_translation_stays_english() -> None:
    assert Language("tr").text("no such text {hole}", hole="{x}") == "no such text {x}"
    assert Language("az").text("") == ""
    assert Language("ru").plural("{count} thing", "{count} things", 1234) == "1\xa0234 things"
    assert Language("en").plural("{count} thing", "{count} things", 1) == "1 thing"


def test_a_translated_text_is_found() -> None:
    assert Language("az").text("about {date}", date="2019") == "təxminən 2019"


def test_an_unknown_language_is_refused() -> None:
    assert language("az").name == "Azərbaycanca"
    with pytest.raises(KeyError):
        language("xx")


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({"LANG": "az_AZ.UTF-8"}, "az"),
        ({"LANG": "az_AZ", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE", "LC_MESSAGES": "az"}, "az"),
        ({"LANG": "tr_TR.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_system_chooses_the_language(
    variables: dict[str, str], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert system_language() == code


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_compiled_catalogue_is_fresh(code: str, catalogues: ModuleType) -> None:
    assert catalogues.po(code).with_suffix(".mo").read_bytes() == catalogues.compiled(code)


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_keep_the_holes(code: str, catalogues: ModuleType) -> None:
    for message in catalogues.read(code):
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        holes = set(re.findall(r"\{\w+\}", originals[-1]))
        for string in filter(None, strings if message.id else ()):
            assert set(re.findall(r"\{\w+\}", string)) == holes, message.id


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_that_the_language_promises_is_translated(
    code: str, catalogues: ModuleType
) -> None:
    done = {
        message.id
        for message in catalogues.read(code)
        if message.string and (isinstance(message.string, str) or all(message.string))
    }
    missing = []
    for message in catalogues.template():
        files = [name for name, _ in message.locations]
        on_paper = any(name.startswith(("domain/", "reports/")) for name in files)
        if message.id and message.id not in done and (code in INTERFACE or on_paper):
            missing.append(message.id)
    assert missing == []


def test_only_plain_texts_are_marked() -> None:
    """An f-string or a sum would never be found by the extraction."""
    wrong = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                count = {"mark": 1, "text": 1, "plural": 2}.get(name, 0)
                made = (ast.JoinedStr, ast.BinOp)
                if any(isinstance(argument, made) for argument in node.args[:count]):
                    wrong.append(f"{path.name}:{node.lineno}")
    assert wrong == []


def calls(*names: str) -> list[tuple[str, ast.Call]]:
    """Where functions of these names are called, and how."""
    return [
        (f"{path.relative_to(PACKAGE)}:{node.lineno}", node)
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) in names
    ]


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_both_forms_of_a_plural_stand_in_the_call() -> None:
    """The extraction looks for no names: `plural(_ONE, _MANY, count)` says nothing to it."""
    found = calls("plural")
    assert len(found) > 20
    assert [
        place for place, call in found if [is_text(each) for each in call.args[:2]] != [True, True]
    ] == []


def test_no_other_string_stands_where_a_text_is_expected() -> None:
    """The extraction joins them all: `text(_YES if field == "a" else _NO)` would be the text "a",
    and `text("Show" if hidden else "Hide")` would be "ShowHide".
    """

    def strings(node: ast.AST) -> int:
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "mark":
            return 0  # a text for itself, whose call is looked at too
        return is_text(node) + sum(map(strings, ast.iter_child_nodes(node)))

    firsts = [(place, call.args[0]) for place, call in calls("text", "mark") if call.args]
    assert len(firsts) > 1000
    assert [place for place, first in firsts if strings(first) and not is_text(first)] == []


def renamed(tree: ast.Module) -> set[str]:
    """What a module calls the translator: `words` in `words = language.text`."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
            several = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
            pairs = zip(target.elts, value.elts, strict=True) if several else [(target, value)]
            names |= {ast.unparse(n) for n, v in pairs if getattr(v, "attr", "") in TRANSLATING}
    return {name for name in names if name.split(".")[-1] not in TRANSLATING}


TRANSLATING = {"text", "plural"}


def test_no_text_hides_behind_another_name_of_the_translator() -> None:
    """`words("Undo")` would never be found by the extraction: such a text is marked."""
    hidden = []
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        names = renamed(tree)
        calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
        hidden += [
            f"{path.name}:{call.lineno}"
            for call in calls
            if ast.unparse(call.func) in names and isinstance(call.args[0], ast.Constant)
        ]
    assert hidden == []
