"""How many eat what, and who they are."""

from tests.lists import Desk, entries, lines, member


def test_each_diet_has_its_count_and_its_names_and_the_others_are_counted(desk: Desk) -> None:
    desk.send("TR", member("A", diet="vegan"), member("B", diet="halal"), member("C"))
    desk.send("KG", member("D", diet="vegan", honorific="Dr"), member("E"))
    document = desk.document("diets")
    assert lines(document) == [
        "# Halal 1",
        "B|Türkiye",
        "# Vegan 2",
        "Dr D|Kyrgyzstan",
        "A|Türkiye",
        "# Nothing special 2",
    ]
    assert document.footer() == "5 members · 3 with a diet"
    assert list(entries(document)) == ["members:2", "members:4", "members:1"]


def test_what_people_typed_themselves_is_a_diet_however_it_is_written(desk: Desk) -> None:
    desk.send("TR", member("A", diet="No nuts"), member("B", diet="no  nuts"))
    assert desk.listed("diets") == ["# No nuts 2", "A|Türkiye", "B|Türkiye"]


def test_diets_are_called_and_sorted_in_the_language_of_the_list(desk: Desk) -> None:
    desk.send("TR", *(member(diet, diet=diet) for diet in ("ət", "zeytun", "fındıq")))
    heads = [said for said in desk.listed("diets", "az") if said.startswith("#")]
    assert heads == ["# ət 1", "# fındıq 1", "# zeytun 1"]


def test_where_everybody_eats_everything_only_their_number_is_said(desk: Desk) -> None:
    desk.send("TR", member("A"), member("B", status="cancelled", diet="vegan"))
    assert desk.listed("diets") == ["# Nothing special 1"]
