"""What a file is, told from its first bytes; its ending only says which of its kind it is.

A name can be changed by anybody, so where the two disagree the bytes are believed.
"""

import re

HEAD = 4096
"""Bytes that are looked at."""
UNKNOWN = "application/octet-stream"

_TEXT = "text/plain"
_ZIP = "application/zip"
_OLE = "application/x-ole-storage"
_PROGRAM = "application/x-executable"

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_OLD_OFFICE = {
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
}
_NEW_OFFICE = {
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "pptx": f"{_OFFICE}presentationml.presentation",
}

OPENED = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "txt": _TEXT,
    "csv": "text/csv",
    "rtf": "application/rtf",
    **_OLD_OFFICE,
    **_NEW_OFFICE,
    "odt": f"{_OPEN_DOCUMENT}text",
    "ods": f"{_OPEN_DOCUMENT}spreadsheet",
    "odp": f"{_OPEN_DOCUMENT}presentation",
    "mp4": "video/mp4",
    "mp3": "audio/mpeg",
}
"""Ending -> the type that goes with it, of the files that the system's programs may open.

A mail (.eml, .msg) is not among them: it brings web pages and files of its own, and some systems
show it in a browser.  Nor are office documents with macros, which have endings of their own: under
another ending Office does not run them.
"""

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\x7fELF", _PROGRAM),
    (0, b"#!", "text/x-script"),
    (0, b"\xca\xfe\xba\xbe", _PROGRAM),  # Java, or macOS for several processors
    (0, b"\xfe\xed\xfa\xce", _PROGRAM),
    (0, b"\xfe\xed\xfa\xcf", _PROGRAM),
    (0, b"\xce\xfa\xed\xfe", _PROGRAM),
    (0, b"\xcf\xfa\xed\xfe", _PROGRAM),
    (0, b"L\0\0\0\x01\x14\x02\0", "application/x-ms-shortcut"),
    (0, b"7z\xbc\xaf'\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"\x1f\x8b", "application/gzip"),
    (257, b"ustar", "application/x-tar"),
)
_OPEN_DOCUMENT_TYPE = re.compile(
    rb"PK\x03\x04.{26}mimetype(application/vnd\.oasis\.opendocument\.[a-z-]+)", re.DOTALL
)
_NEW_OFFICE_BEGINS = re.compile(
    rb"PK\x03\x04.{26}(\[Content_Types\]\.xml|(_rels|docProps|customXml|word|xl|ppt)/)", re.DOTALL
)
_BRANDS = {b"qt  ": "video/quicktime", b"M4A ": "audio/mp4", b"avif": "image/avif"}
_BRANDS |= dict.fromkeys((b"heic", b"heix", b"mif1", b"msf1"), "image/heic")

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
"""With which a text in Unicode may begin."""
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_PAGE = re.compile(
    rb"\s*<(!doctype html|!--|html|head|body|title|meta|script|style|iframe|table|div|font|p|br"
    rb"|h1|a|b)[\s>]",
    re.IGNORECASE,
)
_SHORTCUT = re.compile(rb"\s*\[(Desktop Entry|InternetShortcut)\]", re.IGNORECASE)
_TEXTS = {
    "csv": "text/csv",
    "htm": "text/html",
    "html": "text/html",
    "xhtml": "text/html",
    "svg": "image/svg+xml",
    "xml": "text/xml",
    "eml": "message/rfc822",
}


def ending(name: str) -> str:
    """What stands after the last dot of a name, in small letters; "" where there is nothing."""
    before, _, after = name.rpartition(".")
    return after.lower() if before else ""


def sniffed(head: bytes, name: str) -> str:
    """The type (MIME) of a file; `head`: its first HEAD bytes, or all where it has fewer."""
    for place, signature, type in _SIGNATURES:
        if head.startswith(signature, place):
            return type
    if head.startswith(b"MZ") and b"\0" in head:
        return _PROGRAM
    return _container(head, ending(name)) or _text(head, ending(name)) or _sound(head) or UNKNOWN


def _container(head: bytes, ending: str) -> str | None:
    if head.startswith(b"PK\x03\x04"):
        return _zip(head, ending)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _OLD_OFFICE.get(ending, _OLE)
    if head.startswith(b"RIFF") and head.startswith(b"WEBP", 8):
        return "image/webp"
    if head.startswith(b"ftyp", 4):
        return _BRANDS.get(head[8:12], "video/mp4")
    return None


def _zip(head: bytes, ending: str) -> str:
    """An office document or an archive; the first member of the former has a name of its own."""
    found = _OPEN_DOCUMENT_TYPE.match(head)
    if found:
        return found[1].decode()
    return _NEW_OFFICE.get(ending, _ZIP) if _NEW_OFFICE_BEGINS.match(head) else _ZIP


def _text(head: bytes, ending: str) -> str | None:
    """None where it is no text in any of the usual ways to write one."""
    wide = head.startswith(_MARKS[1:])
    if not head or (_NO_TEXT.search(head) and not wide):
        return None
    plain = (head.replace(b"\0", b"") if wide else head).lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _PAGE.match(plain):
        return "text/html"
    if re.match(rb"\s*<(\?xml|svg|!doctype)", plain, re.IGNORECASE):
        return "image/svg+xml" if b"<svg" in plain else "text/xml"
    if _SHORTCUT.match(plain):
        return "application/x-desktop"
    return _TEXTS.get(ending, _TEXT)


def _sound(head: bytes) -> str | None:
    """MP3: with a tag before it, or from its first frame on."""
    tagged = head.startswith(b"ID3") and head[3:4] < b"\x10"
    frame = head.startswith(b"\xff") and len(head) > 1 and head[1] & 0xE6 == 0xE2
    return "audio/mpeg" if tagged or frame else None
