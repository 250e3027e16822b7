"""Texts that somebody may type, paste or keep, and that mean harm to what reads them carelessly."""

import time
from collections.abc import Callable

TEXTS = [
    "AND",
    "a AND b",
    "a OR",
    "NOT a",
    "NEAR(a b)",
    "NEAR(a, 5)",
    "a NEAR/2 b",
    "title:*",
    "a*",
    "*a",
    "^a",
    "a ^ b",
    "a:b:c",
    "words:a",
    "{words}:a",
    "- {words} : a",
    '"a" * "b"',
    '"a"b"',
    '"""',
    "'; DROP TABLE event; --",
    "a' OR '1'='1",
    "%_%",
    "\\",
    "?1 :a @b $c",
    "@country:kz",
    "=baku",
    "a + b",
    "\0",
    "a\0b",
    'title:"a\0b"',
    "\ud800",
    "title:\udfff",
    "\u202eukab\u202c \u200f",
    "\u202e",
    "in:\u202epeople",
    "similar:\0off",
    "members:(\0)",
    "members:((((((((a))))))))",
    "members:>99999999999999999999999",
    "members:٣",
    "members:²",
    "members:-1",
    "size:1e9",
    "changed:99999",
    "when:in-999-years",
    "when:999-years-ago..in-999-years",
    "added:" + "9" * 190,
    "a" * 10_000,
    "a " * 1_000,
    "a:" * 1_000,
    "a:(" * 1_000,
    "-" * 10_000,
    "-(" * 1_000 + ")" * 1_000,
    '"' * 10_000,
    "or " * 1_000,
    "| " * 1_000,
    "(a)" * 1_000,
    "in:people " * 1_000,
    "similar:off " * 1_000,
    "é" * 200,
    "e" + "\u0301" * 5_000,
    "\ufdfa" * 200,
    "𝕬" * 150,
    "👩‍👩‍👧‍👦" * 20,
    "(((",
    ")",
    'a" b',
    "-",
    "a or",
    "x' UNION SELECT name, 1 FROM sqlite_master --",
    "(a+)+$",
    "((a*)*)*b",
    "a\nb\tc\r\u2028d",
    "\u2066\u061cسلام\u2069",
    "<b>x</b> &amp; %s {a} {0}",
    "\x1b[31m\x07\x08",
    "\ufeff\ufffe\U0010ffff",
]


def _growth(work: Callable[[str], object], unit: str, ending: str, size: int) -> float:
    """How much longer a text of twice the length takes, at its best of some runs."""

    def took(length: int) -> float:
        text = unit * (length // len(unit)) + ending
        best = float("inf")
        for _ in range(5):
            start = time.thread_time()
            work(text)
            best = min(best, time.thread_time() - start)
        return best

    return took(2 * size) / took(size)


def is_linear(work: Callable[[str], object], unit: str, ending: str, size: int) -> bool:
    """A machine that is busy may say so wrongly once, but not each time."""
    return any(_growth(work, unit, ending, size) < 3 for _ in range(4))
