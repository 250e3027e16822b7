"""The lines that were left out, as a file to be corrected and imported again."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from catalog_app.domain.quoting import no_formula
from catalog_app.errors import CatalogError
from catalog_app.exchange.importing.cells import text_of
from catalog_app.exchange.importing.plan import Item, Plan, candidates
from catalog_app.i18n import Language, mark
from catalog_app.paths import replace_file

_MAY_BE = mark(
    "This may be {records}: write the UUID of the one meant into column “uuid”, or “new” where it "
    "is none of them."
)
_EARLIER = mark("“{name}” of line {line}")
_THERE = mark("“{name}” ({uuid})")
_BESIDE = ("line", "reason")


def hand_back(plan: Plan, path: Path, language: Language) -> int:
    """Writes the wrong and the doubtful lines as CSV, with a column for what is wrong; how many.

    CannotSave when it fails.
    """
    left = {plan[place].line: place for place in plan.places("wrong", "doubtful")}
    if not left:
        return 0

    def write(draft: Path) -> None:
        with draft.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(_rows(plan, left, language))

    replace_file(path, write)
    return len(left)


def reasons(plan: Plan, item: Item, language: Language) -> list[str]:
    """Why a line was left out."""
    if item.outcome == "doubtful":
        return [doubt(plan, item, language).text(language)]
    return [each.text(language) for each in item.wrong]


def doubt(plan: Plan, item: Item, language: Language) -> CatalogError:
    """What a doubtful line may be, and what to do about it."""
    told = []
    for id, name in candidates(plan, item, language).items():
        if id < 0:
            told.append(language.text(_EARLIER, name=name, line=plan.first_of(id).line))
        else:
            told.append(language.text(_THERE, name=name, uuid=plan.references.uuid(plan.asked, id)))
    return CatalogError(_MAY_BE, records="; ".join(told))


def _rows(plan: Plan, left: Mapping[int, int], language: Language) -> Iterator[list[str]]:
    with_uuid = "uuid" not in plan.columns.names
    yield [*plan.columns.headings, *(("uuid",) if with_uuid else ()), *_BESIDE]
    for line in plan.source.lines():
        if line.number in left:
            why = reasons(plan, plan[left[line.number]], language)
            cells = [text_of(cell) for cell in line.cells]
            cells += [""] * (len(plan.columns.headings) - len(cells) + with_uuid)
            yield [*map(no_formula, cells), str(line.number), no_formula(" ".join(why))]
