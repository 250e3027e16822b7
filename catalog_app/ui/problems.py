"""What is wrong with what stands in a form, field by field, in sentences of its language."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog_app.domain import checks
from catalog_app.domain.fields import Entity, Row
from catalog_app.errors import CatalogError, InvalidRecord
from catalog_app.i18n import Language
from catalog_app.ui.editing import Editor


@dataclass(frozen=True)
class Remark:
    """A sentence beside a field; `wall`: it keeps the record from being saved."""

    text: str
    wall: bool = False


def remarks(
    entity: type[Entity], values: Row, editors: Mapping[str, Editor], language: Language
) -> dict[str, Remark]:
    """Field -> the worst that is to be said of it: what is not understood, then the checks."""
    found: dict[str, Remark] = {}
    for name, editor in editors.items():
        problem = editor.problem()
        if problem is not None:
            found[name] = Remark(problem.text(language), wall=True)
    for check in checks.problems(entity, values):
        found.setdefault(check.field, Remark(language.text(check.message), check.wall))
    return found


def of_error(error: CatalogError, language: Language) -> dict[str, Remark]:
    """What the catalog refused, by field; empty where it concerns no field."""
    if not isinstance(error, InvalidRecord):
        return {}
    return {name: Remark(each.text(language), wall=True) for name, each in error.problems.items()}
