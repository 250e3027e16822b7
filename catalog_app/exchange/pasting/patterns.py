"""How the parts of a pasted line look: addresses, dates, flights, what parts them.

Each pattern reads a text in time that grows with its length only.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from catalog_app.domain.date_words import FILLER, meaning_of
from catalog_app.domain.folding import fold
from catalog_app.exchange.pasting.understood import Span
from catalog_app.exchange.pasting.words import HONORIFICS, HONORIFICS_BEHIND, phrases
from catalog_app.i18n import Language

_ARRIVAL = (
    "arr|eta|arrivals?|arrives?|arriving|прибытие|прибывает|прил[её]т|прилетает|приезд|приезжает|заезд|"
    "gəliş|gəlir|gəlmə|varış|geliş|gelýän|gelmegi|келу|келуі|келеді|келүү|келүүсү|келет|kelish|"
    "kelishi|keladi"
)
_DEPARTURE = (
    "dep|etd|departures?|departs?|departing|leaves|leaving|return|вылет|вылетает|отъезд|уезжает|"
    "отбытие|убытие|выезд|gediş|gedir|qayıdış|ayrılış|dönüş|gidiş|gidýän|gitmegi|кету|кетуі|"
    "кетеді|қайту|кетүү|кетүүсү|кетет|ketish|ketishi|ketadi|qaytish"
)
TRAVEL = re.compile(
    rf"\s*(?:(?P<arrival>{_ARRIVAL})|(?P<departure>{_DEPARTURE}))\b[.:]?\s*", re.IGNORECASE
)
FLIGHT = re.compile(
    r"(?P<label>(?i:\b(?:flight|рейс\w*|reys\w*|reýs\w*|uçuş\w*|sefer\w*)\s*(?:no\.?|№)?\s*:?\s*))?"
    r"(?<!\w)(?P<value>"
    r"(?i:train|поезд|qatar|tren|otly|пойыз|poyezd)\s*(?:No\.?|№)?\s*\d{1,4}\w?"
    r"|(?:[A-ZА-Я]{2}|[A-ZА-Я]\d|\d[A-ZА-Я])[ -]?\d{2,4}[A-Z]?)(?!\w)"
)
BY = re.compile(
    r"\s+(?:by|with|flight|at|on|via|рейсом|рейс|поездом|reysi|ilə|ile|менен|bilen|bilan)\s*$",
    re.IGNORECASE,
)
AND = re.compile(
    r"(?:^|(?<=\s))(?:and|и|və|ve|және|жана|we|va|hamda|as|в качестве)\s*$", re.IGNORECASE
)

_SEPARATOR = re.compile(
    r"[;\t|()\[\]•·]+|,(?!\d)|(?<!\d),|(?<=\s)[-–—−/]+|[-–—−/]+(?=\s)"
    r"|(?<=[^\W\d])[–—](?=[^\W\d])|\s{3,}|(?<=[^\W\d_]{6})\.\s+(?=[^\W\d_])"
    rf"|\s(?=(?:{_ARRIVAL}|{_DEPARTURE})\b[.:]?\s*\d)",
    re.IGNORECASE,
)
LABEL = re.compile(r"([^:\d@]{2,40}):(?!//)\s*")
WORD = re.compile(r"[^\W_]+(?:['’‘ʻʼ`´][^\W_]+)*")

EMAIL = re.compile(
    r"(?:(?i:e-?mail|эл\.?\s?почта|почта|e-?poçt|e-?posta|mail)\s?[:.]?\s?)?<?(?:mailto:)?"
    r"(?<![\w.+'-])(?P<value>[\w.+'-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6})>?"
)
PHONE = re.compile(
    r"((?i:(?<!\w)(?:tel|telephone|telefon|phone|mob|mobile|mobil|cell|whatsapp|gsm|cep|тел|т(?=\.)|телефон|"
    r"моб|мобильный|ұялы)(?!\w)\.?\s?(?:no\.?|№)?\s?[:.]?\s?(?:тел\.?|tel\.?)?\s?))?"
    r"(?<![\w.+])(?P<value>(?(1)\(?\+?\(?\d[\d ()./-]{4,20}\d"
    r"|(?:\(?\+\d[\d ()./-]{6,20}\d"
    r"|\(?0\d{2,4}\)?[ -]\d{3}[ -]?\d{2}[ -]?\d{2}"
    r"|8[ -]?\(?\d{3}\)?[ -]\d{3}[ -]?\d{2}[ -]?\d{2})))(?!\w)"
)
PRIVATE = re.compile(
    r"passport|паспорт|pasport|pasaport|төлқұжат|\bborn\b|\bdob\b|date of birth|\bд\.\s?р\.|"
    r"\bг\.\s?р\.|рождения|\bродил|\bdoğum|\btəvəllüd|\bтуған|\bтуулган|\bdoglan|\btug['’ʻ‘`]ilgan|"
    r"^\s*[A-ZА-Я]{1,3}\s?\d{6,9}\s*$|^\s*(?:\d{1,2}[./-]\d{1,2}[./-])?(?:19\d\d|200\d)\s*$",
    re.IGNORECASE,
)
_ROOM = "room|otaq|номер|комната|oda|бөлме|бөлмө|xona|otag"
_HOTEL = "hotel|otel|oteli|отель|гостиница|mehmanxana|mehmanxanası|қонақүй|қонақүйі|мейманкана|"
_HOTEL += "мейманканасы|myhmanhana|myhmanhanasy|mehmonxona|mehmonxonasi"
STAY = {
    field: re.compile(pattern, re.IGNORECASE)
    for field, pattern in {
        "room": rf"^(?:{_ROOM})\.?\s*(?:no\.?|№|#)?\s*(?P<value>\d+\s?\w?)$"
        r"|^(?P<bed>single|double|twin|triple|одноместный|двухместный|birnəfərlik|ikinəfərlik|"
        rf"tek kişilik|çift kişilik)\s+(?:{_ROOM})$|^(?:sgl|dbl|twn)$",
        "hotel": rf"^(?:(?:staying )?(?:at|in) (?:the )?)?(?P<inn>(?:{_HOTEL})\s+\S.*)"
        rf"|\s(?:{_HOTEL})$",
        "visa": r"\b(?:visa|виза|визу|визы|viza\w*|vize\w*|wiza\w*)\b",
        "diet": r"\b(?:vegetarian\w*|vegan\w*|halal|helal|halol|kosher|gluten\w*|lactose\w*|pork|"
        r"allerg\w*|вегетариан\w*|веган\w*|халял\w*|свинины|аллерг\w*|vejetaryen\w*|alerji\w*)\b",
    }.items()
}

DATED = re.compile(r"\d[./:-]\d")
_DATE = re.compile(
    r"\d{1,2}[./-]\d{1,2}(?:[./-](?:20)?\d\d)?\.?|20\d\d-\d\d-\d\d|\d{1,2}[.:]\d\d(?:h|am|pm)?"
    r"|\d{1,2}:\d\d[–-]\d{1,2}:\d\d",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,2}(?:[–-]\d{1,2})?(?:st|nd|rd|th|\.|-?го|-?е)?|20\d\d\.?", re.ASCII)
_BESIDE = phrases(
    "at|on|в|около|saat|saatda|h|hrs|час|часов|сағат|саат|sagat|soat|am|pm|local time"
)
_DIGIT = re.compile(r"\d")
_TIME = re.compile(r"\d:\d\d")
_WORDS_OF_A_MOMENT = 8

_MOST_HONORIFICS = 4  # "Sayın Prof. Dr."
_TITLE = r"HE(?=\s)|(?i:{})"
_LONGEST_FIRST = sorted(HONORIFICS.replace("|HE|", "|").split("|"), key=len, reverse=True)
_HONORIFIC = re.compile(
    _TITLE.format("|".join(map(re.escape, _LONGEST_FIRST))).join(
        ("(?:", r")(?:\s+|(?<=\.)(?=\S)|$)")
    )
)
_BEHIND = re.compile(rf"\s+({HONORIFICS_BEHIND})\s*$", re.IGNORECASE)


def parts(text: str, start: int) -> Iterator[Span]:
    """Between the separators."""
    for found in _SEPARATOR.finditer(text, start):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def is_moment(text: str, language: Language) -> bool:
    """Whether a text is a date, or a time, or both, and nothing else."""
    words = text.replace(",", " ").split()
    if len(words) > _WORDS_OF_A_MOMENT or not _DIGIT.search(text):
        return False
    dates = sum(bool(_DATE.fullmatch(word)) for word in words)
    numbers = sum(bool(_NUMBER.fullmatch(word)) for word in words)
    others = [w for w in words if not _DATE.fullmatch(w) and not _NUMBER.fullmatch(w)]
    months = [word for word in others if _is_month(word, language.code)]
    beside = [word for word in others if fold(word) in _BESIDE or word in "-–—"]
    return len(months) + len(beside) == len(others) and bool(dates or (months and numbers))


@lru_cache(maxsize=1024)
def _is_month(word: str, code: str) -> bool:
    meant = meaning_of(word.rstrip("."), code)
    return meant is not None and (1 <= meant <= 12 or meant == FILLER)


def honorific(text: str, start: int, end: int) -> int:
    """Where the forms of address with which a place begins end; `start` where there is none."""
    for _ in range(_MOST_HONORIFICS):
        found = _HONORIFIC.match(text, start, end)
        if not found:
            break
        start = found.end()
    return start


def honorific_behind(text: str, start: int, end: int) -> Span | None:
    """The form of address behind a name: "Elçin müəllim"."""
    found = _BEHIND.search(text[start:end])
    return (start + found.start(1), start + found.end(1)) if found else None


def has_time(text: str) -> bool:
    """Whether a date says the hour, or the flight."""
    return bool(_TIME.search(text) or FLIGHT.search(text))
