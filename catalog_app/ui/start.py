"""Whether a window can be shown here at all, found out before Qt could abort the program; and what
spares a start the reading of sources.
"""

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

PLATFORMS = {
    *("eglfs", "linuxfb", "minimal", "minimalegl", "offscreen", "vkkhrdisplay", "vnc"),
    *("wayland", "wayland-egl", "xcb"),
}
"""What Qt can show windows on; it aborts where it is told another name."""
NO_DISPLAY = mark(
    "There is no display to show the window on. Start it on a desktop (on Debian and "
    "Ubuntu also by xvfb-run of the package xvfb); “catalog-app list”, “report”, “add” "
    "and “check” work without a window."
)
_PATIENCE = 2.0  # seconds for a display to answer


def check(environment: Mapping[str, str] = os.environ) -> None:
    """Raises CannotShow where no display answers, or Qt would miss something of the system."""
    if not sys.platform.startswith("linux"):
        return
    ways = _ways(environment)
    answers = next((way for way in ways if _answers(way, environment)), None)
    missing = [] if _qt_loads() else _missing(GUI)
    if (answers or ways[0]) == "xcb":
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
    if answers is None:
        raise CannotShow(NO_DISPLAY)


def spare_sources() -> None:
    """PySide would read the source of whatever is imported from now on, and keep it, only to see
    whether that switches on features of PySide: nothing here does.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010  # not declared


def packages(*, screen: bool = True) -> list[str]:
    """The Debian and Ubuntu packages that Qt needs, to draw on a screen or without one."""
    return [*GUI.values(), *(XCB.values() if screen else ())]


def _ways(environment: Mapping[str, str]) -> list[str]:
    """The platforms of Qt that are to be tried, in their order; CannotShow where there is none."""
    wanted = environment.get("QT_QPA_PLATFORM", "")
    names = [each.partition(":")[0].lower() for each in wanted.split(";") if each]
    if names and not set(names) & PLATFORMS:
        raise CannotShow(
            mark(
                "The window cannot be shown on “{platform}”, as QT_QPA_PLATFORM has it. Leave that "
                "variable out, or set it to one of these: {platforms}."
            ),
            platform=wanted,
            platforms=", ".join(sorted(PLATFORMS)),
        )
    ways = [name for name in names or ("wayland", "xcb") if _has_display(name, environment)]
    if not ways:
        raise CannotShow(NO_DISPLAY)
    return ways


def _has_display(way: str, environment: Mapping[str, str]) -> bool:
    """Whether one is named, where the platform needs it."""
    if way in PLATFORMS:
        variable = {"xcb": "DISPLAY", "wayland": "WAYLAND_DISPLAY"}.get(way.partition("-")[0])
        return variable is None or bool(environment.get(variable))
    return False


def _answers(way: str, environment: Mapping[str, str]) -> bool:
    if way == "xcb":
        return _x11_answers(environment["DISPLAY"])
    if way.startswith("wayland"):
        folder = environment.get("XDG_RUNTIME_DIR", "")
        return _wayland_answers(os.path.join(folder, environment["WAYLAND_DISPLAY"]))
    return True


def _x11_answers(display: str) -> bool:
    """Whether there is an X server; without the library to ask it, that is what is told."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = (ctypes.c_void_p,)
    xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(os.fsencode(display), None)
    broken = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not broken


def _wayland_answers(path: str) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(_PATIENCE)
        try:
            line.connect(path)
        except OSError:
            return False
    return True


def _missing(libraries: Mapping[str, str]) -> list[str]:
    """The packages of those libraries that the system cannot load."""
    return [package for library, package in libraries.items() if not _loads(library)]


def _qt_loads() -> bool:
    """Whether all is there that every window needs: it is loaded soon anyway."""
    try:
        import PySide6.QtGui  # noqa: F401  # only to see whether it can be
    except ImportError:
        return False
    return True


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
