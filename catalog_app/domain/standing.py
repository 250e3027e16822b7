"""Where a delegation stands: what it owes the organiser, and what is overdue.

Who was invited and has not answered owes the answer and nothing else; who declined or stayed away
owes nothing.  All others owe the names of those whom they announced, the head of delegation and a
note verbale.  Members who cancelled or were replaced count for nothing.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.fields import Row
from catalog_app.i18n import mark

ANSWER, NAMES, HEAD, NOTE = "answer", "names", "head", "note_verbale"

OWED = {
    ANSWER: mark("Answer"),
    NAMES: mark("Names"),
    HEAD: mark("Head of delegation"),
    NOTE: mark("Note verbale"),
}
"""All that can be missing -> what it is called."""

OVERDUE, WANTING, COMPLETE = range(3)


@dataclass(frozen=True)
class Standing:
    """`delegation`: its record; `announced`: members, or the stated size where that is larger;
    `named`: those of them with a name; `names_missing`: how many names are still to come, of those
    announced or, where nobody is, of the quota; `missing`: keys of OWED; `overdue`: the last day
    for the answer is over.
    """

    delegation: Row
    announced: int
    named: int
    confirmed: int
    names_missing: int
    missing: tuple[str, ...]
    overdue: bool

    @property
    def urgency(self) -> int:
        """OVERDUE, WANTING or COMPLETE."""
        if self.overdue:
            return OVERDUE
        return WANTING if self.missing else COMPLETE


def standing_of(
    delegation: Row, members: Iterable[Row], documents: Collection[str], today: date
) -> Standing:
    """`members`: all of the delegation; `documents`: the kinds of those that are attached."""
    coming = [row for row in members if row["status"] not in Member.LEFT_OUT]
    named = [row for row in coming if row["name"] or row["person"]]
    announced = max(len(coming), delegation["size"] or 0)
    expected = announced or delegation["quota"] or 0
    owes_names = _comes(delegation)
    names_missing = max(expected - len(named), 0) if owes_names else 0
    owed = {
        ANSWER: _is_asked(delegation),
        NAMES: names_missing or (owes_names and not named),
        HEAD: owes_names and all(row["role"] != "head" for row in named),
        NOTE: owes_names and NOTE not in documents,
    }
    return Standing(
        delegation,
        announced,
        len(named),
        sum(row["status"] == "confirmed" for row in coming),
        names_missing,
        tuple(what for what, is_missing in owed.items() if is_missing),
        Delegation.is_overdue(delegation, today),
    )


def most_urgent_first(standings: Iterable[Standing]) -> list[Standing]:
    """Those that are overdue, those that owe something, the others; else in the order they had."""
    return sorted(standings, key=lambda standing: standing.urgency)


def totals(standings: Iterable[Standing]) -> Counter[str]:
    """How many `delegations` there are, answers `awaited` and `overdue`; and of those that come,
    how many are `announced`, `confirmed` and `unnamed`.
    """
    found: Counter[str] = Counter()
    for standing in standings:
        awaited = ANSWER in standing.missing
        found.update(delegations=1, awaited=awaited, overdue=standing.overdue)
        if _comes(standing.delegation):
            found.update(announced=standing.announced, confirmed=standing.confirmed)
            found.update(unnamed=standing.names_missing)
    return found


def _is_asked(delegation: Row) -> bool:
    """It was invited, as far as is known, and has not answered."""
    if delegation["answered_on"] or delegation["status"] not in (None, "invited"):
        return False
    invited = delegation["status"] or delegation["invited_on"] or delegation["reply_by"]
    return invited is not None


def _comes(delegation: Row) -> bool:
    return delegation["status"] not in Delegation.STAYS_AWAY and not _is_asked(delegation)
