"""Writes cldr.json of each language: months, forms of dates, numbers and lists, from CLDR.

Run by hand after an update of Babel; the program reads only what it wrote, which keeps Babel and
its 30 MB out of the start:  python resources/i18n/make_cldr.py
"""

import json
import re
import subprocess
import sys
from pathlib import Path

from babel import Locale

HERE = Path(__file__).parent
LOCALES = ("az", "en_GB", "kk", "ky", "ru", "tk", "tr", "uz")
HOLES = {"d": "d", "dd": "d", "MMM": "m", "MMMM": "m", "LLL": "a", "LLLL": "a", "y": "y"}
# CLDR gives year, month, day here, which nobody writes; the other spans of az are day first.
MENDED = {("az", "yMMMd", "d"): "d–d MMM y"}


def template(pattern: str) -> str:
    """A CLDR pattern with our holes: "d–d MMM y" -> "{d}–{d2} {m} {y}"."""
    seen: set[str] = set()

    def hole(match: re.Match[str]) -> str:
        if match[1] is not None:
            return match[1]
        name = HOLES[match[2]]
        second = name in seen
        seen.add(name)
        return "{" + name + ("2" if second else "") + "}"

    found = re.sub(r"'([^']*)'|([dMLy]+)", hole, pattern)
    # Thin spaces are missing in many fonts.
    found = found.replace("\u2009", " ").replace("\u202f", "\u00a0")
    return found.replace(" - ", " – ")


def spans(locale: Locale, skeleton: str, difference: str) -> dict[str, str]:
    wide = {"yMMM": "yMMMM"}.get(skeleton, skeleton)

    def one(name: str) -> str:
        pattern = "".join(locale.interval_formats[name][difference])
        return template(MENDED.get((str(locale), name, difference), pattern))

    return {"long": one(wide), "short": one(skeleton)}


def single(locale: Locale, long: str, short: str) -> dict[str, str]:
    skeletons = locale.datetime_skeletons
    long_pattern = locale.date_formats["long"] if long == "yMMMMd" else skeletons[long]
    return {"long": template(long_pattern.pattern), "short": template(skeletons[short].pattern)}


def forms(locale: Locale) -> dict[str, object]:
    months = {
        name: [locale.months[context][width][number] for number in range(1, 13)]
        for name, context, width in (
            ("long", "format", "wide"),
            ("short", "format", "abbreviated"),
            ("long alone", "stand-alone", "wide"),
            ("short alone", "stand-alone", "abbreviated"),
        )
    }
    return {
        "months": months,
        "dates": {
            "day": single(locale, "yMMMMd", "yMMMd"),
            "month": single(locale, "yMMMM", "yMMM"),
            "days of a month": spans(locale, "yMMMd", "d"),
            "days of a year": spans(locale, "yMMMd", "M"),
            "days": spans(locale, "yMMMd", "y"),
            "months of a year": spans(locale, "yMMM", "M"),
            "months": spans(locale, "yMMM", "y"),
        },
        "group": locale.number_symbols["latn"]["group"],
        "join": dict(locale.list_patterns["standard"]),
    }


def write(name: str) -> None:
    target = HERE / name[:2] / "cldr.json"
    target.parent.mkdir(exist_ok=True)
    found = json.dumps(forms(Locale.parse(name)), ensure_ascii=False, indent=1, sort_keys=True)
    target.write_text(found + "\n", "utf-8")


if __name__ == "__main__":
    # One process a language: Babel lets an alias of the first language leak into the next.
    for wanted in sys.argv[1:]:
        write(wanted)
    if not sys.argv[1:]:
        for locale_name in LOCALES:
            subprocess.run([sys.executable, __file__, locale_name], check=True)
