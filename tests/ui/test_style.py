"""The look: readable in both schemes, followed at once, nothing cut where letters are large."""

import re
from typing import get_args

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from catalog_app import paths
from catalog_app.ui import icons, style
from catalog_app.ui.empty import EmptyState
from tests import keys

SCHEMES = get_args(style.Scheme)
GROUNDS = ("surface", "window", "sidebar", "selection", "hover", "chip")
PAIRS = [
    *(("text", ground) for ground in GROUNDS),
    *(("quiet", ground) for ground in GROUNDS if ground != "selection"),
    *(("accent", ground) for ground in ("surface", "window")),
    *(("warning", ground) for ground in ("surface", "window")),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
]
NAMES = sorted(file.stem for file in (paths.resources() / "icons").glob("*.svg"))


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def colours_in(image: QImage) -> set[str]:
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    seen = (image.pixelColor(x, y) for x, y in points)
    return {colour.name() for colour in seen if colour.alpha() == 255}


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    style.apply(qapp, "light")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_can_be_read(scheme: style.Scheme, ink: str, ground: str) -> None:
    named = style.colours(scheme)
    assert contrast(named[ink], named[ground]) >= 4.5


def test_black_on_white_has_the_contrast_that_the_standard_gives() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)


def test_both_schemes_name_the_same_colours() -> None:
    assert style.colours("light").keys() == style.colours("dark").keys()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_sheet_has_no_colour_of_its_own_and_no_empty_hole(
    qapp: QApplication, scheme: style.Scheme
) -> None:
    template = (paths.resources() / "styles" / "app.qss").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9A-Fa-f]{3,6};", template)
    assert "$" not in style.sheet(scheme, qapp.font())


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pictures_that_the_sheet_names_exist(qapp: QApplication, scheme: style.Scheme) -> None:
    named = set(re.findall(r"url\(styles:([^)]+)\)", style.sheet(scheme, qapp.font())))
    assert named
    assert all((paths.resources() / "styles" / name).is_file() for name in named)


def test_a_theme_reaches_palette_sheet_and_painters(qapp: QApplication) -> None:
    style.apply(qapp, "dark")
    dark = style.colours("dark")
    assert style.scheme() == "dark"
    assert style.colour("text") == dark["text"]
    assert qapp.palette().color(QPalette.ColorRole.Window) == dark["window"]
    assert dark["accent"].name() in qapp.styleSheet()


def test_system_follows_the_system_from_then_on(qapp: QApplication) -> None:
    style.apply(qapp, "system")
    hints = qapp.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert style.scheme() == "dark"
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert style.scheme() == "light"


def test_a_chosen_theme_does_not_follow_the_system(qapp: QApplication) -> None:
    style.apply(qapp, "dark")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert style.scheme() == "dark"


@pytest.mark.parametrize("points", [10, 12.5, 20])
def test_controls_and_rows_grow_with_the_letters(
    qtbot: QtBot, qapp: QApplication, points: float
) -> None:
    font = style.sized(qapp.font(), points / qapp.font().pointSizeF())
    field, button = QLineEdit("Ğğ"), QPushButton("Ğğ")
    for widget in (field, button):
        qtbot.addWidget(widget)
        widget.setStyleSheet(style.sheet("light", font))
        widget.setFont(font)
        assert widget.sizeHint().height() >= max(32, QFontMetrics(font).height() + 4)
    assert style.row_height(font) >= max(34, QFontMetrics(font).height() + 12)


def test_a_field_keeps_its_height_when_it_gets_the_focus(qtbot: QtBot) -> None:
    field = QLineEdit("Shusha")
    qtbot.addWidget(field)
    before = field.sizeHint()
    with qtbot.waitExposed(field):
        field.show()
    keys.focus(field)
    assert field.sizeHint().height() == before.height() == 32
    assert style.colour("accent").name() in colours_in(field.grab().toImage())


def test_one_button_is_filled_and_the_others_are_not(qtbot: QtBot) -> None:
    button = QPushButton("Save")
    qtbot.addWidget(button)
    accent = style.colour("accent").name()
    assert accent not in colours_in(button.grab().toImage())
    style.restyle(button, "primary", True)
    assert accent in colours_in(button.grab().toImage())


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_in_one_colour_and_sharp_at_any_scale(
    qapp: QApplication, name: str
) -> None:
    drawn = icons.icon(name, "accent").pixmap(QSize(24, 24), 2.0)
    assert drawn.size() == QSize(48, 48)
    assert style.colour("accent").name() in colours_in(drawn.toImage())


def test_an_icon_follows_the_scheme_and_pales_when_disabled(qapp: QApplication) -> None:
    icon = icons.icon("print", "text")
    style.apply(qapp, "dark")
    assert style.colour("text").name() in colours_in(icon.pixmap(48).toImage())
    pale = icon.pixmap(QSize(48, 48), QIcon.Mode.Disabled).toImage()
    assert style.colour("handle").name() in colours_in(pale)


def test_an_icon_that_does_not_exist_is_a_bug_of_ours() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no such icon", "text", 16, 1.0)


def test_an_empty_state_offers_the_way_on(qtbot: QtBot) -> None:
    done: list[str] = []
    empty = EmptyState(
        "calendar-add",
        "Nothing recorded yet",
        "Enter the first event.",
        [
            ("&Add the first event", lambda: done.append("add"), True),
            ("Import a file…", lambda: done.append("import"), False),
        ],
    )
    qtbot.addWidget(empty)
    add, take_in = empty.findChildren(QPushButton)
    add.click()
    take_in.click()
    assert done == ["add", "import"]
    assert add.accessibleName() == "Add the first event"
    assert style.colour("accent").name() in colours_in(add.grab().toImage())
