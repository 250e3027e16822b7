"""Files that are attached to documents: what is kept of them in a record, and what may be done.

The bytes lie in the store (storage/files.py) under their sha256.  The name is only a label: nothing
is ever found by it, and where a file of that name is made it is one that every system takes.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from catalog_app.domain.asking import Ask, Wanted
from catalog_app.domain.folding import fold
from catalog_app.domain.kinds import MAXIMUM_NUMBER, Kind, one_line
from catalog_app.errors import FileProblem, ValueProblem
from catalog_app.i18n import Language, mark

NOT_TYPED = mark("A file is attached, not typed: drop it on the record, or paste it there.")
NOT_A_FILE = mark(
    "A file is written as its name, its sha256, its size in bytes and its type; “{value}” is not."
)
NOT_OPENED = mark(
    "“{name}” is kept, but not opened from here: a file of this kind can do harm. If you know where"
    " it comes from, save it elsewhere and open it there."
)
NOT_WHAT_IT_SAYS = mark(
    "“{name}” is kept, but not opened from here: it does not hold what the end of its name says"
    " ({type}). Save it elsewhere to look into it."
)

HASH = re.compile("[0-9a-f]{64}")
# Compiled by `re` when first used, which the start of the program need not wait for.
_TYPE = r"[a-z0-9.+-]{1,63}/[A-Za-z0-9.+-]{1,127}"
_LONGEST = 255

_NAME_BYTES, _ENDING_BYTES = 200, 20
_NOWHERE = r'[/\\:*?"<>|]'
"""What stands in no name of a file on one system or another."""
_DEVICE = r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$) *(\..*)?"
"""What Windows takes for a device, whatever the ending."""
_JOINERS = "\u200c\u200d"  # which some scripts need
_NAMELESS = "file"

_KILO, _MANY = 1000, 10_000


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file in the store; `size` in bytes, `type` as its first bytes say (MIME)."""

    name: str
    sha256: str
    size: int
    type: str


class FileKept(Kind):
    """A file in the store."""

    store = "json"
    sorts = False

    def show(self, value: StoredFile | None, language: Language) -> str:
        return "" if value is None else f"{value.name} · {shown_size(value.size, language)}"

    def read(self, text: str, language: Language) -> None:
        if text.strip():
            raise ValueProblem(NOT_TYPED)

    def write(self, value: StoredFile | None) -> dict[str, Any] | None:
        return None if value is None else asdict(value)

    def take(self, written: Any) -> StoredFile | None:
        if written is None:
            return None
        if not _is_written(written):
            raise ValueProblem(NOT_A_FILE, value=written)
        return StoredFile(**written)

    def load(self, stored: dict[str, Any] | None) -> StoredFile | None:
        return None if stored is None else StoredFile(**stored)

    def terms(self, value: StoredFile | None) -> Iterable[str]:
        return (fold(value.name),) if value else ()

    def condition(self, ask: Ask, name: str, wanted: Wanted) -> Any:
        """By its name."""
        wanted.only_equal()
        return ask.reads(name, wanted, part="name")


def _is_written(written: Any) -> bool:
    if not isinstance(written, dict) or set(written) != set(StoredFile.__slots__):
        return False
    name, sha256, size, type = (written[each] for each in StoredFile.__slots__)
    return (
        all(isinstance(text, str) for text in (name, sha256, type))
        and _is_label(name)
        and HASH.fullmatch(sha256) is not None
        and (isinstance(size, int) and not isinstance(size, bool) and 0 <= size <= MAXIMUM_NUMBER)
        and re.fullmatch(_TYPE, type) is not None
    )


def _is_label(name: str) -> bool:
    """One line that shows all it holds, in the order in which it holds it, and leads nowhere."""
    return (
        name == one_line(name)
        and name.strip(". ") != ""
        and len(name) <= _LONGEST
        and not set(name) & {"/", "\\"}
        and all(map(_is_seen, name))
    )


def _is_seen(sign: str) -> bool:
    """Neither a control character, nor one that turns the direction of writing."""
    return sign in _JOINERS or unicodedata.category(sign) not in ("Cc", "Cf", "Cs")


def safe_name(name: str) -> str:
    """A name for a file, as near to `name` as Linux, macOS and Windows allow.

    It stays in its folder, is no device and no option of a command, shows all that it holds, and
    has at most 200 bytes in UTF-8.
    """
    line = one_line(unicodedata.normalize("NFC", name))
    seen = "".join(sign for sign in line if _is_seen(sign) and unicodedata.category(sign) != "Cn")
    plain = _trimmed(re.sub(_NOWHERE, "_", seen)).lstrip(". -")
    if re.fullmatch(_DEVICE, plain):
        plain = f"_{plain}"
    return _shortened(plain) or _NAMELESS


def _trimmed(name: str) -> str:
    """Windows takes the dots and spaces at its end away."""
    return " ".join(name.split()).rstrip(". ")


def _shortened(name: str) -> str:
    """Cut before its ending, so that it is still opened by the same program."""
    if len(name.encode()) <= _NAME_BYTES:
        return name
    before, dot, after = name.rpartition(".")
    if len(after.encode()) > _ENDING_BYTES or not before:
        before, dot, after = name, "", ""
    room = _NAME_BYTES - len((dot + after).encode())
    return _trimmed(before.encode()[:room].decode(errors="ignore")) + dot + after


def may_open(file: StoredFile) -> bool:
    """Whether a program of the system may be asked to open it."""
    return why_not(file) is None


def why_not(file: StoredFile) -> FileProblem | None:
    """Why no program of the system is asked to open it, if so."""
    from catalog_app.domain.file_types import OPENED, ending

    expected = OPENED.get(ending(safe_name(file.name)))
    if expected is None:
        return FileProblem(NOT_OPENED, name=file.name)
    if file.type != expected:
        return FileProblem(NOT_WHAT_IT_SAYS, name=file.name, type=file.type)
    return None


def shown_size(size: int, language: Language) -> str:
    """Bytes in kB, or in MB where they are many; nothing is shown as none where there is some."""
    kilobytes = -(-size // _KILO)
    if kilobytes < _MANY:
        return language.text("{size} kB", size=language.number(kilobytes))
    return language.text("{size} MB", size=language.number(-(-kilobytes // _KILO)))
