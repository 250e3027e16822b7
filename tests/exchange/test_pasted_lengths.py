"""Pasted lines that are too long are told of at once, and long ones are gone through once."""

from time import perf_counter

import pytest

from catalog_app.exchange.pasting.table import rows_of
from tests.exchange.test_pasting import ENGLISH, refused


@pytest.mark.parametrize("sign", ["\t", "x", "x\t"])
def test_a_line_that_is_too_long_is_told_of(sign: str) -> None:
    said = refused(f"1. Aziz Rahimov\tPoet\n2. Nino Beridze\t{sign * 60_000}")
    assert said.startswith(f"Line 2 has {16 + 60_000 * len(sign):,} characters")
    assert "begins with “2. Nino Beridze" in said


def test_a_cell_of_many_lines_that_is_too_long_is_told_of() -> None:
    cell = "\n".join("word " * 100 for _ in range(100))
    said = refused(f'Aziz Rahimov\tPoet\nNino Beridze\t"{cell}"')
    assert said.startswith("Line 2 has ")


def test_reading_four_times_as_many_cells_takes_no_sixteen_times_as_long() -> None:
    def took(cells: int) -> float:
        text = "Aziz Rahimov" + "\t" * cells
        times = []
        for _ in range(3):
            begin = perf_counter()
            rows_of(text, ENGLISH)
            times.append(perf_counter() - begin)
        return min(times)

    # A machine that is busy may say so wrongly once, but not each time.
    assert any(took(400_000) < 9 * took(100_000) for _ in range(4))
