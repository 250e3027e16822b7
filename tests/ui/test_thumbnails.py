"""Thumbnails: of pictures only, upright, and never so large that anybody waits."""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtWidgets import QApplication

from catalog_app.ui.thumbnails import MOST_AT_ONCE, MOST_POINTS, picture as read, thumbnail

RED, BLUE = QColor("#ff0000"), QColor("#0000ff")


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Pixmaps need one."""


def picture(width: int, height: int) -> QImage:
    """Red on the left, blue on the right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(RED)
    painter = QPainter(image)
    painter.fillRect(width // 2, 0, width, height, BLUE)
    painter.end()
    return image


def is_like(found: QColor, wanted: QColor) -> bool:
    parts = zip(found.getRgb()[:3], wanted.getRgb()[:3], strict=True)
    return all(abs(one - other) < 20 for one, other in parts)


def png(path: Path, width: int, height: int, rows: Iterator[bytes]) -> Path:
    """A picture as it is written down, whatever it says of its size."""

    def part(name: bytes, held: bytes) -> bytes:
        return (
            struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))
        )

    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for row in rows) + packer.flush()
    head = part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", packed) + part(b"IEND", b""))
    return path


@pytest.mark.parametrize("format", ["png", "jpg", "webp", "tiff"])
def test_a_picture_is_shown_within_a_square(tmp_path: Path, format: str) -> None:
    path = tmp_path / f"picture.{format}"
    assert picture(400, 200).save(str(path))
    shown = thumbnail(path, 100)
    assert shown is not None
    assert shown.size() == QSize(100, 50)
    image = shown.toImage()
    assert is_like(image.pixelColor(20, 25), RED)
    assert is_like(image.pixelColor(80, 25), BLUE)


def test_the_first_picture_of_a_film_is_shown(tmp_path: Path) -> None:
    gif = b"GIF89a\2\0\1\0\x80\0\0\xff\0\0\0\0\xff,\0\0\0\0\2\0\1\0\0\2\2D\n\0;"
    (tmp_path / "picture.gif").write_bytes(gif)
    shown = thumbnail(tmp_path / "picture.gif", 100)
    assert shown is not None
    assert shown.size() == QSize(2, 1)
    assert is_like(shown.toImage().pixelColor(0, 0), RED)


def test_a_file_of_the_store_has_no_ending_and_is_shown_by_its_bytes(tmp_path: Path) -> None:
    picture(400, 200).save(str(tmp_path / "cdef"), "PNG")
    assert thumbnail(tmp_path / "cdef", 100) is not None


def test_a_screen_with_more_points_gets_more_of_them(tmp_path: Path) -> None:
    picture(400, 200).save(str(tmp_path / "a.png"))
    shown = thumbnail(tmp_path / "a.png", 100, 2.0)
    assert shown is not None
    assert shown.size() == QSize(200, 100)
    assert shown.deviceIndependentSize().toSize() == QSize(100, 50)


def test_a_small_picture_is_not_blown_up_and_a_thin_one_stays_to_be_seen(tmp_path: Path) -> None:
    picture(8, 4).save(str(tmp_path / "small.png"))
    picture(4000, 2).save(str(tmp_path / "thin.png"))
    small, thin = (thumbnail(tmp_path / name, 100) for name in ("small.png", "thin.png"))
    assert small is not None
    assert small.size() == QSize(8, 4)
    assert thin is not None
    assert thin.size() == QSize(100, 1)


def test_a_photograph_stands_upright(tmp_path: Path) -> None:
    """Its camera was held so that its left side is the top (EXIF orientation 6)."""
    picture(400, 200).save(str(tmp_path / "plain.jpg"))
    held = (tmp_path / "plain.jpg").read_bytes()
    turned = b"Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0"
    part = b"\xff\xe1" + struct.pack(">H", len(turned) + 2) + turned
    (tmp_path / "turned.jpg").write_bytes(held[:2] + part + held[2:])
    shown = thumbnail(tmp_path / "turned.jpg", 100)
    assert shown is not None
    assert shown.size() == QSize(50, 100)
    assert is_like(shown.toImage().pixelColor(25, 20), RED)
    assert is_like(shown.toImage().pixelColor(25, 80), BLUE)


def test_a_wall_of_points_in_a_small_file_is_not_painted(tmp_path: Path) -> None:
    """Qt itself would take one that lies below its own limit."""
    width, height = 8001, 8000
    bomb = png(tmp_path / "bomb.png", width, height, (bytes(width * 3 + 1) for _ in range(height)))
    assert bomb.stat().st_size < 1_000_000
    assert width * height > MOST_POINTS
    assert not QImageReader(str(bomb)).read().isNull()
    assert thumbnail(bomb, 100) is None
    assert read(bomb, 100) is None


def test_the_window_does_not_wait_for_a_large_picture_that_a_worker_reads(tmp_path: Path) -> None:
    width, height = 6001, 4000
    large = png(tmp_path / "a.png", width, height, (bytes(width * 3 + 1) for _ in range(height)))
    assert MOST_AT_ONCE < width * height < MOST_POINTS
    assert thumbnail(large, 100) is None
    assert read(large, 100) is not None


@pytest.mark.parametrize("side", [30_000, 2**31 - 1])
def test_what_only_claims_to_be_a_wall_is_not_painted_either(tmp_path: Path, side: int) -> None:
    bomb = png(tmp_path / "bomb.png", side, side, iter([bytes(1000)]))
    assert thumbnail(bomb, 100) is None


@pytest.mark.qt_log_ignore("JPEG|directory", extend=True)  # Qt notes what is wrong with it
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"words",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect/></svg>",
        b"%PDF-1.4\n1 0 obj\n",
        b"BM" + bytes(100),
        b"\0\0\1\0\1\0" + bytes(60),
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"\xff\xd8\xff\xe0" + bytes(100),
        b"GIF89a" + bytes(20),
        b"II*\0\x08\0\0\0" + bytes(20),
        b"RIFF\x20\0\0\0WEBPVP8 " + bytes(20),
    ],
)
def test_what_is_no_whole_picture_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(content)
    assert thumbnail(path, 100) is None


def test_a_file_that_is_gone_or_a_folder_is_none(tmp_path: Path) -> None:
    assert thumbnail(tmp_path / "gone.png", 100) is None
    assert thumbnail(tmp_path, 100) is None
