"""In which encoding a text is written: by its mark, by UTF-8, else by the words that it makes.

The old encodings of one byte a letter give some text for any bytes.  What tells them apart is
whether that text looks like words: which letters stand beside each other in the languages of
resources/letters/pairs.tsv.  Where two of them look much alike, nobody but a reader can tell, and
UnsureEncoding shows a line in each.
"""

import codecs
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import BinaryIO

from catalog_app.errors import FileProblem, UnsureEncoding
from catalog_app.exchange.sources.asked import Stop, heed
from catalog_app.i18n import mark
from catalog_app.paths import resources

_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# Encoding -> how much rarer it is met than the first, as a logarithm.
_OLD = {"cp1252": 0.0, "cp1254": 0.0, "cp1251": 0.0, "cp1250": 5.0, "koi8-r": 4.0, "cp866": 6.0}
_SURE = 8.0  # the likelihoods of the best two differ by e to the power of this
_UNSEEN = math.log(1e-6)  # of a pair of letters that a language does not have
_STRANGE = 2 * math.log(1e-7)  # of a sign that stands in no text, or in the middle of no word
_ODD = math.log(1e-3)  # of a capital inside a word, and of two scripts in it
_NO_WORDS = math.log(1e-5)  # a pair on an average, in a text that makes no words
_STRANGE_SIGN = re.compile(
    r"[^\w\x00-\x7f«»„“”‚‘’‹›–—…№°§\u00a0\u00ad·•©®™€£¡¿²³½¼¾´]"
    r"|(?<=[^\W\d_])[^\w\x00-\x7f‘’–—\u00a0\u00ad·´](?=[^\W\d_])"
    r"|(?<=[^\W\d_])[¿¡]|[£¥³²·](?=[^\W\d_])|(?<=[^\W\d_m])[³²]"
)
_GREEK = "\u0370"  # where the letters end that are Latin
_WORD = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a]")
_MOST_CONTROL = 16
_MOST_PIECES = 1000
_BLOCK = 1 << 20
_LONGEST_SHOWN = 60

_UNSURE = mark(
    "It cannot be told in which encoding the text of {path} is written. "
    "Choose the one in which it reads right: {candidates}"
)
_MIXED = mark(
    "{path} is written in two encodings at once: some of it is UTF-8, and line {line} is not. "
    "Write that line again, or save the file anew as UTF-8."
)
_OTHER = mark(
    "Line {line} of {path} cannot be read as {encoding}. Choose another encoding, "
    "or save the file as UTF-8."
)
_UNKNOWN = mark("There is no encoding “{encoding}”. Try utf-8, utf-16, cp1251, cp1254 or cp1252.")
_NO_TEXT = mark(
    "{path} is not a text: it holds bytes that no text has. Save it as CSV in UTF-8, or as XLSX."
)


def encoding_of(path: Path, asked: str | None = None, stop: Stop | None = None) -> str:
    """The Python name of the encoding in which all of the file can be read.

    `asked`: what somebody says it is, which is only checked.
    UnsureEncoding, FileProblem, Cancelled.
    """
    if asked is not None:
        known = _known(asked)
        _check(path, known, stop)
        return known
    with path.open("rb") as file:
        head = file.read(_BLOCK)
    found = _unicode(head)
    if found is None and len(_CONTROL.findall(head)) > _MOST_CONTROL + len(head) // 20:
        raise FileProblem(_NO_TEXT, path=path)
    if found is not None:
        _check(path, found, stop)
        return found
    try:
        _check(path, "utf-8", stop)
    except FileProblem:
        return _old(path, stop)
    return "utf-8"


def _known(name: str) -> str:
    try:
        found = codecs.lookup(name)
    except LookupError:
        found = None
    if found is None or not found._is_text_encoding:
        raise FileProblem(_UNKNOWN, encoding=name)
    return "utf-8-sig" if found.name == "utf-8" else name  # with a mark or without


def _unicode(head: bytes) -> str | None:
    """By the mark at its beginning, or by the zeros that UTF-16 has in each letter of a table."""
    for sign, encoding in _MARKS.items():
        if head.startswith(sign):
            return encoding
    even, odd, half = head[0::2].count(0), head[1::2].count(0), len(head) // 2
    if half and odd > half // 5 and even <= half // 100:
        return "utf-16-le"
    if half and even > half // 5 and odd <= half // 100:
        return "utf-16-be"
    return None


def _check(path: Path, encoding: str, stop: Stop | None) -> None:
    """FileProblem that names the line that cannot be read."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with path.open("rb") as file:
        for block in _blocks(file, stop):
            try:
                line += _ends(decoder.decode(block))
            except UnicodeDecodeError as problem:
                line += _ends(problem.object[: problem.start].decode(encoding, "replace"))
                raise FileProblem(_OTHER, path=path, line=line, encoding=encoding) from problem
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as problem:
            raise FileProblem(_OTHER, path=path, line=line, encoding=encoding) from problem


def _ends(text: str) -> int:
    """How many lines end in it."""
    return text.count("\n") or text.count("\r")


def _blocks(file: BinaryIO, stop: Stop | None) -> Iterator[bytes]:
    while block := file.read(_BLOCK):
        heed(stop)
        yield block


def _old(path: Path, stop: Stop | None) -> str:
    pieces = _pieces(path, stop)
    if _is_mixed(pieces):
        _refuse_mixed(path)
    readings = _readings(pieces)
    weighed = sorted(((_weight(read, name), name) for name, read in readings.items()), reverse=True)
    if not weighed:
        raise FileProblem(_NO_TEXT, path=path)
    best, name = weighed[0]
    second = weighed[1][0] if len(weighed) > 1 else -math.inf
    if best - second < _SURE or not _makes_words(readings[name]):
        raise UnsureEncoding(
            _UNSURE, _shown(path, pieces, [name for _, name in weighed]), path=path
        )
    _check(path, name, stop)
    return name


def _pieces(path: Path, stop: Stop | None) -> list[bytes]:
    """What holds letters beyond ASCII, each once."""
    found: dict[bytes, None] = {}
    with path.open("rb") as file:
        for block in _blocks(file, stop):
            found.update(dict.fromkeys(_PIECE.findall(block)))
            if len(found) > _MOST_PIECES:
                break
    return list(found)[:_MOST_PIECES]


def _is_mixed(pieces: Sequence[bytes]) -> bool:
    """Whole words in UTF-8, which no other encoding makes by chance, or most of it."""
    good = [piece for piece in pieces if _is_utf8(piece)]
    return 2 * len(good) > len(pieces) or any(sum(byte > 127 for byte in p) >= 4 for p in good)


def _is_utf8(piece: bytes) -> bool:
    try:
        piece.decode()
    except UnicodeDecodeError:
        return False
    return True


def _refuse_mixed(path: Path) -> None:
    try:
        _check(path, "utf-8", None)
    except FileProblem as problem:
        raise FileProblem(_MIXED, path=path, line=problem.values["line"]) from problem


def _readings(pieces: Sequence[bytes]) -> dict[str, list[str]]:
    """Encoding -> the pieces as they read in it; of those that read the same, the first."""
    found: dict[str, list[str]] = {}
    for name in _OLD:
        try:
            read = [piece.decode(name) for piece in pieces]
        except UnicodeDecodeError:
            continue
        if read not in found.values():
            found[name] = read
    return found


def _weight(read: Sequence[str], name: str) -> float:
    """How likely the text is in this encoding, as a logarithm; only its letters beyond ASCII count,
    because the others are the same in all.
    """
    words = [word for word in map(_pairs, _words(read)) if word]
    by_word = [[_likely(word, known) for known in _languages()] for word in words]
    # One file has names of many countries, yet mostly words of one language.
    each = sum(map(max, by_word))
    together = max(map(sum, zip(*by_word, strict=True)), default=0.0)
    return (each + together) / 2 + _oddness(read) - _OLD[name]


def _makes_words(read: Sequence[str]) -> bool:
    words = [word for word in map(_pairs, _words(read)) if word]
    likely = sum(max(_likely(word, known) for known in _languages()) for word in words)
    return likely + _oddness(read) >= _NO_WORDS * sum(map(len, words))


def _words(read: Sequence[str]) -> Iterator[str]:
    for piece in read:
        yield from _WORD.findall(piece)


def _pairs(word: str) -> list[str]:
    """Small, as the languages have them."""
    return [_small(pair) for pair in _telling(word)]


def _likely(pairs: Sequence[str], known: Mapping[str, float]) -> float:
    return sum(known.get(pair, _UNSEEN) for pair in pairs)


def _oddness(read: Sequence[str]) -> float:
    signs = sum(len(_STRANGE_SIGN.findall(piece)) for piece in read)
    odd = sum(map(_is_odd, (pair for word in _words(read) for pair in _telling(word))))
    return signs * _STRANGE + odd * _ODD


def _telling(word: str) -> list[str]:
    """Its pairs of letters that are not the same in all encodings."""
    marked = f"^{word}$"
    pairs = [marked[at : at + 2] for at in range(len(marked) - 1)]
    return [pair for pair in pairs if not pair.isascii()]


def _is_odd(pair: str) -> bool:
    if not pair.isalpha():  # an end of the word
        return False
    return _is_capital_inside(pair) or (pair[0] < _GREEK) != (pair[1] < _GREEK)


def _is_capital_inside(pair: str) -> bool:
    return pair[0].islower() and pair[1].isupper()


def _small(pair: str) -> str:
    # Of "İ" the rule of Unicode makes two signs.
    return pair.replace("İ", "i").lower()


@cache
def _languages() -> tuple[Mapping[str, float], ...]:
    """Of each: a pair of letters -> the logarithm of its share."""
    lines = (resources() / "letters" / "pairs.tsv").read_text("utf-8").splitlines()
    return tuple(
        {pair[:2]: math.log(int(pair[2:]) / 1e6) for pair in line.split("\t")[1:]} for line in lines
    )


def _shown(path: Path, pieces: Sequence[bytes], names: Sequence[str]) -> dict[str, str]:
    """The first line in which the candidates differ."""
    telling = next((p for p in pieces if len({p.decode(name) for name in names}) > 1), pieces[0])
    line = _line_of(path, telling)
    return {name: line.decode(name, "replace") for name in names}


def _line_of(path: Path, piece: bytes) -> bytes:
    """What surrounds a piece in its line."""
    with path.open("rb") as file:
        for line in file:
            at = line.find(piece)
            if at >= 0:
                start = max(0, at - _LONGEST_SHOWN // 2)
                return line[start : start + _LONGEST_SHOWN].strip()
    return piece
