"""When records were added and last changed, as the history tells: days of the clock at hand.

A step that was undone has changed nothing.  What was there before the history began, such as the
sample, was never changed as far as is known.
"""

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.sql import operators
from sqlalchemy.sql.expression import UnaryExpression

from catalog_app.domain import dates
from catalog_app.domain.asking import Ask, Wanted
from catalog_app.domain.kinds import PartialDate
from catalog_app.search.rows import Rows

_FIRST, _LAST = date(1971, 1, 1), date(9000, 1, 1)  # before and after any clock


class Noted(PartialDate):
    """The day on which a record was last changed, or for `adding` came into the catalog."""

    def __init__(self, *, adding: bool = False) -> None:
        self._adding = adding

    def condition(self, ask: Ask, name: str, wanted: Wanted) -> Any:
        first, last = dates.days(dates.understand(wanted.text, wanted.language, ask.today))
        start, end = _midnight(first), _midnight(last + 1)
        since = {">": end, ">=": start, "": start}.get(wanted.operator)
        until = {"<": start, "<=": end, "": end}.get(wanted.operator)
        found = self._within(ask, since, until)
        if self._adding or until is None:
            return found
        return found & ~self._within(ask, until, None)

    def missing(self, ask: Ask, name: str) -> Any:
        return ~self._within(ask, None, None)

    def _within(self, ask: Ask, since: str | None, until: str | None) -> Any:
        assert isinstance(ask, Rows)
        return ask.column("id").in_(_records(ask, since, until, adding=self._adding))


def _records(rows: Rows, since: str | None, until: str | None, *, adding: bool) -> Select[Any]:
    """The ids that steps from `since` on and before `until` have noted."""
    tables = rows.table.metadata.tables
    step, noted = tables["step"].c, tables["step_row"].c
    # Few steps are that new, while the rows of a section are many: "+" keeps it off their index.
    section: UnaryExpression[str] = UnaryExpression(
        noted.section, operator=operators.custom_op("+")
    )
    found = select(noted.record).join_from(tables["step"], tables["step_row"])
    found = found.where(step.state == "done", section == rows.entity.section)
    if since is not None:
        found = found.where(step.at >= since)
    if until is not None:
        found = found.where(step.at < until)
    return found.where(noted.act == "add") if adding else found


def _midnight(ordinal: int) -> str:
    """The beginning of a local day as steps hold their time."""
    day = date.fromordinal(min(max(ordinal, _FIRST.toordinal()), _LAST.toordinal()))
    return datetime.combine(day, time()).astimezone(UTC).isoformat(timespec="seconds")
