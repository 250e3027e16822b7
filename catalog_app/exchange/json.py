"""A list for programs: an array of objects, by the machine names of the fields.

"id" is the UUID, which stays the same in every catalog.  Countries and choices are codes, dates are
in ISO 8601-2, names an object of language codes, what is empty is null.  Other records stand there
by what they are called in a language, several of them as an array.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from catalog_app.domain.fields import Field
from catalog_app.domain.kinds import Text
from catalog_app.domain.refs import Ref
from catalog_app.i18n import Language
from catalog_app.storage.reading import Found

_UUID = Field(Text(), "", name="uuid")


def write(
    found: Found, fields: Sequence[Field], language: Language, group_by: Field | None
) -> Iterator[str]:
    before = "[\n"
    for _, uuid, *values in found.each([_UUID, *fields]):
        record = {"id": uuid}
        for field, value in zip(fields, values, strict=True):
            record[field.name] = _machine(field, value, language)
        yield before + json.dumps(record, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _machine(field: Field, value: Any, language: Language) -> Any:
    if isinstance(value, Ref):
        return field.kind.show(value, language)
    if isinstance(value, tuple) and any(isinstance(each, Ref) for each in value):
        return [field.kind.show((each,), language) for each in value]
    written = field.kind.write(value)
    return written if written or written == 0 else None
