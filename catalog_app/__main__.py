"""python -m catalog_app, and the command catalog-app.

Where at most a file is named the window is meant: it does not wait for what reads command lines.
"""

import os
import sys
from pathlib import Path

from catalog_app.errors import CatalogError


def main() -> int:
    """The exit code."""
    names = sys.argv[2:] if sys.argv[1:2] == ["open"] else sys.argv[1:]
    if names and not _is_one_file(names):
        from catalog_app.cli import main as command

        return command()
    from catalog_app.ui.app import run

    try:
        return run(Path(names[0]) if names else None, sample=False)
    except CatalogError as problem:
        from catalog_app.cli import tell

        return tell(problem)


def _is_one_file(names: list[str]) -> bool:
    """No command has a dot or a separator in its name."""
    name = names[0]
    return len(names) == 1 and ("." in name or os.sep in name) and Path(name).is_file()


if __name__ == "__main__":
    sys.exit(main())
