"""What is wrong with a record: the same for the form, an import and the command line."""

from catalog_app.domain.fields import Entity, Problem, Row, fields_of
from catalog_app.i18n import mark

NEEDED = mark("This is needed.")


def problems(entity: type[Entity], values: Row) -> list[Problem]:
    """Walls first, then warnings; a missing field counts as empty."""
    missing = [
        Problem(field.name, NEEDED, wall=True)
        for field in fields_of(entity)
        if field.required and not values.get(field.name)
    ]
    found = missing + list(entity.check(values))
    return sorted(found, key=lambda problem: not problem.wall)
