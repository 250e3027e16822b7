"""The list of an event's delegations says how many come, and marks too many."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from catalog_app.ui.delegation_list import DelegationList
from catalog_app.ui.editing import FormContext
from catalog_app.ui.roster import Roster, Sending


@pytest.mark.parametrize(
    ("stated", "shown", "told"),
    [
        ({"size": 3}, "2 of 3", "2 of 3"),
        ({"size": 1}, "2 of 1", "2 of 1 · more come than the 1 that were announced"),
        ({"quota": 1}, "2", "2 · more than the quota of 1"),
        ({"size": 3, "quota": 2}, "2 of 3", "2 of 3 · more than the quota of 2"),
        ({"quota": 2}, "2", "2"),
    ],
)
def test_who_comes_is_counted_and_too_many_are_marked(
    qtbot: QtBot, form_context: FormContext, stated: dict[str, int], shown: str, told: str
) -> None:
    statuses = ("confirmed", None, "cancelled", "replaced")
    members = [{"name": f"P{n}", "status": each} for n, each in enumerate(statuses)]
    roster = Roster(form_context)
    roster.sendings = [Sending({"country": "AZ", **stated}, members)]
    list = DelegationList(roster, form_context)
    qtbot.addWidget(list)
    list.renew()
    cell = list.model().index(0, 2)
    assert cell.data() == shown
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == told
    marked = cell.data(Qt.ItemDataRole.ForegroundRole) is not None
    assert marked == (told != shown)
