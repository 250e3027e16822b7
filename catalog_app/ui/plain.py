"""Words on the screen, always as plain text: what a record says is never read as HTML.

The one place that makes labels, quiet buttons, tooltips and message boxes.
"""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QColor, QGuiApplication, Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

from catalog_app.ui.style import restyle

_READABLE = Qt.TextInteractionFlag.TextSelectableByMouse | (
    Qt.TextInteractionFlag.TextSelectableByKeyboard
)


def label(
    text: str,
    *,
    buddy: QWidget | None = None,
    role: str | None = None,
    wrap: bool = False,
    selectable: bool = False,
) -> QLabel:
    """A label; `role` is one that the style sheet knows: title, heading, subheading, quiet, ...

    With a buddy, "&" marks the key that leads to it; the buddy is named after the label.
    """
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if role is not None:
        made.setProperty("role", role)
    if selectable:
        made.setTextInteractionFlags(_READABLE)
    if buddy is not None:
        made.setBuddy(buddy)
        if not buddy.accessibleName():
            buddy.setAccessibleName(without_mnemonic(text))
    return made


def set_off(words: QLabel, spans: Sequence[tuple[int, int]], ground: QColor) -> None:
    """Puts a ground behind parts of what a label says; what it says stays what it says."""
    from html import escape  # the names of all its signs come with it

    text, at = words.text(), 0
    written = []
    for start, end in spans:
        shown = f'<span style="background-color: {ground.name(QColor.NameFormat.HexArgb)}">'
        written += [escape(text[at:start]), shown, escape(text[start:end]), "</span>"]
        at = end
    body = "".join((*written, escape(text[at:]))).replace("\n", "<br>")
    words.setAccessibleName(text)
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setText(f'<span style="white-space: pre-wrap">{body}</span>')


def heading(text: str) -> QLabel:
    """The head of a group in a form."""
    return label(text, role="heading")


def button(
    text: str, pressed: Callable[[], object] | None = None, *, primary: bool = False
) -> QPushButton:
    """A button that Enter does not press from elsewhere; `primary`: the filled one.

    "&" marks its key, and it is named by the rest; `pressed`: None where others listen to it.
    """
    made = QPushButton(text)
    made.setAccessibleName(without_mnemonic(text))
    made.setAutoDefault(False)
    if primary:
        made.setProperty("primary", True)
    if pressed is not None:
        made.clicked.connect(pressed)
    return made


def without_mnemonic(text: str) -> str:
    """ "&Host && guest" as it is read: "Host & guest"."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def tip_text(text: str) -> str:
    """What to give as a tooltip so that exactly this text is seen, for models and widgets."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text


def tip(widget: QWidget, text: str) -> None:
    """Shows the text, as it stands, where the pointer rests on the widget."""
    widget.setToolTip(tip_text(text))


def ask(
    parent: QWidget | None,
    title: str,
    question: str,
    choices: Sequence[str],
    *,
    default: int = 0,
    escape: int = -1,
) -> int:
    """The place of the chosen button in `choices`; Esc and closing mean `escape`.

    The default one is filled and taken by Enter.
    """
    box = _box(parent, title, question)
    buttons = [box.addButton(text, QMessageBox.ButtonRole.AcceptRole) for text in choices]
    box.setDefaultButton(buttons[default])
    restyle(buttons[default], "primary", True)
    box.setEscapeButton(buttons[escape])
    box.exec()
    pressed = box.clickedButton()
    places = (place for place, each in enumerate(buttons) if each is pressed)
    return next(places, escape % len(buttons))


def confirm(parent: QWidget | None, title: str, question: str, yes: str, no: str) -> bool:
    """Whether `yes` was pressed.  Enter and Esc both mean `no`: for what destroys something."""
    return ask(parent, title, question, (yes, no), default=1) == 0


def tell(parent: QWidget | None, sentence: str) -> None:
    """Says a sentence and waits until it is closed."""
    box = _box(parent, QGuiApplication.applicationDisplayName(), sentence)
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.exec()


def _box(parent: QWidget | None, title: str, sentence: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(sentence)
    box.setAccessibleName(title)
    return box
