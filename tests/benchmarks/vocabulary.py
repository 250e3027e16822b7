"""Made-up words in the letters of nine languages, drawn as languages draw them: a few all the time
and most of them hardly ever (Zipf).

A language has stems, and each stem comes with some of the endings of that language, as in life:
so many words begin alike, and many differ by a letter.  The commonest words, cities and families
are real ones, so that what people really type finds something.
"""

import random
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")

SEED = 2024
WORDS = 10_500
"""In each language; folded there are some 100,000 different ones in all."""
MOST_ENDINGS = 6
LETTERS = {
    "az": ("bcçdfgğhjkqlmnprsşvxz", "aeəıioöuü"),
    "en": ("bcdfghjklmnprstvwz", "aeiou"),
    "kk": ("бвгғджзйкқлмнңпрстхшһ", "аәеиоөуұүыі"),
    "ky": ("бвгджзйклмнңпрстхчш", "аеиоөуүыэ"),
    "mn": ("бвгджзйклмнпрстхцчш", "аэиоуөүя"),
    "ru": ("бвгджзклмнпрстфхцчшщ", "аеиоуыэюя"),
    "tk": ("bçdfgjžklmnňprsştwz", "aäeioöuüyý"),
    "tr": ("bcçdfgğhjklmnprsştvyz", "aeıioöuü"),
    "uz": ("bdfghjklmnpqrstvxyz", "aeiou"),
}
ENDINGS = {
    "az": "lar ın da dan ı lı lıq çı sız ımız",
    "en": "s ing ed er al ion ness ly ment ist",
    "kk": "лар дың да дан ды лық шы сыз ымыз тар",
    "ky": "лар дын да дан ды лык чы сыз ыбыз тор",
    "mn": "ууд ийн д аас ыг тай лаг ч гүй аар",
    "ru": "а ов ами ный ость ский ник ение ка ом",
    "tk": "lar yň da dan y ly lyk çy syz ymyz",
    "tr": "lar ın da dan ı lı lık çı sız ımız",
    "uz": "lar ning da dan ni li lik chi siz imiz",
}
COMMON = {
    "az": (
        "və üçün ilə festival forum gənclər mədəniyyət dünya görüş musiqi irs sərgi konsert günləri"
    ),
    "en": (
        "the of and festival forum youth culture world"
        " meeting music heritage exhibition concert days"
    ),
    "kk": (
        "және үшін мен фестиваль форум жастар мәдениет әлем"
        " кездесу музыка мұра көрме концерт күндері"
    ),
    "ky": (
        "жана үчүн менен фестиваль форум жаштар маданият дүйнө"
        " жолугушуу музыка мурас көргөзмө концерт"
    ),
    "mn": (
        "ба болон их наадам форум залуучууд соёл дэлхий уулзалт хөгжим өв үзэсгэлэн тоглолт өдрүүд"
    ),
    "ru": (
        "и в на фестиваль форум молодёжь культура мир встреча музыка наследие выставка концерт дни"
    ),
    "tk": (
        "we üçin bilen festiwal forum ýaşlar medeniýet dünýä"
        " duşuşyk saz miras sergi konsert günleri"
    ),
    "tr": (
        "ve için ile festival forum gençlik kültür dünya buluşma müzik miras sergi konser günleri"
    ),
    "uz": (
        "va uchun bilan festival forum yoshlar madaniyat dunyo"
        " uchrashuv musiqa meros koʻrgazma konsert"
    ),
}
FAMILY_ENDINGS = {
    "az": "ov ova lı zadə yev yeva",
    "en": "son ton s man er ley",
    "kk": "ов ова баев ұлы бек ин",
    "ky": "ов ова баев уулу бек кызы",
    "mn": "сүрэн баатар дорж цэцэг",
    "ru": "ов ова ин ина ский ев",
    "tk": "ow owa ýew ýewa berdi guly",
    "tr": "oğlu lı er can soy türk",
    "uz": "ov ova yev yeva zoda boy",
}
FAMILIES = {
    "az": "Əliyev Məmmədov Hüseynova Qasımov Həsənov Quliyeva Qarayev",
    "en": "Smith Williams Johnson Taylor",
    "kk": "Қасымов Әбенов Сүлейменов Мұхамеджанова",
    "ky": "Асанов Жумабаев Абдыкадырова Айтматов",
    "mn": "Ганбаатар Оюунцэцэг",
    "ru": "Иванов Алиев Смирнова Кузнецов Гусейнов Шевченко",
    "tk": "Amanow Berdiýew Nuryýewa",
    "tr": "Yılmaz Kaya Demir Çelik Şahin Öztürk",
    "uz": "Karimov Yusupov Toʻrayeva Gʻulomov",
}
CITIES = (
    # name, country, names in other languages
    ("Bakı", "AZ", {"en": "Baku", "ru": "Баку", "tr": "Bakü"}),
    ("Алматы", "KZ", {"en": "Almaty", "tr": "Almatı"}),
    ("İstanbul", "TR", {"en": "Istanbul", "ru": "Стамбул"}),
    ("Ankara", "TR", {"ru": "Анкара"}),
    ("Toshkent", "UZ", {"en": "Tashkent", "ru": "Ташкент", "tr": "Taşkent"}),
    ("Бишкек", "KG", {"en": "Bishkek", "az": "Bişkek"}),
    ("Şuşa", "AZ", {"en": "Shusha", "ru": "Шуша"}),
    ("Астана", "KZ", {"en": "Astana"}),
    ("Aşgabat", "TM", {"en": "Ashgabat", "ru": "Ашхабад"}),
    ("Samarqand", "UZ", {"en": "Samarkand", "ru": "Самарканд", "tr": "Semerkant"}),
    ("Москва", "RU", {"en": "Moscow", "az": "Moskva"}),
    ("Казань", "RU", {"en": "Kazan", "tr": "Kazan"}),
    ("Түркістан", "KZ", {"en": "Turkistan", "ru": "Туркестан"}),
    ("Buxoro", "UZ", {"en": "Bukhara", "ru": "Бухара", "tr": "Buhara"}),
    ("Gəncə", "AZ", {"en": "Ganja", "ru": "Гянджа", "tr": "Gence"}),
    ("Ош", "KG", {"en": "Osh"}),
    ("Конья", "TR", {"tr": "Konya"}),
    ("Улаанбаатар", "MN", {"en": "Ulaanbaatar", "ru": "Улан-Батор"}),
    ("Уфа", "RU", {"en": "Ufa"}),
    ("Naxçıvan", "AZ", {"en": "Nakhchivan", "ru": "Нахичевань"}),
    ("Xiva", "UZ", {"en": "Khiva", "ru": "Хива"}),
    ("Budapest", "HU", {"ru": "Будапешт"}),
    ("Lefkoşa", "CY", {"en": "Nicosia"}),
    ("Шымкент", "KZ", {"en": "Shymkent", "tr": "Çimkent"}),
    ("Bursa", "TR", {"ru": "Бурса"}),
    ("Türkmenabat", "TM", {"en": "Turkmenabat"}),
)  # fmt: skip


class Drawn(Generic[T]):
    """Things of which the first are drawn most often; `flat`: how little the first stand out."""

    def __init__(self, things: Sequence[T], flat: float = 10) -> None:
        self.things = things
        self._weights = list(accumulate(1 / (place + flat) for place in range(len(things))))

    def some(self, chance: random.Random, count: int) -> list[T]:
        return chance.choices(self.things, cum_weights=self._weights, k=count)

    def one(self, chance: random.Random) -> T:
        return self.some(chance, 1)[0]


@cache
def words_of(code: str) -> Drawn[str]:
    chance = random.Random(f"{SEED} {code}")
    known = dict.fromkeys(COMMON[code].split())
    endings = ENDINGS[code].split()
    while len(known) < WORDS:
        stem = new_word(code, chance)
        some = chance.sample(endings, chance.randint(0, MOST_ENDINGS))
        known |= dict.fromkeys([stem, *(stem + ending for ending in some)])
    # A stem and its endings are not of one rank.
    common, others = list(known)[:20], list(known)[20:]
    chance.shuffle(others)
    return Drawn([*common, *others])


@cache
def families_of(code: str) -> Drawn[str]:
    return _names(code, FAMILIES[code].split(), FAMILY_ENDINGS[code].split(), 1500)


@cache
def given_names_of(code: str) -> Drawn[str]:
    return _names(code, [], [""], 400)


def new_word(code: str, chance: random.Random) -> str:
    """A word that hardly any vocabulary has."""
    consonants, vowels = LETTERS[code]
    syllables = (
        chance.choice(consonants) + chance.choice(vowels) for _ in range(chance.randint(2, 4))
    )
    return "".join(syllables) + (chance.choice(consonants) if chance.random() < 0.4 else "")


def _names(code: str, real: list[str], endings: list[str], count: int) -> Drawn[str]:
    chance = random.Random(f"{SEED} names {code} {count}")
    known = dict.fromkeys(real)
    while len(known) < count:
        known[new_word(code, chance).capitalize() + chance.choice(endings)] = None
    return Drawn(list(known))
