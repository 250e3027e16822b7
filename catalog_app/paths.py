"""Where things lie: the resources of the program and the user's own folders; how a file is written.

The resources travel inside the wheel, and lie beside the package in a checkout.  The user's folders
are those of the platform (XDG on Linux).  The environment variable CATALOG_APP_HOME puts them all
below one folder instead: for a USB stick, for an account without a home, and for tests.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from catalog_app.errors import CannotSave, FileProblem

HOME_VARIABLE = "CATALOG_APP_HOME"
_NAME = "catalog-app"


def resources() -> Path:
    """The folder of icons, texts, templates and the sample."""
    package = Path(__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def data_folder() -> Path:
    """Catalogs; this and the other folders are made when first asked for, for the user alone."""
    from platformdirs import user_data_path

    return _folder("data", lambda: user_data_path(_NAME, appauthor=False))


def config_folder() -> Path:
    """Settings."""
    from platformdirs import user_config_path

    return _folder("config", lambda: user_config_path(_NAME, appauthor=False))


def state_folder() -> Path:
    """Drafts: what is worth keeping, but not worth a backup."""
    from platformdirs import user_state_path

    return _folder("state", lambda: user_state_path(_NAME, appauthor=False))


def log_folder() -> Path:
    from platformdirs import user_log_path

    return _folder("log", lambda: user_log_path(_NAME, appauthor=False))


def cache_folder() -> Path:
    """What can be made again."""
    from platformdirs import user_cache_path

    return _folder("cache", lambda: user_cache_path(_NAME, appauthor=False))


def default_catalog() -> Path:
    """The user's own catalog, which is opened when no file is named; it need not exist yet."""
    return data_folder() / "catalog.db"


def replace_file(path: Path, write: Callable[[Path], object]) -> None:
    """Lets `write` fill a draft beside `path`, and puts it in its place once it is on the disk.

    When anything fails the old file is as it was and nothing else is left; CannotSave says why.
    A device such as /dev/stdout is written directly.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            write(target)
        else:
            _through_a_draft(target, write)
    except OSError as problem:
        raise _not_saved(path, problem) from problem


@contextmanager
def drafted(folder: Path, suffix: str = "", mode: int = 0o666) -> Iterator[Path]:
    """An empty new file in `folder`, which goes again unless settle() has put it in its place."""
    draft = folder / f".{os.urandom(8).hex()}{suffix}"
    draft.touch(mode, exist_ok=False)
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def settle(draft: Path, target: Path) -> None:
    """Puts a draft in its place once it is on the disk; then its name is there, too."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    draft.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Sees to it that the names in a folder outlast a power failure, where the system can do so."""
    with suppress(OSError):  # not on Windows, and not on every disk of a network
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _through_a_draft(target: Path, write: Callable[[Path], object]) -> None:
    with drafted(target.parent, target.suffix) as draft:
        if target.exists():
            shutil.copymode(target, draft)
        write(draft)
        settle(draft, target)


def _not_saved(target: Path, problem: OSError) -> CannotSave:
    from catalog_app.i18n import mark  # late, because i18n finds its catalogues through this module

    return CannotSave(
        mark(
            "{path} could not be written: {reason}. What was there before is unchanged; make room "
            "there, or choose another place."
        ),
        path=target,
        reason=problem.strerror or type(problem).__name__,
    )


def _folder(name: str, of_the_platform: Callable[[], Path]) -> Path:
    chosen = os.environ.get(HOME_VARIABLE)
    folder = Path(chosen).expanduser().absolute() / name if chosen else of_the_platform()
    # Without a home platformdirs answers "~/…", which would become a folder named "~".
    if not folder.is_absolute() or not _writable(folder):
        raise _unusable(folder)
    return folder


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)


def _unusable(folder: Path) -> FileProblem:
    from catalog_app.i18n import mark  # late, because i18n finds its catalogues through this module

    return FileProblem(
        mark(
            "The folder {folder} cannot be written to. Make it writable, or name another place "
            "for everything in the environment variable {variable}."
        ),
        folder=folder,
        variable=HOME_VARIABLE,
    )
