"""The folder of a catalog's files: how it is found, where each lies in it, and how one goes.

It carries the UUID of its catalog, so that it is found again whatever the catalog is called by now,
and never taken for that of another one.  A file goes in two steps, a month from each other: it is
set aside, and removed only where nothing has come to refer to it meanwhile.
"""

import os
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from catalog_app.domain.files import HASH, safe_name
from catalog_app.paths import sync_folder

_MODE = 0o700
_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PLACE = re.compile("[0-9a-f]{62}")
_DRAFT = re.compile(r"\.[0-9a-f]{16}")
_ASIDE = "unused-"
_DAY = "[0-9]" * 8
_UNFINISHED = timedelta(days=1)
"""After that time nobody is writing a draft any more."""


def beside(catalog: Path, uuid: str) -> Path:
    """The folder, whether it is there or not; called as the catalog was when it was made."""
    # A catalog that somebody else has made may give itself any text for one.
    ending = f"{uuid if _UUID.fullmatch(uuid) else uuid5(NAMESPACE_OID, uuid)}.files"
    usual = catalog.with_name(f"{safe_name(catalog.stem)}.{ending}")
    if os.path.lexists(usual):
        return usual
    return min(catalog.parent.glob(f"*.{ending}"), default=usual)


def place(folder: Path, sha256: str) -> Path:
    """Where a file is kept."""
    return folder / sha256[:2] / sha256[2:]


def found(folder: Path, sha256: str) -> Path:
    """Where a file lies, also one that was set aside; where it would be kept if it is gone."""
    usual = place(folder, sha256)
    if os.path.lexists(usual):
        return usual
    return next(folder.glob(f"{_ASIDE}{_DAY}/{sha256}"), usual)


def everything(folder: Path) -> dict[str, Path]:
    """sha256 -> where it lies, also what was set aside; what others have put there is not ours."""
    aside = {each.name: each for each in _aside(folder)}
    return aside | {_hash(each): each for each in _kept(folder)}


def make(folder: Path) -> None:
    """For the user alone; its name is on the disk."""
    with suppress(FileExistsError):
        folder.mkdir(_MODE)
        sync_folder(folder.parent)


def collect(folder: Path, wanted: Collection[str], now: datetime, after: timedelta) -> int:
    """Sets aside what is not wanted, removes what was set aside `after` ago, and brings back what
    is wanted again.  What a killed program has left half written goes, too.  How many were removed.
    """
    before = now - after
    removed = [_looked_at_again(folder, each, wanted, before) for each in list(_aside(folder))]
    for each in list(_kept(folder)):
        if _hash(each) not in wanted:
            _set_aside(each, folder / f"{_ASIDE}{now:%Y%m%d}", before)
    for each in folder.glob(f"{_ASIDE}{_DAY}"):
        with suppress(OSError):  # it is not empty
            each.rmdir()
    drafts = [each for each in folder.rglob(".*") if _DRAFT.fullmatch(each.name)]
    return sum(removed) + sum(_finished(each, now - _UNFINISHED) for each in drafts)


def _kept(folder: Path) -> Iterator[Path]:
    places = folder.glob("[0-9a-f][0-9a-f]/*")
    return (each for each in places if _PLACE.fullmatch(each.name))


def _aside(folder: Path) -> Iterator[Path]:
    places = folder.glob(f"{_ASIDE}{_DAY}/*")
    return (each for each in places if HASH.fullmatch(each.name))


def _hash(kept: Path) -> str:
    return kept.parent.name + kept.name


def _set_aside(kept: Path, aside: Path, before: datetime) -> None:
    """One last written before that time, though not one that is kept anew just now: it is first
    taken out of the way, and then looked at again.
    """
    target = aside / _hash(kept)
    with suppress(OSError):  # somebody else has taken it, or still reads it
        if _is_older(kept, before):
            make(aside)
            kept.replace(target)
            if not _is_older(target, before):
                target.replace(kept)


def _looked_at_again(folder: Path, aside: Path, wanted: Collection[str], before: datetime) -> bool:
    """Whether it was removed."""
    back = place(folder, aside.name)
    with suppress(OSError):
        if aside.name in wanted and not back.exists():
            make(back.parent)
            aside.replace(back)
        elif aside.parent.name < f"{_ASIDE}{before:%Y%m%d}":
            aside.unlink()
            return True
    return False


def _finished(draft: Path, before: datetime) -> bool:
    """Whether it was removed."""
    with suppress(OSError):
        if _is_older(draft, before):
            draft.unlink()
            return True
    return False


def _is_older(path: Path, time: datetime) -> bool:
    return path.stat().st_mtime < time.timestamp()
