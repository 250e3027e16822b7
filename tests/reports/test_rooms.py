"""Rooms by hotel: who shares, for how many nights, and who has none."""

from typing import Any

import pytest

from catalog_app.domain.dates import parse_edtf
from tests.lists import Desk, at, entries, lines, member


def guest(name: str, hotel: str | None, room: str | None = None, **values: Any) -> dict[str, Any]:
    return member(name, hotel=hotel, room=room, **values)


def test_rooms_stand_below_their_hotels_and_say_who_shares(desk: Desk) -> None:
    stay = {"arrival": at("2026-10-22T18:40"), "departure": at("2026-10-27T06:00")}
    desk.send("TR", guest("A", "Palace", "12", **stay), guest("B", "Grand", "7", **stay))
    desk.send("KG", guest("C", "Palace", "12"), guest("D", "Palace", "9"))
    assert desk.listed("rooms") == [
        "# Grand",
        "1 room · 1 guest",
        "7|B|Türkiye|22–27 Oct 2026|5|",
        "# Palace",
        "2 rooms · 3 guests",
        "9|D|Kyrgyzstan|||",
        "12|C|Kyrgyzstan|||A",
        "12|A|Türkiye|22–27 Oct 2026|5|C",
    ]


def test_all_others_of_a_room_are_named(desk: Desk) -> None:
    desk.send("TR", *(guest(name, "Palace", "1", honorific="Dr") for name in "ABC"))
    others = [said.rpartition("|")[2] for said in desk.listed("rooms")[2:]]
    assert others == ["B, C", "A, C", "A, B"]


def test_one_room_is_written_in_many_ways_and_another_room_is_another(desk: Desk) -> None:
    rooms = ("1 A", "1a", "1E")
    desk.send("TR", *(guest(room, "Palace", room) for room in rooms))
    said = desk.listed("rooms")
    assert said[1] == "2 rooms · 3 guests"
    assert [line.rpartition("|")[2] for line in said[2:]] == ["1a", "1 A", ""]


def test_one_hotel_is_spelt_in_many_ways_and_called_as_most_spell_it(desk: Desk) -> None:
    desk.send("TR", guest("A", "Qarabagh"), guest("B", "Qarabağ", "1"), guest("C", "Qarabağ", "1"))
    said = desk.listed("rooms")
    assert said[:2] == ["# Qarabağ", "1 room · 3 guests"]
    assert [line for line in said if line.startswith("# ")] == ["# Qarabağ"]


def test_the_same_number_in_another_hotel_is_not_shared(desk: Desk) -> None:
    desk.send("TR", guest("A", "Palace", "1"), guest("B", "Grand", "1"))
    assert [line for line in desk.listed("rooms") if line.startswith("1|")] == [
        "1|B|Türkiye|||",
        "1|A|Türkiye|||",
    ]


def test_rooms_are_in_the_order_of_their_numbers(desk: Desk) -> None:
    rooms = ("Suite", "101", "20", "9b", "9", "B2")
    desk.send("TR", *(guest(f"In {room}", "Palace", room) for room in rooms))
    found = [line.partition("|")[0] for line in desk.listed("rooms")[2:]]
    assert found == ["9", "9b", "20", "101", "B2", "Suite"]


def test_who_has_no_room_or_no_hotel_is_listed_last(desk: Desk) -> None:
    desk.send("TR", guest("A", "Palace"), guest("B", None), guest("C", "Palace", "1"))
    document = desk.document("rooms")
    assert lines(document) == [
        "# Palace",
        "1 room · 2 guests",
        "1|C|Türkiye|||",
        "## Room not known 1",
        "|A|Türkiye|||",
        "# Hotel not known 1",
        "|B|Türkiye|||",
    ]
    assert document.footer() == "1 room · 2 guests · 1 without a hotel"


@pytest.mark.parametrize(
    ("arrival", "departure", "said"),
    [
        ("2026-10-22", "2026-10-23T01:00", "22–23 Oct 2026|1"),
        ("2026-10-22T01:00", "2026-10-22T23:00", "22 Oct 2026|0"),
        ("2026-10-30", "2026-11-02", "30 Oct – 2 Nov 2026|3"),
        ("2026-10-22", None, "22 Oct 2026 – …|"),
        (None, "2026-10-27", "… – 27 Oct 2026|"),
        ("2026-10-27", "2026-10-22", "27 Oct 2026 – 22 Oct 2026|"),
    ],
)
def test_nights_are_counted_where_both_days_are_known(
    desk: Desk, arrival: str | None, departure: str | None, said: str
) -> None:
    days = {
        "arrival": at(arrival) if arrival else None,
        "departure": at(departure) if departure else None,
    }
    desk.send("TR", guest("A", "Palace", "1", **days))
    assert desk.listed("rooms")[2] == f"1|A|Türkiye|{said}|"


def test_who_has_no_days_of_their_own_stays_as_long_as_the_delegation(desk: Desk) -> None:
    days = {"arrival": parse_edtf("2026-10-22"), "departure": parse_edtf("2026-10-26")}
    desk.send("TR", guest("A", "Palace", "1"), **days)
    assert desk.listed("rooms")[2] == "1|A|Türkiye|22–26 Oct 2026|4|"


def test_a_guest_is_found_again_in_a_later_list(desk: Desk) -> None:
    desk.send("TR", guest("A", "Palace", "1"), guest("B", None))
    assert list(entries(desk.document("rooms"))) == ["members:1", "members:2"]
