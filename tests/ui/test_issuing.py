"""The preview of a list that can be issued, and the windows of issued lists, on a real catalog."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from catalog_app.domain import Event, Member
from catalog_app.reports.issuing import Issued, Subject, issue, issued_of
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.changes_view import ChangesView
from catalog_app.ui.issued_view import IssuedView
from catalog_app.ui.preview import PrintPreview
from catalog_app.ui.printing import Printing
from tests.builders import a_catalog, delegation, event, member
from tests.keys import answering, click, in_dialog, settle
from tests.reports.test_comparing import lines
from tests.ui.test_preview import answer_files, pdf_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
FIRST, SECOND = date(2026, 11, 18), date(2026, 11, 20)


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    """Aysel, a singer from Azerbaijan, at the Youth Meeting."""
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        member(made, delegation(made, event(made)), name="Aysel", position="Singer")
        yield made


def issued(catalog: Catalog, on: date = FIRST, code: str = "en") -> Issued:
    issue(catalog, "participants", 1, catalog.speaking(code), on)
    return issued_of(catalog, Subject("participants", 1))[0]


def rename(catalog: Catalog, position: str) -> None:
    catalog.save(Member, {"id": 1, "position": position})


def texts(view: IssuedView | ChangesView) -> list[list[str]]:
    model = view.rows.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def shown(preview: PrintPreview) -> list[str]:
    assert preview.document is not None
    return lines(preview.document)


@pytest.fixture
def printing(qtbot: QtBot, catalog: Catalog) -> Printing:
    parent = QDialog()
    qtbot.addWidget(parent)
    return Printing(catalog, catalog.language, parent)


def test_nothing_is_offered_before_the_first_list(printing: Printing) -> None:
    def look(preview: PrintPreview) -> None:
        assert not preview.panel.since.isVisible()
        assert preview.issue_button.text() == "&Issue as No. 1…"
        assert preview.choices.since == 0

    with in_dialog(PrintPreview, look):
        printing.report_of("participants", 1)


def test_changes_since_the_last_list_are_marked_unless_another_is_chosen(
    catalog: Catalog, printing: Printing
) -> None:
    first = issued(catalog)
    rename(catalog, "Dancer")
    second = issued(catalog, SECOND)

    def look(preview: PrintPreview) -> None:
        box = preview.panel.since
        assert [box.itemText(row) for row in range(box.count())] == [
            "—",
            "No. 2 of 20 November 2026",
            "No. 1 of 18 November 2026",
        ]
        assert preview.choices.since == second.id
        assert shown(preview)[0] == "Nothing has changed since No. 2 of 20 November 2026."
        box.setCurrentIndex(2)
        assert preview.choices.since == first.id
        assert shown(preview)[-1] == "±|Aysel|Dancer"
        box.setCurrentIndex(0)
        assert shown(preview)[-1] == "|Aysel|Dancer"
        assert not any("since" in line for line in shown(preview))

    with in_dialog(PrintPreview, look):
        printing.report_of("participants", 1)


def test_lists_of_another_language_are_offered_with_it(
    catalog: Catalog, printing: Printing
) -> None:
    issued(catalog)
    issued(catalog, SECOND, "az")

    def look(preview: PrintPreview) -> None:
        box, languages = preview.panel.since, preview.panel.language
        assert [box.itemText(row)[:5] for row in range(box.count())] == ["—", "No. 1"]
        languages.setCurrentIndex(languages.findData("az"))
        assert [box.itemText(row)[:5] for row in range(box.count())] == ["—", "No. 2"]
        languages.setCurrentIndex(languages.findData("kk"))
        assert not box.isVisible()
        assert preview.choices.since == 0
        assert preview.issue_button.text() == "&Issue as No. 3…"

    with in_dialog(PrintPreview, look):
        printing.report_of("participants", 1)


def test_what_is_seen_is_issued_after_a_question_and_then_stands(
    catalog: Catalog, printing: Printing
) -> None:
    issued(catalog)
    rename(catalog, "Dancer")
    told: list[None] = []
    printing.issued.connect(lambda: told.append(None))

    def act(preview: PrintPreview) -> None:
        with answering("Issue as No. 2") as asked:
            click(preview.issue_button)
        assert "No. 2 of " in asked[0]
        assert "printed in English from now on" in asked[0]
        assert preview.issued is not None
        assert preview.issued.number == 2
        assert preview.document is not None
        assert preview.document.aside.startswith("No. 2 · ")
        assert shown(preview)[-1] == "±|Aysel|Dancer"
        assert "Issued as No. 2 of " in preview.notice.text()
        for widget in (preview.panel.language, preview.panel.since, preview.issue_button):
            assert not widget.isVisible()
        preview.panel.way.setCurrentIndex(1)
        assert preview.document.aside.startswith("No. 2 · ")
        assert preview.print_button.isEnabled()

    with in_dialog(PrintPreview, act):
        printing.report_of("participants", 1)
    found = issued_of(catalog, Subject("participants", 1))
    assert [(each.number, each.changed) for each in found] == [(2, 1), (1, None)]
    assert told == [None]


def test_nobody_issues_by_mistake(catalog: Catalog, printing: Printing) -> None:
    issued(catalog)

    def act(preview: PrintPreview) -> None:
        with answering("Cancel") as asked:
            click(preview.issue_button)
        assert asked[0].startswith("Nothing has changed since No. 1 of 18 November 2026.")
        assert preview.issued is None
        assert preview.issue_button.isVisible()

    with in_dialog(PrintPreview, act):
        printing.report_of("participants", 1)
    assert len(issued_of(catalog, Subject("participants", 1))) == 1


def test_a_catalog_that_can_only_be_read_issues_nothing(
    qtbot: QtBot, catalog: Catalog, tmp_path: Path
) -> None:
    issued(catalog)
    catalog.close()
    with closing(Catalog(tmp_path / "catalog.db", read_only=True)) as frozen:
        parent = QDialog()
        qtbot.addWidget(parent)

        def look(preview: PrintPreview) -> None:
            assert not preview.issue_button.isVisible()
            assert shown(preview)[-1] == "|Aysel|Singer"

        with in_dialog(PrintPreview, look):
            Printing(frozen, frozen.language, parent).report_of("participants", 1)


def test_a_list_is_saved_for_word(
    printing: Printing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def act(preview: PrintPreview) -> None:
        answer_files(monkeypatch, tmp_path / "list.docx")
        click(preview.word_button)
        assert preview.saved == tmp_path / "list.docx"

    with in_dialog(PrintPreview, act):
        printing.report_of("participants", 1)
    assert (tmp_path / "list.docx").read_bytes().startswith(b"PK")


def test_issued_lists_stand_with_those_of_the_event_at_hand_first(
    qtbot: QtBot, catalog: Catalog
) -> None:
    event(catalog, title="Book Fair")
    issued(catalog)
    rename(catalog, "Dancer")
    issued(catalog, SECOND)
    issue(catalog, "participants", 2, catalog.speaking("az"), date(2026, 11, 25))
    view = IssuedView(catalog, catalog.language, event=1)
    qtbot.addWidget(view)
    assert texts(view) == [
        ["2", "20 Nov 2026", "List of participants", "Youth Meeting", "English", "0", "1", "0"],
        ["1", "18 Nov 2026", "List of participants", "Youth Meeting", "English", "", "", ""],
        ["1", "25 Nov 2026", "İştirakçıların siyahısı", "Book Fair", "Azərbaycanca", "", "", ""],
    ]


def test_the_chosen_list_is_opened_printed_or_compared(qtbot: QtBot, catalog: Catalog) -> None:
    first, _ = issued(catalog), issued(catalog, SECOND)
    view = IssuedView(catalog, catalog.language, chosen=first.id)
    qtbot.addWidget(view)
    view.show()
    asked: list[tuple[str, int]] = []
    view.print_asked.connect(lambda each: asked.append(("print", each.id)))
    view.changes_asked.connect(lambda each: asked.append(("changes", each.id)))
    view.opened.connect(lambda each: asked.append(("open", each.id)))
    for button in view.buttons:
        click(button)
    qtbot.keyClick(view.rows, Qt.Key.Key_Return)
    assert asked == [(way, first.id) for way in ("print", "changes", "open", "open")]


def test_without_any_list_the_window_says_how_to_issue_one(qtbot: QtBot, catalog: Catalog) -> None:
    view = IssuedView(catalog, catalog.language)
    qtbot.addWidget(view)
    view.show()
    assert "menu Lists" in view.told.text()
    assert not view.rows.isVisible()
    assert not any(button.isEnabled() for button in view.buttons)
    issued(catalog)
    view.renew()
    assert view.rows.isVisible()
    assert view.told.text() == ""


def test_a_kept_list_is_shown_and_printed_as_it_was(
    catalog: Catalog, printing: Printing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = issued(catalog)
    rename(catalog, "Dancer")

    def look(preview: PrintPreview) -> None:
        assert preview.windowTitle() == "No. 1 of 18 November 2026"
        assert shown(preview)[-1] == "|Aysel|Singer"
        assert preview.panel.size_box.isVisible()
        assert not preview.panel.language.isVisible()
        assert not preview.issue_button.isVisible()

    with in_dialog(PrintPreview, look):
        printing.kept(first)

    def choose(system: QPrintDialog) -> QDialog.DialogCode:
        system.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        system.printer().setOutputFileName(str(tmp_path / "printer.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    printing.print_kept(first)
    assert "No. 1 · 18 November 2026" in pdf_text(tmp_path / "printer.pdf")


def test_what_has_changed_says_who_how_and_opens_the_record(qtbot: QtBot, catalog: Catalog) -> None:
    other = delegation(catalog, 1, country="GE")
    gone = member(catalog, other, name="Nino", role="head", position="Poet")
    first = issued(catalog)
    catalog.save(Member, {"id": 1, "role": "head", "position": None})
    catalog.save(Member, {"id": gone, "status": "cancelled"})
    member(catalog, other, name="Davit", position="Painter")
    view = ChangesView(catalog, first, catalog.language)
    qtbot.addWidget(view)
    view.show()
    assert view.windowTitle() == "What has changed since No. 1 of 18 November 2026"
    assert view.told.text().splitlines() == [
        "List of participants · Youth Meeting · English",
        "1 added · 1 changed · 1 struck out",
    ]
    assert texts(view) == [
        ["± changed", "AZERBAIJAN", "Aysel", "— → Head of delegation\nSinger → —"],
        ["− struck out", "GEORGIA", "Nino", "Head of delegation · Poet"],
        ["+ added", "GEORGIA", "Davit", "Painter"],
    ]
    opened: list[tuple[str, int]] = []
    view.opened.connect(lambda section, id: opened.append((section, id)))
    qtbot.keyClick(view.rows, Qt.Key.Key_Down)
    qtbot.keyClick(view.rows, Qt.Key.Key_Return)
    assert opened == [("members", gone)]
    catalog.save(Member, {"id": gone, "status": "confirmed"})
    view.renew()
    settle()
    assert [row[0] for row in texts(view)] == ["± changed", "+ added"]


def test_a_move_to_another_delegation_is_told(qtbot: QtBot, catalog: Catalog) -> None:
    other = delegation(catalog, 1, country="GE")
    first = issued(catalog)
    catalog.save(Member, {"id": 1, "delegation": other})
    view = ChangesView(catalog, first, catalog.language)
    qtbot.addWidget(view)
    assert ["± changed", "GEORGIA", "Aysel", "AZERBAIJAN → GEORGIA"] in texts(view)


def test_the_columns_of_a_list_stand_before_what_changed_in_them(
    qtbot: QtBot, catalog: Catalog
) -> None:
    issue(catalog, "arrivals", 1, catalog.language, FIRST)
    (first,) = issued_of(catalog, Subject("arrivals", 1))
    catalog.save(Member, {"id": 1, "hotel": "Garden Hotel"})
    view = ChangesView(catalog, first, catalog.language)
    qtbot.addWidget(view)
    assert {row[2]: row[3] for row in texts(view)} == {"Aysel": "Hotel: — → Garden Hotel"}


def test_a_list_of_what_is_gone_says_so(qtbot: QtBot, catalog: Catalog) -> None:
    first = issued(catalog)
    view = ChangesView(catalog, first, catalog.language)
    qtbot.addWidget(view)
    view.show()
    assert view.told.text().endswith("Nothing has changed.")
    catalog.delete(Event, [1])
    view.renew()
    assert "no longer there" in view.problem.text()
    assert view.problem.isVisible()
    assert texts(view) == []
