"""The form of each section is opened, filled with keys and saved; its table shows the record."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from catalog_app.domain import City, Organisation, Person, Series
from catalog_app.domain.fields import entity_of
from catalog_app.ui.form import EntityForm
from catalog_app.ui.names_editor import NamesEditor
from tests.builders import a_catalog, add, delegation, event
from tests.keys import CONTROL, press, tab_to, type_text
from tests.windows import Program, started

Key = Qt.Key
Typed = dict[str, str | tuple[str, str]]
"""By field: what is typed and shown later; where the two differ, both."""

CHOSEN = {"delegation"}
"""What has no name of its own, and so is chosen from the list that opens below."""

NOT_TYPED = {"sender", "documents", "attached_to", "formal", "replaced_by", "file"}
"""What is left empty here."""

FORMS: dict[str, Typed] = {
    "events": {
        "title": "Şuşa günləri",
        "names": ("Days of Shusha", "az: Days of Shusha"),
        "kind": "Cultural days",
        "status": "Held",
        "series": "Days of Culture",
        "edition": "XVI",
        "when": ("12–14.05.2023", "12–14 May 2023"),
        "format": "Hybrid",
        "city": "Almaty",
        "country": ("Қазақстан", "Kazakhstan"),
        "venue": "Palace of the Republic",
        "organisers": "TURKSOY; Academy",
        "supporters": "Ministry of Culture",
        "partners": "TURKSOY",
        "attendance": "350",
        "aims": "To meet.",
        "summary": "They met.",
        "website": "https://example.org/days",
        "tags": "music, young people",
        "note": "Rain on the first day.",
    },
    "delegations": {
        "event": "Youth Meeting",
        "country": ("Grusiya", "Georgia"),
        "name": "official",
        "sent_by": "TURKSOY",
        "supported_by": "Academy",
        "status": "Accepted",
        "size": "12",
        "arrival": "1 May 2023",
        "departure": "3 May 2023",
        "invited_on": "1 Mar 2023",
        "reply_by": "1 Apr 2023",
        "answered_on": "20 Mar 2023",
        "quota": "10",
        "contact": "Nino Beridze",
        "email": "nino@example.org",
        "liaison": "Aysel Məmmədova",
        "contribution": "A concert.",
        "note": "By train.",
    },
    "members": {
        "delegation": "Azerbaijan",
        "role": ("Head", "Head of delegation"),
        "person": "Vaqif Əliyev",
        "rank": "2",
        "status": "Confirmed",
        "honorific": "Mr",
        "name": "Vagif Aliyev",
        "position": "Conductor",
        "employer": "State Choir",
        "arrival": ("11.05.2023 18:40", "11 May 2023 18:40"),
        "arrival_by": "J2 123",
        "departure": ("2023-05-15", "15 May 2023"),
        "departure_by": "train 5",
        "hotel": "Grand",
        "room": "412",
        "visa": ("Iss", "Issued"),
        "diet": "Vegetarian",
        "badge": "Conductor",
        "note": "Brings a score.",
    },
    "people": {
        "family_name": "Məmmədova",
        "given_name": "Aysel",
        "patronymic": "Rauf qızı",
        "passport_name": "MAMMADOVA AYSEL",
        "sex": ("f", "Female"),
        "names": ("Айсель", "az: Айсель"),
        "honorific": "Ms",
        "country": ("Азербайджан", "Azerbaijan"),
        "organisation": "TURKSOY",
        "position": "Singer",
        "email": "aysel@example.org",
        "phone": "+994 12 000 00 00",
        "note": "Sings.",
    },
    "organisations": {
        "name": "Ministry of Culture",
        "short_name": "MoC",
        "kind": "Ministry",
        "names": ("Mədəniyyət Nazirliyi", "az: Mədəniyyət Nazirliyi"),
        "country": "Azerbaijan",
        "city": "Almaty",
        "founded": "1993",
        "website": "https://example.org",
        "note": "In Baku.",
    },
    "series": {
        "name": "Poetry Days",
        "names": ("Şeir günləri", "az: Şeir günləri"),
        "kind": "Poetry days",
        "rhythm": ("Every", "Every year"),
        "since": "1998",
        "organisers": "TURKSOY; Academy",
        "note": "In spring.",
    },
    "countries": {
        "code": "X-GAG",
        "names": ("Gagauzia", "en: Gagauzia"),
        "within": "Moldova",
        "note": "A territory.",
    },
    "documents": {
        "title": "Young talents in Almaty",
        "kind": "Press report",
        "publisher": "Azernews",
        "direction": ("Rec", "Received"),
        "number": "12-04/318",
        "date": ("2024-10-18", "18 Oct 2024"),
        "language": "English",
        "address": "https://example.org/report",
        "note": "With a picture.",
    },
}


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    catalog = a_catalog(tmp_path / "catalog.db")
    delegation(catalog, event(catalog))
    for entity, values in (
        (City, {}),
        (Series, {}),
        (Organisation, {"name": "TURKSOY"}),
        (Organisation, {}),
        (Person, {"family_name": "Əliyev", "given_name": "Vaqif"}),
    ):
        add(catalog, entity, **values)
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        yield program


def fill(form: EntityForm, typed: Typed) -> None:
    for name, texts in typed.items():
        editor = form.sheet.editor(name)
        tab_to(editor.widget.focusProxy() or editor.widget)
        text = texts if isinstance(texts, str) else texts[0]
        type_text(text)
        if isinstance(editor, NamesEditor):
            press(Key.Key_Tab)
        if name in CHOSEN:
            press(Key.Key_Down)
            press(Key.Key_Return)


def remarks(form: EntityForm) -> dict[str, str]:
    """What a form that stays open has to say."""
    return {name: cell.note.text() for name, cell in form.sheet.cells.items() if cell.note.text()}


@pytest.mark.parametrize("section", FORMS)
def test_a_form_is_filled_and_saved_and_its_table_shows_it(program: Program, section: str) -> None:
    typed, entity = FORMS[section], entity_of(section)
    if program.page.entity.section != section:
        program.go(section)
    program.press(Key.Key_N)
    form = program.form()
    assert set(form.sheet.cells) - set(typed) <= NOT_TYPED
    fill(form, typed)
    with program.answered():
        press(Key.Key_S, CONTROL)
        assert [remarks(form) for form in program.window.commands.forms.forms] == []
    id = program.page.grid.current_id()
    assert id is not None
    program.shows(id=id)
    language, row = program.window.language, program.window.catalog.get(entity, id)
    wanted = {name: text if isinstance(text, str) else text[1] for name, text in typed.items()}
    assert {name: entity.fields[name].kind.show(row[name], language) for name in typed} == wanted
    table = program.page.table
    shown = dict(zip((f.name for f in table.fields), table.texts(table.row_of(id)), strict=True))
    assert len(set(shown) & set(wanted)) >= 2
    assert all(shown[name] for name in set(shown) & set(wanted))
