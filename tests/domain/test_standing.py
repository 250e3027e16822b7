"""What a delegation owes, by what is known of it and of its members."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from catalog_app.domain.dates import parse_edtf
from catalog_app.domain.standing import (
    ANSWER,
    COMPLETE,
    HEAD,
    NAMES,
    NOTE,
    OVERDUE,
    WANTING,
    Standing,
    most_urgent_first,
    standing_of,
    totals,
)

TODAY = date(2026, 10, 5)
_EMPTY = dict.fromkeys(("status", "invited_on", "reply_by", "answered_on", "quota", "size"))


def standing(
    *members: dict[str, Any], documents: tuple[str, ...] = (NOTE,), **values: Any
) -> Standing:
    return standing_of(_EMPTY | values, members, documents, TODAY)


def member(name: str | None = "Anar", role: str = "member", **values: Any) -> dict[str, Any]:
    return {"name": name, "person": None, "role": role, "status": None} | values


HEAD_OF_IT = member(role="head")


def test_who_named_the_head_and_all_others_and_sent_a_note_owes_nothing() -> None:
    found = standing(HEAD_OF_IT, member(), status="accepted", size=2)
    assert (found.missing, found.names_missing, found.urgency) == ((), 0, COMPLETE)


def test_names_are_missing_up_to_those_announced() -> None:
    found = standing(HEAD_OF_IT, member(), status="accepted", size=5, quota=8)
    assert (found.announced, found.named, found.names_missing) == (5, 2, 3)
    assert (found.missing, found.urgency) == ((NAMES,), WANTING)


def test_more_members_than_the_stated_size_are_all_announced() -> None:
    found = standing(HEAD_OF_IT, member(), member(), status="accepted", size=2)
    assert (found.announced, found.names_missing) == (3, 0)


def test_where_nobody_is_announced_the_quota_says_how_many_names_are_missing() -> None:
    found = standing(status="accepted", quota=8)
    assert (found.announced, found.names_missing) == (0, 8)
    assert found.missing == (NAMES, HEAD)


def test_names_are_missing_too_where_nobody_knows_how_many() -> None:
    found = standing(status="accepted")
    assert (found.names_missing, found.missing) == (0, (NAMES, HEAD))


def test_a_position_without_a_name_is_announced_and_not_named() -> None:
    minister = member(None, "head", position="Minister")
    found = standing(minister, member(), status="accepted")
    assert (found.announced, found.named, found.names_missing) == (2, 1, 1)
    assert found.missing == (NAMES, HEAD)


def test_a_person_of_the_catalog_has_a_name() -> None:
    assert standing(member(None, "head", person=5), status="accepted").missing == ()


@pytest.mark.parametrize("status", ["cancelled", "replaced"])
def test_who_cancelled_or_was_replaced_counts_for_nothing(status: str) -> None:
    gone = member(role="head", status=status)
    found = standing(gone, member(status="confirmed"), status="accepted")
    assert (found.announced, found.named, found.confirmed) == (1, 1, 1)
    assert found.missing == (HEAD,)


def test_only_a_note_verbale_is_one() -> None:
    found = standing(HEAD_OF_IT, documents=("letter", "programme"), status="accepted")
    assert found.missing == (NOTE,)


def test_who_has_not_answered_owes_the_answer_and_nothing_else() -> None:
    found = standing(documents=(), status="invited", size=12, quota=8)
    assert (found.missing, found.names_missing, found.announced) == ((ANSWER,), 0, 12)
    assert (found.overdue, found.urgency) == (False, WANTING)


@pytest.mark.parametrize(
    ("reply_by", "overdue"),
    [("2026-10-04", True), ("2026-10-05", False), ("2026-09", True), ("2026-10", False)],
)
def test_an_answer_is_overdue_when_its_last_day_is_over(reply_by: str, overdue: bool) -> None:
    found = standing(status="invited", reply_by=parse_edtf(reply_by))
    assert (found.overdue, found.missing) == (overdue, (ANSWER,))


def test_who_answered_by_a_date_owes_what_those_who_come_owe() -> None:
    values = {"reply_by": parse_edtf("2026-10-01"), "answered_on": parse_edtf("2026-10-02")}
    found = standing(status="invited", **values)
    assert (found.overdue, found.missing) == (False, (NAMES, HEAD))


def test_an_invitation_without_a_status_waits_for_an_answer() -> None:
    assert standing(invited_on=parse_edtf("2026-08")).missing == (ANSWER,)


def test_a_delegation_of_which_nothing_is_said_is_taken_to_come() -> None:
    assert standing(HEAD_OF_IT).missing == ()
    assert standing(member()).missing == (HEAD,)


@pytest.mark.parametrize("status", ["declined", "absent"])
def test_who_does_not_come_owes_nothing(status: str) -> None:
    found = standing(member(), documents=(), status=status, size=9)
    assert (found.missing, found.names_missing, found.urgency) == ((), 0, COMPLETE)


def test_the_most_urgent_come_first_and_else_the_order_stays() -> None:
    done = [standing(HEAD_OF_IT, status="accepted", note=n) for n in "ab"]
    wanting = [standing(status="accepted", note=n) for n in "cd"]
    late = standing(status="invited", reply_by=parse_edtf("2026-09"), note="e")
    found = most_urgent_first([done[0], wanting[0], late, done[1], wanting[1]])
    assert [one.delegation["note"] for one in found] == ["e", "c", "d", "a", "b"]
    assert [one.urgency for one in found[::2]] == [OVERDUE, WANTING, COMPLETE]


def test_the_totals_count_people_of_those_only_that_come() -> None:
    found = totals(
        [
            standing(HEAD_OF_IT | {"status": "confirmed"}, status="accepted", size=4),
            standing(member(), status="declined", size=9),
            standing(status="invited", size=12),
            standing(status="invited", reply_by=parse_edtf("2026-09")),
        ]
    )
    assert found == Counter(
        delegations=4, awaited=2, overdue=1, announced=4, confirmed=1, unnamed=3
    )
