"""Lists of members as people paste them: each field, where it came from, what is handed back."""

from typing import Any

import pytest

from catalog_app.domain.countries import codes_matching
from catalog_app.domain.delegations import Member
from catalog_app.domain.kinds import one_line
from catalog_app.domain.people import Person
from catalog_app.errors import ValueProblem
from catalog_app.exchange.pasting import (
    MAXIMUM_LETTERS,
    MAXIMUM_LINES,
    Reading,
    Understood,
    parted,
    plain_text,
    read,
)
from catalog_app.exchange.pasting.labels import role_code, status_of
from catalog_app.i18n import CODES, Language
from tests.exchange.more_pastes import CARDS, CSV, KYRGYZ, MORE_PASTES
from tests.exchange.odd_pastes import ODD_PASTES
from tests.exchange.pastes import BARE_SHEET, LETTER, MAIL, PASTES, RUSSIAN, SHEET, Paste

ENGLISH = Language("en")
ALL = {**PASTES, **MORE_PASTES, **ODD_PASTES}
each_paste = pytest.mark.parametrize("paste", ALL.values(), ids=list(ALL))


def pasted(paste: Paste) -> Reading:
    return read(paste.text, Language(paste.language))


def values(row: Understood) -> dict[str, Any]:
    return {name: piece.value for name, piece in row.pieces.items()}


def only(text: str, language: Language = ENGLISH, **how: Any) -> dict[str, Any]:
    """The values of a text about one person."""
    (row,) = read(text, language, **how).rows
    return values(row)


def words(text: str) -> list[str]:
    return text.replace(",", " ").split()


def refused(text: str, language: Language = ENGLISH) -> str:
    with pytest.raises(ValueProblem) as problem:
        read(text, language)
    return problem.value.text(language)


def left(row: Understood) -> list[str]:
    return [row.line[slice(*place)] for place in row.left]


@each_paste
def test_each_field_of_each_person_is_understood(paste: Paste) -> None:
    assert {row.number: values(row) for row in pasted(paste).rows} == paste.rows


@each_paste
def test_lines_about_nobody_are_handed_back(paste: Paste) -> None:
    reading = pasted(paste)
    assert tuple(number for number, _ in reading.passed) == paste.passed
    lines = paste.text.splitlines()
    assert all(line.lstrip("> ")[:9] in lines[number - 1] for number, line in reading.passed)


@each_paste
def test_what_is_not_understood_is_said(paste: Paste) -> None:
    found = {row.number: left(row) for row in pasted(paste).rows if row.left}
    assert found.keys() == (paste.left or {}).keys()
    for number, texts in (paste.left or {}).items():
        assert all(any(text in place for place in found[number]) for text in texts)


@each_paste
def test_each_value_stands_at_its_place(paste: Paste) -> None:
    for row in pasted(paste).rows:
        for name, piece in row.pieces.items():
            said = one_line(row.line[piece.start : piece.end])
            if name == "role":
                assert role_code(said) == piece.value or not said
            elif name == "status":
                assert status_of(said) == piece.value
            elif name == "country":
                assert piece.value in codes_matching(said, ENGLISH) or not said
            else:
                assert set(words(piece.value)) <= set(words(said))


def test_a_table_says_what_its_columns_were_taken_for() -> None:
    sheet = pasted(SHEET)
    assert sheet.kind == "table"
    assert sheet.columns == (
        *("number", "name", "position", "employer"),
        *("role", "email", "arrival", "arrival_by"),
    )
    assert sheet.head[1] == "Name and surname"
    assert sheet.headings == ((3, "United Kingdom"), (7, "Azerbaijan"))
    bare = pasted(BARE_SHEET)
    assert bare.columns == ("number", "name", "position", "employer", "phone", "role")
    assert bare.head == ()
    assert pasted(CSV).columns == (
        *("number", "family_name", "given_name", "patronymic"),
        *("position", "employer", "phone", None),
    )
    assert pasted(LETTER).kind == "lines"
    assert pasted(LETTER).columns == ()


def test_someone_may_say_what_the_columns_hold() -> None:
    text = "Aysel\tBaku\tSinger\nOrxan\tGanja\tDancer"
    reading = read(text, ENGLISH, [None, "employer", "name"])
    assert [values(row) for row in reading.rows] == [
        {"employer": "Baku", "name": "Singer"},
        {"employer": "Ganja", "name": "Dancer"},
    ]
    assert reading.columns == (None, "employer", "name")
    assert left(reading.rows[0]) == ["Aysel"]
    assert read(text, ENGLISH, ["name"]).columns == ("name", None, None)


def test_headings_speak_for_those_below_them() -> None:
    reading = pasted(CARDS)
    assert [line for _, line in reading.headings] == [
        "DELEGATION OF GEORGIA",
        "Head of Delegation",
        "Members",
    ]
    country = reading.rows[0].pieces["country"]
    assert (country.value, country.start, country.end) == ("GE", 0, 0)
    assert [line for _, line in pasted(MAIL).headings] == ["Poland:", "Hungary"]


@pytest.mark.parametrize(
    ("heading", "country"),
    [
        ("Delegation of Georgia:", "GE"),
        ("Делегация Республики Узбекистан", "UZ"),
        ("Делегация Турции", "TR"),
        ("Azərbaycan nümayəndə heyəti", "AZ"),
        ("Türkiye Heyeti:", "TR"),
        ("Қазақстан Республикасының делегациясы", "KZ"),
        ("Кыргыз Республикасынын делегациясынын курамы", "KG"),
        ("Oʻzbekiston delegatsiyasi", "UZ"),
        ("Türkmenistanyň wekiliýeti", "TM"),
        ("* NIGER *", "NE"),
        ("UK", "GB"),
    ],
)
def test_a_heading_names_the_country(heading: str, country: str) -> None:
    reading = read(f"{heading}\n1. Mr John Smith\n2. Ms Jane Doe", ENGLISH)
    assert [row.pieces["country"].value for row in reading.rows] == [country, country]


@pytest.mark.parametrize("name", ["Nigar", "Irina", "Jane", "Тимур", "Aman"])
def test_a_given_name_is_no_country(name: str) -> None:
    assert only(f"1. SMITH, {name}, Rector") == {"name": f"SMITH, {name}", "position": "Rector"}


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("head of delegation", "head"),
        ("Head of the Delegation of Kazakhstan", "head"),
        ("HoD", "head"),
        ("Deputy Head of Delegation", "deputy_head"),
        ("руководитель делегации", "head"),
        ("заместитель главы делегации", "deputy_head"),
        ("nümayəndə heyətinin başçısı", "head"),
        ("nümayəndə heyəti başçısının müavini", "deputy_head"),
        ("heyet başkanı", "head"),
        ("делегация жетекшісі", "head"),
        ("делегация мүшесі", "member"),
        ("tərcüməçi", "interpreter"),
        ("переводчица", "interpreter"),
        ("супруга", "accompanying"),
    ],
)
def test_usual_words_for_roles_are_known(said: str, role: str) -> None:
    assert only(f"1. Mr John Smith ({said})")["role"] == role


@pytest.mark.parametrize("code", CODES)
def test_labels_of_roles_are_known_in_every_language(code: str) -> None:
    for role, label in Member.fields["role"].kind.options.items():
        assert only(f"1. Mr John Smith, Sculptor ({Language(code).text(label)})") == {
            "honorific": "Mr",
            "name": "John Smith",
            "position": "Sculptor",
            "role": role,
        }


def test_a_role_beside_another_word_is_still_found() -> None:
    said = "1. Mr John Smith, Minister and head of delegation, Member of Parliament"
    assert only(said)["position"] == "Minister"
    assert only(said)["role"] == "head"
    assert only("Head of delegation Mr John Smith, Minister")["name"] == "John Smith"
    assert only("Руководитель – Иванов Иван, министр")["role"] == "head"
    assert "role" not in only("1. Иванов Иван, руководитель, Министерство культуры")
    assert only("1. Mr John Smith, Head, Department of Music")["position"] == "Head"


@pytest.mark.parametrize(
    "said",
    ["Smith, John", "Mr SMITH, John", "SMITH, John, Rector", "Mrs Smith, Jane – Rector"],
)
def test_a_comma_may_stand_within_a_name(said: str) -> None:
    name = only(f"1. {said}")["name"]
    assert parted(name)["family_name"].casefold() == "smith"
    assert parted(name)["given_name"] in ("John", "Jane")


def test_what_is_private_is_not_taken() -> None:
    rows = {row.number: row for row in pasted(RUSSIAN).rows}
    assert "AB1234567" in left(rows[11])[0]
    head = "Name\tPassport No\tDate of birth\tPhone\n"
    (row,) = read(head + "John Smith\tC1234567\t01.02.1980\t+1 202 555 0101", ENGLISH).rows
    assert values(row) == {"name": "John Smith", "phone": "+1 202 555 0101"}
    assert left(row) == ["C1234567", "01.02.1980"]


def test_a_word_processor_numbers_with_tabs() -> None:
    assert read("1.\tMr John Smith, Rector\n2.\tMs Jane Doe, Dean", ENGLISH).kind == "lines"


def test_cells_of_several_lines_and_with_quotes_are_whole() -> None:
    text = 'Name\tPosition\tEmployer\nJohn Smith\t"Director,\n""Music"" House"\t"Rahim" theatre\n'
    assert only(text) == {
        "name": "John Smith",
        "position": 'Director, "Music" House',
        "employer": '"Rahim" theatre',
    }


def test_a_table_may_be_drawn_with_bars() -> None:
    text = "| Name | Position |\n|---|---|\n| John Smith | Rector |\n| Jane Doe | Singer |"
    assert [values(row)["name"] for row in read(text, ENGLISH).rows] == ["John Smith", "Jane Doe"]


def test_a_column_of_statuses_may_hold_roles() -> None:
    text = "Name\tStatus\nJohn Smith\t{}\nJane Doe\t{}"
    assert read(text.format("head of delegation", "expert"), ENGLISH).columns == ("name", "role")
    assert read(text.format("confirmed", "cancelled"), ENGLISH).columns == ("name", "status")


def test_dates_and_times_may_have_a_column_each() -> None:
    text = "Name\tArrival date\tArrival time\tFlight\nJohn Smith\t22.10.2025\t18:40\tTK 334"
    assert only(text)["arrival"] == "22.10.2025 18:40"


def test_names_in_two_columns_without_heads_are_one() -> None:
    text = "1\tİlham\tMəmmədov\tdirijor\n2\tAysel\tQuliyeva\tsolist"
    reading = read(text, Language("az"))
    assert reading.columns == ("number", "given_name", "family_name", "position")
    assert reading.rows[0].pieces["name"].value == "İlham Məmmədov"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("John Smith", ("Smith", "John", None)),
        ("John SMITH", ("SMITH", "John", None)),
        ("SMITH John", ("SMITH", "John", None)),
        ("JOHN SMITH", ("SMITH", "JOHN", None)),
        ("Jan VAN DER BERG", ("VAN DER BERG", "Jan", None)),
        ("Jan van der Berg", ("van der Berg", "Jan", None)),
        ("van der Berg, Jan", ("van der Berg", "Jan", None)),
        ("MƏMMƏDOV Elçin Rəşid oğlu", ("MƏMMƏDOV", "Elçin", "Rəşid oğlu")),
        ("Məmmədov Elçin Rəşid oğlu", ("Məmmədov", "Elçin", "Rəşid oğlu")),
        ("Elçin Rəşid oğlu Məmmədov", ("Məmmədov", "Elçin", "Rəşid oğlu")),
        ("Quliyeva Aysel Vaqif qızı", ("Quliyeva", "Aysel", "Vaqif qızı")),
        ("Məmmədova Aysel", ("Məmmədova", "Aysel", None)),
        ("Иванов Иван Иванович", ("Иванов", "Иван", "Иванович")),
        ("Иван Иванович Иванов", ("Иванов", "Иван", "Иванович")),
        ("Иванова Анна Ильинична", ("Иванова", "Анна", "Ильинична")),
        ("Дмитрий Шостакович", ("Шостакович", "Дмитрий", None)),
        ("Рахимов А.К.", ("Рахимов", "А.К.", None)),
        ("А. К. Рахимов", ("Рахимов", "А. К.", None)),
        ("Ким Ольга", ("Ким", "Ольга", None)),
        ("Сәрсенов Дәулет Асқарұлы", ("Сәрсенов", "Дәулет", "Асқарұлы")),
        ("Бекова Айгерім Серік қызы", ("Бекова", "Айгерім", "Серік қызы")),
        ("Замир Бектур уулу", (None, "Замир", "Бектур уулу")),
        ("Бекташ уулу Замир", ("Бекташ уулу", "Замир", None)),
        ("Gurbanow Döwlet", ("Gurbanow", "Döwlet", None)),
        ("Berdiýewa Ogulgerek Myrat gyzy", ("Berdiýewa", "Ogulgerek", "Myrat gyzy")),
        ("Karimov Shuhrat Baxtiyorovich", ("Karimov", "Shuhrat", "Baxtiyorovich")),
        ("Yo‘ldosheva Dilorom Akmal qizi", ("Yo‘ldosheva", "Dilorom", "Akmal qizi")),
        ("Andrew Smith", ("Smith", "Andrew", None)),
        ("Madonna", ("Madonna", None, None)),
    ],
)
def test_a_name_is_parted(name: str, parts: tuple[str | None, ...]) -> None:
    assert tuple(parted(name).values()) == parts


@pytest.mark.parametrize("name", ["John Smith", "Smith, John", "Madonna", "Maria da Silva"])
def test_without_signs_a_name_is_parted_as_elsewhere(name: str) -> None:
    known = {part: value for part, value in parted(name).items() if value}
    called = Person.called(name)
    assert known["family_name"].endswith(called["family_name"])
    assert known.get("given_name", "") in called.get("given_name", "")


def test_too_many_lines_are_refused_with_the_place_to_stop() -> None:
    text = "1. Mr John Smith\n\n" * MAXIMUM_LINES
    assert len(read(text, ENGLISH).rows) == MAXIMUM_LINES
    said = refused(text + "2. Ms Jane Doe\n" * 9_000)
    assert "10,000 lines" in said
    assert "up to line 1,999" in said
    assert "1,001 lines" in refused("Ann Lee\tSinger\n" * 1_001)


def test_too_long_a_text_is_refused() -> None:
    assert "1,000,001" in refused("a" * (MAXIMUM_LETTERS + 1))


@pytest.mark.parametrize("text", ["", " \n\t\r\n ", "\0\u200b\ufeff"])
def test_nothing_is_refused(text: str) -> None:
    assert "Nothing was pasted" in refused(text)


def test_signs_alone_are_refused_with_their_line() -> None:
    assert "from line 2 on: “\ufffc 12 --- ★”" not in refused("\n\ufffc\n12 --- ★")
    assert "from line 3 on: “12 --- ★”" in refused("\n\ufffc\n12 --- ★")


def test_prose_alone_is_refused_with_its_lines() -> None:
    said = refused("\nPlease find the list attached.\nit comes by post\n")
    assert "from line 2 to line 3" in said
    assert refused("a long line " * 1_000)


def test_control_characters_are_taken_out() -> None:
    text = "1. Mr\u00a0Jo\0hn\x07 Smi\u200bth,\u2028 Rec\u00adtor\x0b\r\n\ufeff2. Ms Zoe\u0308 Doe"
    john, zoe = read(text, ENGLISH).rows
    assert values(john) == {"honorific": "Mr", "name": "John Smith", "position": "Rector"}
    assert zoe.pieces["name"].value == "Zoë Doe"
    assert zoe.number == 4


def test_a_page_is_read_as_it_looks() -> None:
    html = """<html><head><title>T</title><style>p {}</style></head><body><!-- <p>no</p> -->
    <table><tr><th>Name</th><th>Position</th></tr><tr><td><p>Mr&nbsp;John<br>SMITH</p></td>
    <td>Director &amp; Curator</td></tr></table><p>Best <b>regards</b>,</p>
    <script>document.write("<p>evil</p>")</script><ol><li>A<li>B</ol><ul><li>C</ul>3 < 5</body>"""
    assert plain_text(html).replace("\xa0", " ").split("\n") == [
        "Name\tPosition",
        "Mr John SMITH\tDirector & Curator",
        "Best regards,",
        *("1. A", "2. B", "• C", "3 < 5"),
    ]


def test_a_table_that_frames_a_letter_keeps_its_lines() -> None:
    html = "<table><tr><td><p>Dear all,</p><p>1. Mr A B</p><table><tr><td>a<td>b</table></table>"
    assert plain_text(html).split("\n") == ["Dear all,", "1. Mr A B", "a\tb"]


def test_a_page_of_a_spreadsheet_is_a_table() -> None:
    cells = "".join(f"<tr><td>{n}</td><td>Ann Lee</td><td>Singer</td></tr>" for n in (1, 2))
    html = f"<html xmlns:x='urn'><![if gte mso 9]><xml></xml><![endif]><table>{cells}</table>"
    assert read(plain_text(html), ENGLISH).columns == ("number", "name", "position")


@pytest.mark.parametrize("sign", ["<", "</", "<!--", "<table><tr><td><p>", "<p><script>", "&#"])
def test_a_page_made_to_be_slow_is_read_once(sign: str) -> None:
    assert len(plain_text(sign * 100_000)) <= len(sign) * 100_000


def test_too_large_a_page_is_refused() -> None:
    with pytest.raises(ValueProblem, match="Select only the list"):
        plain_text("<p>" * 2_000_000)


def test_words_of_another_language_than_the_window_are_understood() -> None:
    reading = read(KYRGYZ.text, Language("tr"))
    assert {row.number: values(row) for row in reading.rows} == KYRGYZ.rows
