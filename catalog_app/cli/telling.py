"""What a command says and writes: on stdout what was asked for, on stderr what is wrong."""

import os
import sys
from collections.abc import Iterable

import click

from catalog_app.errors import CannotSave
from catalog_app.i18n import mark

UNWRITTEN = mark("The list could not be written: {reason}.")


def write_utf_8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")


def say(sentence: str) -> None:
    write([sentence, "\n"])


def write(pieces: Iterable[str]) -> None:
    """To stdout; a reader that has seen enough, such as head, ends it quietly."""
    if sys.stdout is None:  # closed by who started us
        return
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except OSError as problem:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(problem, BrokenPipeError):
            raise CannotSave(UNWRITTEN, reason=problem.strerror) from problem


def complain(sentence: str) -> None:
    click.echo(sentence, err=True)
