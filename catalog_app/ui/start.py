"""Whether a window can be shown here at all, found out before Qt could abort the program."""

import ctypes
import os
import sys
from collections.abc import Mapping

from catalog_app.errors import CannotShow
from catalog_app.i18n import mark

# What Qt's xcb plugin needs of the system, and the Debian and Ubuntu packages that bring it.
XCB = {
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# What every window needs, whatever the platform plugin.
GUI = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}


def check(environment: Mapping[str, str] = os.environ) -> None:
    """Raises CannotShow where there is no display, or Qt would miss a library of the system."""
    if not sys.platform.startswith("linux"):
        return
    missing = _missing(GUI)
    wanted = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    on_x11 = wanted == "xcb" or (not wanted and not environment.get("WAYLAND_DISPLAY"))
    if on_x11 or (wanted == "wayland" and not environment.get("WAYLAND_DISPLAY")):
        _need_a_display(environment)
    if on_x11:
        missing += _missing(XCB)
    if missing:
        raise CannotShow(
            mark(
                "The window cannot be shown, because the system lacks libraries that it needs. On "
                "Debian and Ubuntu install them by: sudo apt install {packages}. “catalog-app "
                "list”, “report”, “add” and “check” work without a window."
            ),
            packages=" ".join(missing),
        )


def packages(*, screen: bool = True) -> list[str]:
    """The Debian and Ubuntu packages that Qt needs, to draw on a screen or without one."""
    return [*GUI.values(), *(XCB.values() if screen else ())]


def _need_a_display(environment: Mapping[str, str]) -> None:
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        raise CannotShow(
            mark(
                "There is no display to show the window on. Start it on a desktop (on Debian and "
                "Ubuntu also by xvfb-run of the package xvfb); “catalog-app list”, “report”, “add” "
                "and “check” work without a window."
            )
        )


def _missing(libraries: Mapping[str, str]) -> list[str]:
    """The packages of those libraries that the system cannot load."""
    return [package for library, package in libraries.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
