"""A program that types an event and is then killed by whoever started it.

It says "kept" when the draft is, and goes on as if nothing were.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from catalog_app.ui import app
from tests import keys

TITLE = "Gənclərin görüşü"


def main(path: Path) -> None:
    application = QApplication(sys.argv[:1])
    session = app.build(application, path)
    assert session.window is not None
    session.window.commands.new("events")
    form = session.window.commands.forms.forms[-1]
    keys.front(form)
    keys.tab_to(form.sheet.editor("title").widget)
    keys.type_text(TITLE)
    keys.tab_to(form.sheet.editor("when").widget)
    keys.type_text("soon")
    form.watch.kept.connect(lambda kept: sys.stdout.write("kept\n" if kept else "lost\n"))
    form.watch.kept.connect(sys.stdout.flush)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
