"""Other records on the command line: by UUID, or by name in any spelling."""

import re

from catalog_app.domain.quoting import parted
from catalog_app.domain.refs import Ref
from catalog_app.errors import NotFound, ValueProblem
from catalog_app.i18n import Language, mark
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.identity import id_of
from catalog_app.storage.naming import resolve

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_SEVERAL = mark("Several in {section} are called “{name}”: write the UUID of the one meant.")
_NONE = mark("There is no “{name}” in {section} yet, and a name is not enough to add it.")


class Namer:
    """Finds records by name or UUID; a name that is unknown is a new record."""

    def __init__(self, catalog: Catalog, language: Language) -> None:
        self.catalog = catalog
        self.language = language

    def several(self, section: str, text: str) -> tuple[Ref, ...]:
        """Of names parted by ";"."""
        return tuple(self.one(section, name) for name in parted(text, ";"))

    def one(self, section: str, text: str) -> Ref:
        """NotFound for an unknown UUID, ValueProblem where a name does not say enough."""
        name = " ".join(text.split())
        if is_uuid(name):
            return self._of_uuid(section, name)
        found = resolve(self.catalog, section, name, self.language)
        if len(found) != 1:
            raise ValueProblem(_SEVERAL if found else _NONE, section=section, name=name)
        return found[0]

    def _of_uuid(self, section: str, uuid: str) -> Ref:
        id = id_of(self.catalog, section, uuid.lower())
        found = None if id is None else self.catalog.ref(section, id)
        if found is None:
            raise NotFound(
                mark("There is no record {uuid} in {section}."), uuid=uuid, section=section
            )
        return found


def is_uuid(text: str) -> bool:
    return bool(_UUID.fullmatch(text.strip()))
