"""Whatever a file says: importing it once more changes nothing, and undo takes all of it back."""

import csv
import io
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import given, strategies as st

from catalog_app.exchange.importing.applying import apply
from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog, contents
from tests.exchange.importing.conftest import plan_of

TITLES = ("Forum", "Форум", "Poetry Days", "POETRY days", "Şuşa", "Shusha", "=1+1", "")
DATES = ("", "2024", "12.05.2024", "05/13/2024", "2024-05-12/2024-05-14", "2025", "soon")
COUNTRIES = ("", "AZ", "Азербайджан", "KAZ", "U.S.A.", "Atlantis")
CITIES = ("", "Baku", "Bakı, Azerbaijan", "Almaty, KAZ", "Paris, France")
ORGANISERS = ("", "TURKSOY", "ТЮРКСОЙ; UNESCO", "UNESCO\nTURKSOY")
EVENTS = st.fixed_dictionaries(
    {
        "Title": st.sampled_from(TITLES),
        "Date": st.sampled_from(DATES),
        "Country": st.sampled_from(COUNTRIES),
        "City": st.sampled_from(CITIES),
        "Organisers": st.sampled_from(ORGANISERS),
        "Countries": st.sampled_from(("", "AZ", "KZ; TR", "TR, AZ")),
        "Attendance": st.sampled_from(("", "5", "1,200", "many")),
        "Title (ru)": st.sampled_from(("", "Форум", "Шуша")),
    }
)
NAMES = ("Anar Aliyev", "ALIYEV Anar", "Анар Алиев", "Aliyev Anar Vaqif oğlu", "Aru Bek", "")
MEMBERS = st.fixed_dictionaries(
    {
        "event": st.sampled_from(("Forum", "Camp", "")),
        "date": st.sampled_from(("", "2024")),
        "country": st.sampled_from(("AZ", "Kazakhstan", "", "Atlantis")),
        "name": st.sampled_from(NAMES),
        "role": st.sampled_from(("", "Head of delegation", "переводчик", "member")),
        "position": st.sampled_from(("", "Minister", "Nazir", "Singer")),
        "employer": st.sampled_from(("", "Ministry of Culture", "Academy")),
    }
)
PEOPLE = st.fixed_dictionaries(
    {
        "Name": st.sampled_from(NAMES),
        "Country": st.sampled_from(("", "AZ", "KZ")),
        "Organisation": st.sampled_from(("", "Academy", "Академия")),
        "Phone": st.sampled_from(("", "1", "2")),
    }
)
FILES = st.one_of(
    st.tuples(st.just("events"), st.lists(EVENTS, min_size=1, max_size=6)),
    st.tuples(st.just("members"), st.lists(MEMBERS, min_size=1, max_size=6)),
    st.tuples(st.just("people"), st.lists(PEOPLE, min_size=1, max_size=6)),
)


def text_of(rows: list[dict[str, str]]) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def run(catalog: Catalog, folder: Path, section: str, text: str) -> tuple[int, int]:
    plan = plan_of(catalog, folder, text, section)
    done = apply(catalog, plan, "list.csv", skip_wrong=True)
    return done.new, done.changed


@given(FILES)
def test_importing_again_changes_nothing_and_undo_takes_it_back(
    file: tuple[str, list[dict[str, str]]],
) -> None:
    section, rows = file
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with closing(a_catalog(folder / "catalog.db")) as catalog:
            before, text = contents(catalog), text_of(rows)
            first = run(catalog, folder, section, text)
            after = contents(catalog)
            assert run(catalog, folder, section, text) == (0, 0)
            assert contents(catalog) == after
            if any(first):
                catalog.undo()
            assert contents(catalog) == before
