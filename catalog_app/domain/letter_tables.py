"""How names are spelled in the other script, Latin or Cyrillic: the tables of transliteration.py.

A rule is "pattern:what is written for it", all in small letters.  The first that fits is taken, so
names stand before letters with a condition, and these before single letters.  A pattern is a
regular expression without groups and blanks, in which

    ^ $  are the beginning and the end of a word,
    C V  mean: after a consonant, after a vowel.
"""

import re
from collections.abc import Mapping

Rules = tuple[tuple[str, str], ...]

_SHORT = {
    "^": r"\b",
    "$": r"\b",
    "C": "(?<=[bcçdfgğhjklmnňñpqrsştvwxzžбвгғдҙжҗзклмнңпрстфхһҳцчҷшщқҡ])",
    "V": "(?<=[aâäəeıîioöuúûüūаәеёиіїӣоөуұүўӯыэюяє])",
}


def _rules(*texts: str) -> Rules:
    pairs = (rule.rpartition(":") for text in texts for rule in text.split())
    return tuple((re.sub("[CV^$]", lambda sign: _SHORT[sign[0]], at), to) for at, _, to in pairs)


def _back(text: str) -> str:
    """The rules for the other direction, of whole names."""
    return re.sub(r"(\^?)(\S+):(\S+)", r"\1\3:\2", text)


# The languages that a name may be spelled in and their letters beyond a-z or а-я.  "" is a spelling
# that tells no language, as in most passports.  Of several that fit the first is taken.
OWN: Mapping[str, Mapping[str, str]] = {
    "Latn": {
        "": "öü",
        "az": "əğıöüşç",
        "tr": "ğıöüşçâîû",
        "tk": "äçňöşüýž",
        "uz": "ʻ",
        "kk": "äğıñöşūüç",
        "en": "",
    },
    "Cyrl": {
        "ru": "",
        "ky": "ңөү",
        "kk": "әғқңөұүһі",
        "tt": "әҗңөүһ",
        "uz": "ўқғҳ",
        "tg": "ғӣқӯҳҷ",
        "mn": "өү",
    },
}
NEAREST = {"ru": "tt"}
"""Who else spells so: a name from Russia with letters that Russian lacks is most likely Tatar."""

COUNTRIES = {
    "AZ": "az", "KG": "ky", "KZ": "kk", "MN": "mn", "RU": "ru", "TJ": "tg", "TM": "tk", "TR": "tr",
    "UZ": "uz", **dict.fromkeys(("AU", "CA", "GB", "IE", "NZ", "US"), "en"),
}  # fmt: skip

# What is not in the names of a language but in their English spelling: Shahin, Javid (az), Yerzhan
# (kk), Chynarov (tk).  Asked only of names without letters of their own.
ANGLICISED = {
    "az": "[cgksz]h|[jw]",
    "kk": "[cgksz]h|[aeiou]y|y[aeiou]|w",
    "tk": r"[cgksz]h|\by[aeou]|v",
    "tr": "[cgksz]h|[qwx]",
    "uz": "[kz]h|c(?!h)|w",
}

# ---- From Latin letters to Russian --------------------------------------------------------------

_LATIN = _rules(
    "a:а b:б c:к d:д e:е f:ф g:г h:х i:и j:дж k:к l:л m:м n:н o:о p:п q:к r:р s:с t:т u:у v:в w:в",
    "x:кс y:ы z:з â:а ä:а ə:а ç:ч č:ч ć:ч ğ:г ı:ы î:и ł:л ñ:н ň:н Cö:ё ö:о ø:ё œ:ё ş:ш ș:ш š:ш ț:ц",
    "Cü:ю ü:у ū:у û:у ý:й ž:ж đ:д ð:д þ:т ß:сс æ:э ʻ: ʼ:",
)
# Practical transcription of the Turkic languages: э without a consonant before it; a soft l after
# e, i, ö, ü without a vowel behind it (Elşən Эльшан); ь between a consonant and я, е, ю.
_TURKIC = _rules("^e:э Ve:э (?<=[əäeiöü])l(?![aâəäeıîioöuûülyý]):ль") + _LATIN
_GLIDE = "Cya:ья Cye:ье Cyu:ью Cyü:ью ya:я ye:е yu:ю yü:ю yö:йо y:й"

# Azerbaijani names that everybody spells so in Russian, by tradition, and back.
_AZERBAIJANI = """
    cəfər:джафар əhməd:ахмед əkbər:акпер ələkbər:алекпер fərhad:фархад ^hacı:гаджи ^heydər:гейдар
    ^həsən:гасан ^hüseyn:гусейн ibrahim:ибрагим ilham:ильхам isgəndər:искендер ^kərim:керим
    məhərrəm:магеррам ^məlik:мелик məmməd:мамед rəhim:рагим rəşid:рашид ^səməd:самед ^əfəndi:эфенди
    ^əsgər:аскер ishaq:исхак
"""

RUSSIAN: Mapping[str, Rules] = {
    # The spelling for the English-speaking, read back (BGN/PCGN and what passports make of it).
    "": (
        _EN := _rules(
            "^isha[kq]:исхак shch:щ sch:ш tch:ч sh:ш ch:ч zh:ж kh:х gh:г ts:ц ph:ф ck:к",
            "c(?=[eiy]):с ^e:э ee:ээ",
            "sk(?:y|i|iy|ii)$:ский iy$:ий ii$:ий yy$:ый ia$:ия Cya$:ья Cye:ье Cyi:ьи Vyi:и ya:я",
            "ye:е yo:ё yu:ю ^y(?=y):й Vy:й (?<=[aeou])i(?![aeiouy]|[a-z]a?$):й",
            "^gul(?![aeiouly]):гуль (?<=[iyr])gul$:гуль (?<=[ei])l(?=[bcdfghjkmnpqrstvwxz]):ль",
            "C['’ʼ](?![aeiou]):ь",
        )
        + _LATIN
    ),
    # English names, by sound as far as letters tell it.
    "en": _rules(
        "dge:дж geo:джо th:т ee:и oo:у qu:кв wh:у ^wi:уи (?<=[bcdfmnprsv])y$:и ge$:дж g(?=e):дж",
        r"(?<=\w[bcdfgklmnprstvxz])e$:",
    )
    + _EN,
    # Practical transcription, but ə is а as in today's passports: Rəvan Раван.
    "az": _rules(
        _AZERBAIJANI,
        "^vəli(?=y|$):вели bülbül:бюльбюль qızı$:кызы ^oğlu$:оглы zadə$:заде əddin:еддин",
        r"(?<=\wm)əd:ед iyyə:ия Vyı:и Cyə:ья yə:я ^ı:и (?<=\bı)l(?![aeəıioöuü]):ль",
        "(?<=[gkl])ə:я ə:а (?<=[gkl])ö:ё ö:о (?<=[gkl])ü:ю ü:у c:дж j:ж q:г x:х",
        _GLIDE,
    )
    + _TURKIC,
    # Practical transcription; ı is ы after ş and ç too, as it sounds: Çınar Чынар.
    "tr": _rules("kemal$:кемаль (?<=[gkl])â:я (?<=[kl])û:ю c:дж j:ж", _GLIDE) + _TURKIC,
    # Myrat and Berdi as Turkmenistan writes them in Russian: Мурат, Берды.
    "tk": _rules(
        "myrat:мурат berdi:берды mämme:мамме gyzy$:кызы ýa:я ýe:е ýo:ё ýu:ю ýü:ю ýö:ё",
        "Cä:я (?<=[gk])ö:ё ö:о ü:у",
    )
    + _TURKIC,
    "uz": _rules(
        "sh:ш ch:ч oʻ:у gʻ:г yoʻ:ю Cye:ье ya:я ye:е yo:ё yu:ю iy$:и y:й x:х",
        "gul(?![aeiouly]):гуль ['`’ʼ]:",
    )
    + _TURKIC,
    # The alphabet of 2021.
    "kk": _rules(
        "^ia:я ^iu:ю i?ia:ия i?iu:ию g[uü]l(?![aeiouäöüūl]):гуль Vi:й (?<=y)i:й ch:ч ı:и j:ж",
        "ö:о ü:у x:х",
    )
    + _LATIN,
}

# ---- From Cyrillic to Latin letters -------------------------------------------------------------

_YE = "^е:ye Vе:ye [ьъ]е:ye (?<=ь)и:yi (?<=ь)о:yo ё:yo ю:yu я:ya є:ye ї:yi й:y ж:j"
_CYRILLIC = _rules(
    "а:a б:b в:v г:g ґ:g ғ:g д:d е:e з:z и:i і:i ӣ:i к:k қ:k л:l м:m н:n ң:n о:o ў:o п:p р:r с:s",
    "т:t у:u ұ:u ӯ:u ф:f ц:ts э:e һ:h ҳ:h ъ: ь:",
)

_NAMED = {
    # As the spelling dictionary writes Russian names: Dostoyevski, Qorbaçov, Xruşşov.
    "az": _rules(
        _back(_AZERBAIJANI),
        "^али(?=ев|$):əli [кқ]ызы$:qızı қизи$:qızı оглы$:oğlu ўғли$:oğlu (?<=[чшщж])ё:o ий$:i дж:c",
        "^щ:ş г(?=[еиіәөү]):g",
        "г:q ғ:ğ қ:q ә:ə җ:c ҷ:c ө:ö ү:ü х:x ч:ç ш:ş щ:şş ы:ı",
        _YE,
    ),
    # BGN/PCGN without its marks, and the usual short endings: Dmitry, Yulia, Gorbachev.
    "en": _rules(
        "(?<=[чшщж])ё:e ий$:y ый$:y дж:j ж:zh ә:a җ:j ҷ:j ө:o ү:u х:kh ч:ch ш:sh щ:shch ы:y", _YE
    ),
    # As today's press writes Russian names: Putin is Putin, Lawrow, Žaparow.
    "tk": _rules(
        "[кқ]ызы$:gyzy қизи$:gyzy ўғли$:ogly ^е:ýe Vе:ýe [ьъ]е:ýe (?<=ь)и:ýi (?<=ь)о:ýo дж:j",
        "в:w ё:ýo ж:ž й:ý ә:ä җ:j ҷ:j ң:ň ө:ö ү:ü х:h ч:ç ш:ş щ:şç ы:y ю:ýu я:ýa є:ýe ї:ýi",
    ),
    # The rules of the Turkish Language Association: Prokofyev, İlyiç, Hruşçov, Çaykovski.
    "tr": _rules(
        "[кқ]ызы$:kızı қизи$:kızı оглы$:oğlu ўғли$:oğlu (?<=[чшщж])ё:o ий$:i дж:c ^ғ:g",
        "ғ:ğ ә:e җ:c ҷ:c ө:ö ү:ü х:h ч:ç ш:ş щ:şç ы:ı",
        _YE,
    ),
    # The law of 1995 on the Latin alphabet, letter for letter.
    "uz": _rules(
        "[кқ]ызы$:qizi угли$:oʻgʻli дж:j ғ:gʻ ў:oʻ ӯ:oʻ қ:q ә:a җ:j ҷ:j ң:ng ө:oʻ ү:u х:x ч:ch",
        "ш:sh щ:shch ы:i",
        _YE,
    ),
}
LATIN: Mapping[str, Rules] = {to: _NAMED[to] + _CYRILLIC for to in _NAMED}

# ---- What differs by both languages: to, of -> rules that come before the others ----------------

# Kazakh and Kyrgyz write foreign names as Russian does, but with letters of their own.
_KYRGYZ = _rules("c(?!h):ж j:ж ö:ө ü:ү ň:ң (?<=[öü])l:л")
_KAZAKH = _rules("qızı$:қызы gyzy$:қызы qizi$:қызы ə$:а ə:ә ä:ә ğ:ғ gʻ:ғ") + _KYRGYZ
# In English, Kazakh, Kyrgyz and Tatar names are spelled as in their passports: й is i, but y where
# a syllable begins.
_PASSPORT = "й(?=[аеоуыэ]):y ^й:y й:i"

ALSO: Mapping[str, Mapping[str, Rules]] = {
    "az": {
        "kk": _rules("қызы$:qızı ^ғ:q ә:a қ:k"),
        "tt": _rules("әү:əv"),
    },
    "en": {
        "kk": _rules("ий$:iy", _PASSPORT),
        "ky": _rules("ий$:iy Vе:e", _PASSPORT),
        "mn": _rules("ж:j"),
        "ru": _rules("ия$:ia"),
        "tt": _rules("әү:aw", _PASSPORT),
        "uz": _rules("ий$:iy ж:j қ:q"),
    },
    "kk": {
        **dict.fromkeys(("az", "tk", "tr"), _KAZAKH),
        "": _rules(r"(?<=\w)uly$:ұлы kyzy$:қызы"),
        "kk": _rules(
            r"(?<=[qğ])ı:ы (?<=[aouū][a-zğñş])ı:ы (?<=\w)uly$:ұлы gül:гүл",
            "ä:ә ğ:ғ ı:і ñ:ң ö:ө q:қ ū:ұ ü:ү",
        ),
        "uz": _rules("q:қ") + _KAZAKH,
    },
    "ky": {
        **dict.fromkeys(("az", "tk", "tr", "uz"), _KYRGYZ),
        "kk": _rules("gül:гүл ñ:ң ö:ө ü:ү"),
    },
    "tk": {"uz": _rules("ж:j")},
    "tr": {
        "kk": _rules("ә:a"),
        "ky": _rules("ж:c"),
        "uz": _rules("ий$:iy ж:c"),
    },
}
