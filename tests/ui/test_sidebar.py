"""The sidebar: sections are chosen, countries narrow and release, by mouse and by keys."""

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from catalog_app.i18n import Language
from catalog_app.ui import style
from catalog_app.ui.sidebar import Sidebar

SECTIONS = [
    ("events", "events", "Events"),
    ("delegations", "delegations", "Delegations"),
    ("people", "people", "People"),
]
COUNTRIES = [("AZ", "Azerbaijan", 6), ("KZ", "Kazakhstan", 4), ("", "(none)", 1)]


class Watched:
    """A shown sidebar, and what it said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.bar = Sidebar(Language("en"))
        qtbot.addWidget(self.bar)
        self.bar.set_sections(SECTIONS)
        self.bar.set_counts({"events": 17, "delegations": 1155, "people": 412})
        self.bar.set_current("events")
        self.bar.set_facet("Host country", COUNTRIES)
        self.bar.resize(200, 600)
        with qtbot.waitExposed(self.bar):
            self.bar.show()
        self.said: list[object] = []
        self.bar.section_chosen.connect(self.said.append)
        self.bar.facet_chosen.connect(self.said.append)

    @property
    def view(self) -> QListView:
        return self.bar.findChild(QListView)

    def index(self, text: str) -> QModelIndex:
        model = self.view.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        return next(index for index in rows if index.data() == text)

    def click(self, text: str) -> None:
        place = self.view.visualRect(self.index(text)).center()
        self.qtbot.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def key(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.view, key)

    def tip(self, index: QModelIndex) -> bool:
        """Whether something is said while the pointer rests on the entry."""
        place = self.view.visualRect(index).center()
        event = QHelpEvent(QEvent.Type.ToolTip, place, self.view.viewport().mapToGlobal(place))
        option = QStyleOptionViewItem()
        self.view.initViewItemOption(option)
        option.rect = self.view.visualRect(index)
        return self.view.itemDelegate().helpEvent(event, self.view, option, index)

    def marked(self) -> list[str]:
        return sorted(index.data() for index in self.view.selectedIndexes())


@pytest.fixture
def sidebar(qtbot: QtBot, qapp: QApplication) -> Watched:
    style.apply(qapp, "light")
    return Watched(qtbot)


def test_a_click_chooses_a_section_and_only_one_is_current(sidebar: Watched) -> None:
    sidebar.click("People")
    assert sidebar.said == ["people"]
    assert sidebar.marked() == ["People"]


def test_a_click_narrows_and_a_second_click_releases(sidebar: Watched) -> None:
    sidebar.click("Kazakhstan")
    assert sidebar.marked() == ["Events", "Kazakhstan"]
    sidebar.click("Kazakhstan")
    assert sidebar.said == ["KZ", None]
    assert sidebar.marked() == ["Events"]


def test_another_country_takes_the_place_of_the_first(sidebar: Watched) -> None:
    sidebar.click("Kazakhstan")
    sidebar.click("Azerbaijan")
    assert sidebar.said == ["KZ", "AZ"]
    assert sidebar.marked() == ["Azerbaijan", "Events"]


def test_none_is_an_entry_like_any_other(sidebar: Watched) -> None:
    sidebar.click("(none)")
    assert sidebar.said == [""]
    assert sidebar.marked() == ["(none)", "Events"]


def test_the_head_of_the_group_takes_no_click(sidebar: Watched) -> None:
    sidebar.click("Host country")
    assert sidebar.said == []


def test_marking_from_outside_says_nothing(sidebar: Watched) -> None:
    sidebar.bar.set_current("delegations")
    sidebar.bar.set_facet_current("AZ")
    assert sidebar.said == []
    assert sidebar.marked() == ["Azerbaijan", "Delegations"]
    sidebar.bar.set_facet_current(None)
    assert sidebar.marked() == ["Delegations"]


def test_keys_walk_over_the_head_and_enter_takes(sidebar: Watched) -> None:
    sidebar.view.setCurrentIndex(sidebar.index("People"))
    sidebar.key(Qt.Key.Key_Down)
    assert sidebar.said == []
    sidebar.key(Qt.Key.Key_Return)
    assert sidebar.said == ["AZ"]
    sidebar.key(Qt.Key.Key_Space)
    assert sidebar.said == ["AZ", None]


def test_new_counts_keep_the_marks_and_the_place_of_the_keys(sidebar: Watched) -> None:
    sidebar.bar.set_facet_current("KZ")
    sidebar.view.setCurrentIndex(sidebar.index("Azerbaijan"))
    sidebar.bar.set_counts({"events": 3})
    sidebar.bar.set_facet("Host country", [("TR", "Türkiye", 2), *COUNTRIES])
    assert sidebar.view.currentIndex().data() == "Azerbaijan"
    assert sidebar.marked() == ["Events", "Kazakhstan"]


def test_a_screen_reader_hears_the_counts(sidebar: Watched) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert sidebar.index("Delegations").data(spoken) == "Delegations, 1,155"
    assert sidebar.index("Azerbaijan").data(spoken) == "Azerbaijan, 6"
    assert sidebar.index("Host country").data(spoken) == "Host country"
    assert sidebar.view.accessibleName()


def test_without_values_the_group_is_not_shown(sidebar: Watched) -> None:
    sidebar.bar.set_facet("Host country", [])
    assert sidebar.view.model().rowCount() == len(SECTIONS)


def test_every_country_of_the_world_scrolls_and_stays_where_it_was(sidebar: Watched) -> None:
    many = [(str(number), f"Country {number}", number) for number in range(249)]
    sidebar.bar.set_facet("Host country", many)
    sidebar.view.scrollToBottom()
    bar = sidebar.view.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    place = bar.value()
    sidebar.bar.set_facet("Host country", many)
    assert bar.value() == place


def test_the_model_keeps_the_rules_of_models(sidebar: Watched) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(sidebar.view.model(), fatal)
    sidebar.bar.set_facet("Host country", COUNTRIES[:1])
    sidebar.bar.set_sections(SECTIONS[:2])
    assert tester.model().rowCount() == 4


def test_a_long_name_is_cut_and_named_in_full_where_the_pointer_rests(sidebar: Watched) -> None:
    long = "Organisations, <b>networks</b> and other long words"
    sidebar.bar.set_sections([*SECTIONS, ("organisations", "organisations", long)])
    cut, whole = sidebar.index(long), sidebar.index("Events")
    assert "&lt;b&gt;" in cut.data(Qt.ItemDataRole.ToolTipRole)
    assert sidebar.tip(cut)
    assert not sidebar.tip(whole)


def test_it_paints_in_both_schemes(sidebar: Watched, qapp: QApplication) -> None:
    for theme in ("light", "dark"):
        style.apply(qapp, theme)
        image = sidebar.bar.grab().toImage()
        row = sidebar.view.visualRect(sidebar.index("Events"))
        inside = sidebar.view.mapTo(sidebar.bar, row.topLeft())
        assert image.pixelColor(inside.x() + 14, inside.y() + 16) == style.colour("selection")
        assert image.pixelColor(2, image.height() - 2) == style.colour("sidebar")
