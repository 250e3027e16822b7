"""What can go wrong in the user's world, each as a sentence that names the thing and the way out.

A message is an English template marked for translation and the values for its holes, so that the
window says it in the reader's language and the command line in English.  Anything that is not a
CatalogError is a bug of ours.

    CatalogError
    ├── FileProblem          a file or folder cannot be used as it stands
    │   ├── NotACatalog      it is something else: a text, a folder, another program's database
    │   ├── NewerCatalog     written by a later version of the program
    │   ├── CatalogBusy      another program holds it
    │   ├── UnsureEncoding   a text that makes words in several encodings: it is asked which
    │   └── CannotSave       disk full, read-only, input/output error: what was typed is kept
    ├── ValueProblem         a text that cannot be understood as a value of its kind
    ├── InvalidRecord        a record that would be meaningless; carries its problems by field
    ├── QueryError           a mistake in a search, with its place
    ├── NotFound             a record, section, field, report or kept file that does not exist
    ├── CannotUndo           nothing to undo, or the rows have changed since
    ├── CannotDelete         a record that the catalog cannot be without
    ├── Cancelled            the user, or a newer question, stopped it
    ├── TooSlow              a search that nobody would wait for, stopped
    └── CannotShow           no display, no fonts, a missing system library
"""

from collections.abc import Mapping
from typing import Protocol


class Translator(Protocol):
    """What an error needs of a language (see i18n.Language)."""

    def text(self, message: str, /, **values: object) -> str: ...


class CatalogError(Exception):
    """A sentence for the user: an English template with {holes} and the values for them."""

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def text(self, language: Translator) -> str:
        return language.text(self.message, **self.values)

    def __str__(self) -> str:
        return self.message.format(**self.values) if self.values else self.message


class FileProblem(CatalogError): ...


class NotACatalog(FileProblem): ...


class NewerCatalog(FileProblem): ...


class CatalogBusy(FileProblem): ...


class UnsureEncoding(FileProblem):
    """`candidates`: encoding -> a line of the file as it reads in it, the likeliest first."""

    def __init__(self, message: str, /, candidates: Mapping[str, str], **values: object) -> None:
        shown = "; ".join(f"{name}: {line}" for name, line in candidates.items())
        super().__init__(message, candidates=shown, **values)
        self.candidates = dict(candidates)


class CannotSave(FileProblem): ...


class ValueProblem(CatalogError): ...


class InvalidRecord(CatalogError):
    """`problems`: field name -> what is wrong with it."""

    def __init__(self, problems: Mapping[str, CatalogError]) -> None:
        super().__init__("{problems}", problems=" ".join(str(p) for p in problems.values()))
        self.problems = dict(problems)

    def text(self, language: Translator) -> str:
        return " ".join(problem.text(language) for problem in self.problems.values())


class QueryError(CatalogError):
    """`start` and `end`: the place of the mistake in the text of the search, in characters."""

    def __init__(self, message: str, /, start: int, end: int, **values: object) -> None:
        super().__init__(message, **values)
        self.start = start
        self.end = end


class NotFound(CatalogError): ...


class CannotUndo(CatalogError): ...


class CannotDelete(CatalogError): ...


class Cancelled(CatalogError): ...


class TooSlow(CatalogError): ...


class CannotShow(CatalogError): ...
