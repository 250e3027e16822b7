"""Dates that are told from today on: next month, 7 days ago, the past 30 days.

Each language has its own words; a hyphen may stand for a space, as searches need it: next-month.
A week begins on Monday.  "In 2 months" is the whole month, "in 2 days" that day; "the next 30 days"
begin today and "the past 30 days" end with it.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from catalog_app.domain.date_words import plain
from catalog_app.i18n import CODES

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "today": "today",
        "yesterday": "yesterday",
        "tomorrow": "tomorrow",
        "this": "this current",
        "next": "next coming",
        "last": "last previous",
        "past": "past",
        "in": "in",
        "later": "later",
        "ago": "ago",
        "day": "day days",
        "week": "week weeks",
        "month": "month months",
        "quarter": "quarter quarters",
        "year": "year years",
        "": "the",
    },
    "az": {
        "today": "bugün",
        "yesterday": "dünən",
        "tomorrow": "sabah",
        "this": "bu",
        "next": "gələn növbəti qarşıdakı",
        "last": "keçən ötən",
        "past": "son",
        "later": "sonra",
        "ago": "əvvəl öncə qabaq",
        "day": "gün günü gündən",
        "week": "həftə həftədən",
        "month": "ay aydan",
        "quarter": "rüb kvartal",
        "year": "il ildən",
        "": "bundan",
    },
    "tr": {
        "today": "bugün",
        "yesterday": "dün",
        "tomorrow": "yarın",
        "this": "bu",
        "next": "gelecek önümüzdeki sonraki",
        "last": "geçen önceki",
        "past": "son",
        "later": "sonra",
        "ago": "önce evvel",
        "day": "gün",
        "week": "hafta",
        "month": "ay",
        "quarter": "çeyrek",
        "year": "yıl sene",
        "": "bundan",
    },
    "ru": {
        "today": "сегодня",
        "yesterday": "вчера",
        "tomorrow": "завтра",
        "this": "этот эта эту этой этом",
        "next": "следующий следующая следующую следующей следующем следующие ближайшие",
        "last": "прошлый прошлая прошлую прошлой прошлом",
        "past": "последний последняя последние последних",
        "in": "через",
        "ago": "назад",
        "day": "день дня дней",
        "week": "неделя недели недель неделю неделе",
        "month": "месяц месяца месяцев месяце",
        "quarter": "квартал квартала кварталов квартале",
        "year": "год года году лет",
        "": "в на за",
    },
    "kk": {
        "today": "бүгін",
        "yesterday": "кеше",
        "tomorrow": "ертең",
        "this": "осы бұл",
        "next": "келесі келер алдағы",
        "last": "өткен",
        "past": "соңғы",
        "later": "кейін соң",
        "ago": "бұрын",
        "day": "күн күннен",
        "week": "апта аптадан",
        "month": "ай айдан",
        "quarter": "тоқсан",
        "year": "жыл жылдан",
    },
    "ky": {
        "today": "бүгүн",
        "yesterday": "кечээ",
        "tomorrow": "эртең",
        "this": "бул ушул",
        "next": "кийинки келерки",
        "last": "өткөн",
        "past": "акыркы",
        "later": "кийин соң",
        "ago": "мурун",
        "day": "күн күндөн",
        "week": "апта жума аптадан",
        "month": "ай айдан",
        "quarter": "чейрек",
        "year": "жыл жылдан",
    },
    "tk": {
        "today": "şugün bugün",
        "yesterday": "düýn",
        "tomorrow": "ertir",
        "this": "şu bu",
        "next": "indiki geljek",
        "last": "geçen",
        "past": "soňky",
        "later": "soň",
        "ago": "öň ozal",
        "day": "gün günden",
        "week": "hepde hepdeden",
        "month": "aý aýdan",
        "quarter": "çärýek",
        "year": "ýyl ýyldan",
    },
    "uz": {
        "today": "bugun",
        "yesterday": "kecha",
        "tomorrow": "ertaga",
        "this": "bu shu",
        "next": "keyingi kelasi",
        "last": "oʻtgan",
        "past": "soʻnggi oxirgi",
        "later": "keyin soʻng",
        "ago": "oldin avval",
        "day": "kun kundan",
        "week": "hafta haftadan",
        "month": "oy oydan",
        "quarter": "chorak",
        "year": "yil yildan",
    },
}
"""Language -> meaning -> words; "": those that say nothing."""

_UNITS = ("day", "week", "month", "quarter", "year")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_DAYS = {"day": 1, "week": 7}
_DIRECTIONS = {"this": 0, "next": 1, "last": -1, "past": -1}
_SINGLE = {"today": 0, "yesterday": -1, "tomorrow": 1}
_PARTING = re.compile(r"[\s_‐-―-]+")
_MARKS = re.compile("['’‘ʻʼ`]")  # oʻtgan is typed with any of them, or none
_NUMBER = re.compile("[0-9]{1,3}")


def edtf(text: str, code: str, today: date) -> str | None:
    """The date in the form of ISO 8601-2 (see dates.py); None where it is not told like that.

    The words are those of the language, of English, or of one other language.
    """
    tokens = [_key(token) for token in _PARTING.split(text) if token]
    for own in dict.fromkeys((code, "en", *CODES)):
        known = _vocabulary(own)
        said = [int(t) if _NUMBER.fullmatch(t) else known.get(t) for t in tokens]
        found = None if None in said else _date([each for each in said if each != ""], today)
        if found:
            return found
    return None


def _date(said: list[int | str | None], today: date) -> str | None:
    match said:
        case ["in", ("next" | "last" | "past" | "this"), *_]:
            return _date(said[1:], today)
        case [str(day)] if day in _SINGLE:
            return _whole("day", _SINGLE[day], today)
        case [str(which), str(unit)] if which in _DIRECTIONS and unit in _UNITS:
            return _whole(unit, _DIRECTIONS[which], today)
        case [("next" | "last" | "past") as which, int(number), str(unit)] if unit in _UNITS:
            ends = today, _moved(today, unit, _DIRECTIONS[which] * number)
            return f"{min(ends)}/{max(ends)}"
        case ["in", int(number), str(unit)] | [int(number), str(unit), "later"] if unit in _UNITS:
            return _whole(unit, number, today)
        case [int(number), str(unit), "ago"] if unit in _UNITS:
            return _whole(unit, -number, today)
    return None


def _whole(unit: str, number: int, today: date) -> str:
    """The day, week, month, quarter or year, `number` of them from this one on."""
    day = _moved(today, unit, number)
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return f"{monday}/{monday + timedelta(days=6)}"
    if unit == "quarter":
        first = day.month - (day.month - 1) % 3
        return f"{day.year:04}-{first:02}/{day.year:04}-{first + 2:02}"
    return str(day)[: {"day": 10, "month": 7, "year": 4}[unit]]


def _moved(today: date, unit: str, number: int) -> date:
    """So many of the units later; the last day of a month that is too short."""
    if unit in _DAYS:
        return today + timedelta(days=number * _DAYS[unit])
    months = today.year * 12 + today.month - 1 + number * _MONTHS[unit]
    first = date(months // 12, months % 12 + 1, 1)
    longest = (first + timedelta(days=31)).replace(day=1) - first
    return first.replace(day=min(today.day, longest.days))


@cache
def _vocabulary(code: str) -> dict[str, str]:
    """Word -> its meaning."""
    spoken = _WORDS[code].items()
    return {_key(word): meaning for meaning, words in spoken for word in words.split()}


def _key(word: str) -> str:
    return plain(_MARKS.sub("", word))
