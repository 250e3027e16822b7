"""What columns of other makers' files are called, beside the labels of our own fields."""

import re
from collections.abc import Mapping
from functools import cache

from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.fields import Entity, Field, fields_of
from catalog_app.domain.folding import fold
from catalog_app.exchange.pasting.labels import labelled
from catalog_app.i18n import CODES, language as language_of

_NAME = "name|title|название|наименование|имя|ad|adı|adi|isim|атауы|аты|аталышы|ady|nomi|nom"
_DATES = (
    "when|date|dates|event date|event dates|period|date and time|дата|даты|сроки|период|"
    "дата проведения|сроки проведения|время проведения|tarix|tarixi|keçirilmə tarixi|tarih|tarihi|"
    "tarihler|күні|күндері|мерзімі|датасы|күнү|мөөнөтү|sene|senesi|sana|sanasi"
)
_LINK = (
    "url|link|web|website|site|web site|homepage|home page|web page|сайт|ссылка|веб-сайт|"
    "адрес сайта|sayt|vebsayt|internet sitesi|web sitesi|сілтеме|шилтеме"
)
_NOTE = (
    "note|notes|remark|remarks|comment|comments|примечание|примечания|комментарий|qeyd|qeydlər|not|"
    "notlar|açıklama|ескерту|эскертүү|bellik|izoh"
)
_ORGANISERS = (
    "organiser|organizer|organisers|organizers|organised by|organized by|host organisation|"
    "организатор|организаторы|təşkilatçı|təşkilatçılar|düzenleyen|düzenleyenler|düzenleyici|"
    "ұйымдастырушы|ұйымдастырушылар|уюштуруучу|уюштуруучулар|guramaçy|guramaçylar|tashkilotchi|"
    "tashkilotchilar"
)
_ANY: dict[str, str] = {
    "uuid": "uuid|id|uid|identifier",
    "country": "country|host country|страна|страна проведения|ölkə|keçirildiyi ölkə|ülke|"
    "ev sahibi ülke|ел|мемлекет|өлкө|ýurt|mamlakat|davlat|nation",
    "city": "city|town|host city|город|город проведения|şəhər|şehir|қала|шаар|şäher|shahar",
    "note": _NOTE,
    "website": _LINK,
    "email": "email|e-mail|mail|электронная почта|почта|e-poçt|e-posta|электрондық пошта",
    "phone": "phone|tel|telephone|mobile|телефон|telefon",
}
_OF: dict[str, dict[str, str]] = {
    "events": {
        "title": f"event|event name|event title|name of event|subject|summary|{_NAME}|мероприятие|"
        "событие|название мероприятия|тема|tədbir|tədbirin adı|etkinlik|etkinlik adı|"
        "etkinliğin adı|іс-шара|іс-шара атауы|иш-чара|иш-чаранын аталышы|çäre|çäräniň ady|"
        "tadbir|tadbir nomi",
        "when": _DATES,
        "start": "start|start date|starts|begin|begins|begin date|from|date from|dtstart|first day|"
        "начало|дата начала|с|başlama|başlama tarixi|başlanğıc|başlanğıc tarixi|başlangıç|"
        "başlangıç tarihi|басталуы|басталу күні|башталышы|башталган күнү|başlanýan senesi|"
        "boshlanish sanasi|boshlanishi",
        "end": "end|end date|ends|finish|until|to|till|date to|dtend|last day|конец|окончание|"
        "дата окончания|дата конца|по|bitmə|bitmə tarixi|son|son tarix|bitiş|bitiş tarihi|аяқталуы|"
        "аяқталу күні|аякталышы|бүткөн күнү|gutarýan senesi|tugash sanasi|tugashi",
        "place": "place|location|where|место|место проведения|yer|yeri|məkan|keçirildiyi yer|mekan|"
        "орны|өтетін орны|өтүүчү жер|ýeri|geçirilýän ýeri|joy|joyi|oʻtkaziladigan joyi",
        "venue": "venue|hall|building|площадка|зал|salon|mekân",
        "kind": "type|kind|category|event type|тип|вид|категория|növ|növü|tür|türü|"
        "түрі|түрү|görnüşi|turi",
        "organisers": _ORGANISERS,
        "attendance": "attendance|participants|участники|katılımcılar|iştirakçılar|visitors|"
        "number of participants|attendees|"
        "количество участников|число участников|посетители|iştirakçıların sayı|katılımcı sayısı|"
        "қатысушылар саны|катышуучулардын саны|gatnaşyjylaryň sany|ishtirokchilar soni",
        "delegations": "participating countries|countries|delegations from|countries taking part|"
        "страны-участницы|страны участницы|страны|iştirakçı ölkələr|ölkələr|katılımcı ülkeler|"
        "ülkeler|қатысушы елдер|елдер|катышуучу өлкөлөр|өлкөлөр|gatnaşýan ýurtlar|"
        "ishtirokchi davlatlar",
        "format": "online|mode|формат|онлайн",
        "summary": "description|about|abstract|details|описание|təsvir|açıklama|сипаттама",
        "tags": "tags|categories|keywords|topics|теги|ключевые слова|teqlər|etiketler",
        "status": "status|статус|durum",
    },
    "series": {"name": _NAME, "organisers": _ORGANISERS},
    "organisations": {
        "name": f"organisation|organization|institution|company|{_NAME}|организация|учреждение|"
        "təşkilat|qurum|kurum|kuruluş|ұйым|мекеме|уюм|мекеме|gurama|edara|tashkilot|muassasa",
        "short_name": "short name|abbreviation|acronym|сокращение|аббревиатура|qısa ad|kısaltma",
        "founded": "founded|established|since|year|основана|год основания|yaradılıb|kuruluş yılı",
        "kind": "type|category|тип|вид|növ|tür|түрі|түрү|görnüşi|turi",
    },
    "cities": {"name": f"city|town|город|şəhər|şehir|қала|шаар|şäher|shahar|{_NAME}"},
    "documents": {
        "title": f"document|subject|{_NAME}|документ|sənəd|belge|құжат|документтин аталышы",
        "date": _DATES,
        "number": "number|no|ref|reference|reference number|номер|№|nömrə|numara|нөмірі|номери",
        "address": _LINK,
        "kind": "type|category|тип|вид|növ|tür",
    },
    "delegations": {
        "event": "event|event name|мероприятие|событие|tədbir|etkinlik|іс-шара|иш-чара|çäre|tadbir"
    },
    "members": {
        "when": "event date|date of event|date|dates|дата|дата мероприятия|tarix|tarih|sana",
        "event": "event|event name|event title|meeting|conference|мероприятие|событие|"
        "название мероприятия|tədbir|etkinlik|іс-шара|иш-чара|çäre|tadbir",
        "country": "delegation|delegation of|sending country|делегация|heyət|heyet|делегациясы|"
        "wekiliýet|delegatsiya|nationality|citizenship",
    },
}  # fmt: skip
_PASTED = {"people": {"employer": "organisation", "role": None, "status": None}, "members": {}}
"""Sections whose columns are those of a pasted list, and where a field is called otherwise."""

NO_FIELD = frozenset(map(fold, ("line", "reason", "строка", "причина")))
"""What our own files of wrong lines have beside the columns of the file."""

_HUMPS = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")
_PARTS = re.compile(r"[._/:]+")
_BRACKETS = re.compile(r"\([^)]*\)?|[*:]+$")


def known(entity: type[Entity]) -> Mapping[str, str]:
    """Folded heading -> field: machine names, labels in all languages, the usual other ones."""
    found: dict[str, str] = {}
    for name, field in (*((field.name, field) for field in fields_of(entity)), *_also(entity)):
        for heading in (name, *(language_of(code).text(field.label) for code in CODES)):
            found.setdefault(fold(heading.replace("_", " ")), name)
    return found | {key: name for key, name in _usual(entity.section).items() if key not in found}


def _also(entity: type[Entity]) -> tuple[tuple[str, Field], ...]:
    """What a list of participants says of delegations."""
    if entity is not Member:
        return ()
    return ("sender", Delegation.fields["sender"]), ("delegation", Delegation.fields["name"])


def meant(heading: str, entity: type[Entity], fields: Mapping[str, str]) -> str | None:
    """The field that a heading names, one of `fields` (see known()) or of a pasted list."""
    for said in _ways(heading):
        if fold(said) in NO_FIELD:
            return None
        if name := fields.get(fold(said)):
            return name
    if entity.section not in _PASTED:
        return None
    pasted = labelled(" ".join(_HUMPS.sub(" ", heading).replace("_", " ").split()))
    return dict(_PASTED[entity.section]).get(pasted, pasted) if pasted else None


def in_language(heading: str) -> tuple[str, str] | None:
    """A heading without the language that it names at its end, and that: "Title (ru)"."""
    found = _LANGUAGE.fullmatch(heading.strip())
    return (found[1].strip(), found[2].lower()) if found else None


_LANGUAGE = re.compile(
    rf"(.+?)(?:\s*[(\[]\s*|[\s_.:-]+)({'|'.join(CODES)})\s*[)\]]?", re.IGNORECASE
)


def _ways(heading: str) -> list[str]:
    """As it is, without what stands in brackets, and the last name of "place.city.name"."""
    words = _HUMPS.sub(" ", heading)
    plain = _BRACKETS.sub(" ", words).replace("_", " ")
    parts = [part for part in _PARTS.split(words) if part.strip()]
    whole = " ".join(parts)
    ways = [words, plain, whole, *reversed(parts[1:])]
    return list(dict.fromkeys(way.strip() for way in ways if way.strip()))


@cache
def _usual(section: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for listed in (_OF.get(section, {}), _ANY):
        for name, words in listed.items():
            for word in words.split("|"):
                found.setdefault(fold(word), name)
    return found
