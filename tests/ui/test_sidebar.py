"""The sidebar: sections are chosen, values narrow, groups fold, by mouse and by keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from catalog_app.i18n import Language
from catalog_app.ui import style
from catalog_app.ui.sidebar import Sidebar, Way
from catalog_app.ui.sidebar_model import FIRST, Group, Shown, State

SECTIONS = [
    ("events", "events", "Events"),
    ("delegations", "delegations", "Delegations"),
    ("people", "people", "People"),
]
COUNTRIES = (
    Shown("AZ", "Azerbaijan", 6),
    Shown("KZ", "Kazakhstan", 4),
    Shown("none", "(none)", 1, quiet=True),
)
HEAD = "Host country"


def countries(*wanted: str, **others: object) -> Group:
    """The group of countries, narrowed to some."""
    values = (
        replace(each, state=State.WANTED if each.key in wanted else State.FREE)
        for each in COUNTRIES
    )
    return replace(Group("country", HEAD, tuple(values)), **others)


class Watched:
    """A shown sidebar, and what it said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.bar = Sidebar(Language("en"))
        qtbot.addWidget(self.bar)
        self.bar.set_sections(SECTIONS)
        self.bar.set_counts({"events": 17, "delegations": 1155, "people": 412})
        self.bar.set_current("events")
        self.bar.set_groups([countries()])
        self.bar.resize(200, 600)
        with qtbot.waitExposed(self.bar):
            self.bar.show()
        self.said: list[object] = []
        self.bar.section_chosen.connect(self.said.append)
        self.bar.value_taken.connect(lambda *told: self.said.append(told))
        self.bar.group_folded.connect(lambda *told: self.said.append(told))

    @property
    def view(self) -> QListView:
        return self.bar.findChild(QListView)

    def index(self, text: str) -> QModelIndex:
        model = self.view.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        return next(index for index in rows if index.data() == text)

    def click(
        self,
        text: str,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        place = self.view.visualRect(self.index(text)).center()
        self.qtbot.mouseClick(self.view.viewport(), button, keys, place)

    def texts(self) -> list[str]:
        model = self.view.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())][len(SECTIONS) :]

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


def test_a_click_takes_a_value_alone_beside_others_or_as_left_out(sidebar: Watched) -> None:
    sidebar.click("Kazakhstan")
    sidebar.click("Azerbaijan", keys=Qt.KeyboardModifier.ControlModifier)
    sidebar.click("(none)", Qt.MouseButton.MiddleButton)
    assert sidebar.said == [
        ("country", "KZ", Way.ONLY),
        ("country", "AZ", Way.BESIDE),
        ("country", "none", Way.WITHOUT),
    ]


def test_what_narrows_is_marked_and_what_is_left_out_is_told(sidebar: Watched) -> None:
    sidebar.bar.set_current("delegations")
    sidebar.bar.set_groups([countries("AZ", "KZ")])
    assert sidebar.said == []
    assert sidebar.marked() == ["Azerbaijan", "Delegations", "Kazakhstan"]
    without = replace(COUNTRIES[0], state=State.UNWANTED)
    sidebar.bar.set_groups([Group("country", HEAD, (without,))])
    assert sidebar.marked() == ["Delegations"]
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert sidebar.index("Azerbaijan").data(spoken) == "Azerbaijan, 6, left out"


def test_a_click_on_its_head_folds_a_group(sidebar: Watched) -> None:
    sidebar.click(HEAD)
    sidebar.bar.set_groups([countries(open=False)])
    assert sidebar.texts() == [HEAD]
    sidebar.click(HEAD)
    assert sidebar.said == [("country", False), ("country", True)]


def test_of_a_folded_group_the_values_that_narrow_stay(sidebar: Watched) -> None:
    sidebar.bar.set_groups([countries("KZ", open=False)])
    assert sidebar.texts() == [HEAD, "Kazakhstan"]


def test_keys_walk_fold_and_take(sidebar: Watched) -> None:
    sidebar.view.setCurrentIndex(sidebar.index("People"))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left):  # it is open already
        sidebar.key(key)
    assert sidebar.said == [("country", False)]
    sidebar.key(Qt.Key.Key_Down)
    sidebar.key(Qt.Key.Key_Return)
    assert sidebar.said[1:] == [("country", "AZ", Way.ONLY)]
    sidebar.qtbot.keyClick(sidebar.view, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert sidebar.said[2:] == [("country", "AZ", Way.BESIDE)]
    sidebar.key(Qt.Key.Key_Left)
    assert sidebar.view.currentIndex().data() == HEAD


def test_the_keys_of_records_mean_the_entry(sidebar: Watched) -> None:
    pressed: list[object] = []
    sidebar.bar.key_pressed.connect(lambda *told: pressed.append(told))
    sidebar.view.setCurrentIndex(sidebar.index("Azerbaijan"))
    sidebar.key(Qt.Key.Key_F2)
    sidebar.key(Qt.Key.Key_Delete)
    assert pressed == [
        ("country", "AZ", int(Qt.Key.Key_F2)),
        ("country", "AZ", int(Qt.Key.Key_Delete)),
    ]


def test_new_counts_keep_the_marks_and_the_place_of_the_keys(sidebar: Watched) -> None:
    sidebar.view.setCurrentIndex(sidebar.index("Azerbaijan"))
    sidebar.bar.set_counts({"events": 3})
    turkiye = Shown("TR", "Türkiye", 2)
    sidebar.bar.set_groups([Group("country", HEAD, (turkiye, *countries("KZ").values))])
    assert sidebar.view.currentIndex().data() == "Azerbaijan"
    assert sidebar.marked() == ["Events", "Kazakhstan"]
    assert sidebar.index("Events").data(Qt.ItemDataRole.AccessibleTextRole) == "Events, 3"


def test_a_screen_reader_hears_the_counts(sidebar: Watched) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert sidebar.index("Delegations").data(spoken) == "Delegations, 1,155"
    assert sidebar.index("Azerbaijan").data(spoken) == "Azerbaijan, 6"
    assert sidebar.index(HEAD).data(spoken) == "Host country, open"
    assert sidebar.view.accessibleName()


def test_the_first_values_are_shown_and_the_rest_on_demand(sidebar: Watched) -> None:
    many = tuple(Shown(f"X{n}", f"Country {n}", n) for n in range(250))
    narrowing = replace(many[200], state=State.WANTED)
    sidebar.bar.set_groups([Group("country", HEAD, (*many[:200], narrowing, *many[201:]))])
    assert sidebar.texts()[1:] == [v.text for v in many[:FIRST]] + ["Country 200", "More…"]
    sidebar.click("More…")
    assert sidebar.texts()[1:] == [*(value.text for value in many), "Fewer"]
    sidebar.view.scrollToBottom()
    bar = sidebar.view.verticalScrollBar()
    place = bar.value()
    assert place > 0
    sidebar.bar.set_groups([Group("country", HEAD, many)])
    assert bar.value() == place


def test_the_model_keeps_the_rules_of_models(sidebar: Watched) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(sidebar.view.model(), fatal)
    sidebar.bar.set_groups([Group("country", HEAD, COUNTRIES[:1])])
    sidebar.bar.set_sections(SECTIONS[:2])
    assert tester.model() is sidebar.view.model()


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
