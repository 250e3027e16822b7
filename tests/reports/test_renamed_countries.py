"""A country that is called otherwise by now is no change of its people."""

import pytest

from catalog_app.domain import Delegation, Member
from catalog_app.domain.places import Country
from catalog_app.reports.blocks import Heading
from catalog_app.reports.comparing import changes, compared
from catalog_app.reports.issuing import changed_since
from catalog_app.storage.catalog import Catalog
from tests.reports.test_comparing import KZ, lines, person, table
from tests.reports.test_issuing import called, catalog, issued, meeting

__all__ = ["catalog", "meeting"]


def rename(catalog: Catalog, name: str) -> None:
    ids = catalog.find(Country).ids
    id = next(id for id in ids if catalog.get(Country, id)["code"] == "AZ")
    catalog.save(Country, {"id": id, "names": {"en": name}})


def test_a_country_that_has_another_name_now_marks_none_of_its_people(
    catalog: Catalog, meeting: int
) -> None:
    first = issued(catalog, meeting)
    rename(catalog, "Azerbaijan Republic")
    assert changed_since(catalog, first) == []
    second = issued(catalog, meeting)
    assert (second.added, second.changed, second.struck) == (0, 0, 0)


def test_what_changed_beside_the_name_is_marked_and_told(catalog: Catalog, meeting: int) -> None:
    first = issued(catalog, meeting)
    rename(catalog, "Azerbaijan Republic")
    catalog.save(Member, {"id": called(catalog, "Aysel"), "position": "Dancer"})
    catalog.save(Member, {"id": called(catalog, "Vagif"), "status": "cancelled"})
    struck, changed = sorted(changed_since(catalog, first), key=lambda each: each.mark == "changed")
    assert (changed.name, changed.before[2], changed.after[2]) == ("Aysel", "Singer", "Dancer")
    assert changed.group == changed.group_before == ("AZERBAIJAN REPUBLIC",)
    assert (struck.name, struck.group) == ("Vagif", ("AZERBAIJAN REPUBLIC",))


def test_another_country_of_a_whole_delegation_is_a_change(catalog: Catalog, meeting: int) -> None:
    first = issued(catalog, meeting)
    (id,) = catalog.find(Delegation, "country:AZ").ids
    catalog.save(Delegation, {"id": id, "country": "UZ"})
    found = changed_since(catalog, first)
    assert [(each.mark, each.group_before, each.group) for each in found] == [
        ("changed", ("AZERBAIJAN",), ("UZBEKISTAN",))
    ] * 2


@pytest.mark.parametrize(("old", "new"), [("TURKEY", "TÜRKİYE"), ("Türkiye", "TÜRKİYE")])
def test_who_is_gone_comes_back_below_the_name_of_today(old: str, new: str) -> None:
    before = table(KZ, person(1), Heading(old), person(2), person(3))
    now = table(KZ, person(1), Heading(new), person(3))
    assert lines(compared(now, before)) == [
        "# KAZAKHSTAN 2",
        "Member|P1|Singer",
        f"# {new}",
        "−Member|P2|Singer",
        "Member|P3|Singer",
    ]
    assert len(changes(now, before)) == 1
