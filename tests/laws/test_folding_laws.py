"""What holds for the key of any name: in either alphabet, in whatever locale, as far as typed."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

import catalog_app
from catalog_app.domain.folding import fold, variants

# Language -> its Cyrillic letters and what stands for each in its Latin alphabet, as tables of the
# state or, for Russian and Kyrgyz, of English maps have it.
CONSONANTS = {
    "az": "б=b в=v г=q ғ=ğ д=d ж=j з=z к=k ҝ=g л=l м=m н=n п=p р=r с=s т=t ф=f х=x һ=h ч=ç ҹ=c ш=ş",
    "kk": "б=b в=v г=g ғ=ğ д=d ж=j з=z к=k қ=q л=l м=m н=n ң=ñ п=p р=r с=s т=t ф=f х=h һ=h ш=ş",
    "kk 2018": "б=b в=v г=g ғ=ǵ д=d ж=j з=z к=k қ=q л=l м=m н=n ң=ń п=p р=r с=s т=t ф=f х=h ш=sh",
    "ky": "б=b в=v г=g д=d ж=j з=z к=k л=l м=m н=n п=p р=r с=s т=t ф=f х=h ч=ch ш=sh",
    "uz": "б=b в=v г=g ғ=gʻ д=d ж=j з=z к=k қ=q ҳ=h л=l м=m н=n п=p р=r с=s т=t ф=f х=x ч=ch ш=sh",
    "uz 2019": "б=b в=v г=g ғ=ğ д=d ж=j з=z к=k қ=q ҳ=h л=l м=m н=n п=p р=r с=s т=t х=x ч=ç ш=ş",
    "tk": "б=b в=w г=g д=d ж=ž җ=j з=z к=k л=l м=m н=n ң=ň п=p р=r с=s т=t ф=f х=h ч=ç ш=ş",
    "tt": "б=b в=w г=g д=d ж=j җ=c з=z к=k л=l м=m н=n ң=ñ п=p р=r с=s т=t ф=f х=x һ=h ч=ç ш=ş",
    "ru": "б=b в=v г=g д=d ж=zh з=z к=k л=l м=m н=n п=p р=r с=s т=t ф=f х=kh ч=ch ш=sh щ=shch",
}
VOWELS = {
    "az": "а=a ә=ə е=e и=i ы=ı о=o ө=ö у=u ү=ü",
    "kk": "а=a ә=ä е=e и=i і=ı ы=y о=o ө=ö у=u ұ=ū ү=ü",
    "kk 2018": "а=a ә=á е=e и=ı і=i ы=y о=o ө=ó ұ=u ү=ú",
    "ky": "а=a е=e и=i ы=y о=o ө=ö у=u ү=ü аа=aa оо=oo өө=öö уу=uu",
    "uz": "а=a е=e и=i о=o ў=oʻ у=u",
    "uz 2019": "а=a е=e и=i о=o ў=ö у=u",
    "tk": "а=a ә=ä е=e и=i ы=y о=o ө=ö у=u ү=ü",
    "tt": "а=a ә=ä е=e и=i ы=ı о=o ө=ö у=u ү=ü",
    "ru": "а=a е=e и=i ы=y о=o у=u",
}

_LIST = """
Şuşa Shusha Шуша Əliyev Алиев Xankəndi Khankendi Ханкенди Нахчыван Naxçıvan Cavid Джавид
Джаванширов Oʻzbekiston Ўзбекистон Farg‘ona Фарғона Toshkent Тошкент Қўқон Qozogʻiston
Қазақстан Qazaqstan Өзбекстан Mirzoyev Jonibek Шоҳруҳ Xonobod Islomobod Rahmonov Boboyev
Көкшетау Kökşetaý Қуаныш Kuanysh Сәтбаев Köneürgenç Magtymguly Çärjew Türkmenabat Токтогул
Чолпон Нооруз Төрекулов Мөхәммәт Җәлил Çäçäk Рязань Ryazan Людмила Lyudmila Вячеслав Vyacheslav
Щедрин Shchedrin Ельцин Yeltsin Васильев Vasilyev Alexander Aleksandr Novruz Nauryz Dovud Aktau
Achmad Guatemala Kuwait Joan Noah Thomas Dzhalilabad
"""
NAMES = _LIST.split()


def pairs(table: str) -> list[list[str]]:
    return [pair.split("=") for pair in table.split()]


def words_of(language: str) -> st.SearchStrategy[tuple[str, str]]:
    """A word in both alphabets, of open syllables and a last consonant."""
    consonant, vowel = (st.sampled_from(pairs(t[language])) for t in (CONSONANTS, VOWELS))
    syllables = st.lists(st.tuples(consonant, vowel), min_size=1, max_size=3)
    letters = st.builds(
        lambda run, last: [*(x for s in run for x in s), last], syllables, consonant
    )
    return letters.map(lambda run: ("".join(c for c, _ in run), "".join(la for _, la in run)))


@pytest.mark.parametrize("language", VOWELS)
@given(data=st.data())
def test_a_word_has_one_key_in_both_alphabets(language: str, data: st.DataObject) -> None:
    cyrillic, latin = data.draw(words_of(language))
    assert fold(cyrillic) == fold(latin), (cyrillic, latin)


@pytest.mark.parametrize("language", VOWELS)
def test_each_syllable_of_a_language_has_one_key_in_both_alphabets(language: str) -> None:
    for cyrillic, latin in pairs(CONSONANTS[language]):
        for vowel, other in pairs(VOWELS[language]):
            assert fold(cyrillic + vowel) == fold(latin + other), (cyrillic + vowel, latin + other)
            assert fold(vowel + cyrillic) == fold(other + latin), (vowel + cyrillic, other + latin)


@pytest.mark.parametrize("apostrophe", "ʻʼ‘’'")
def test_each_apostrophe_of_uzbek_makes_the_key_of_its_cyrillic(apostrophe: str) -> None:
    for latin, cyrillic in (("Qoʻqon", "Қўқон"), ("Gʻijduvon", "Ғиждувон"), ("Oʻrmon", "Ўрмон")):
        assert fold(latin.replace("ʻ", apostrophe)) == fold(cyrillic)


def test_a_dotted_capital_made_small_by_anyone_is_an_i() -> None:
    for small in ("İ".lower(), "İ".casefold(), "i̇", "İ", "I", "ı", "i"):
        assert fold(f"{small}zmir") == "izmir"


@pytest.mark.parametrize("name", NAMES)
def test_a_name_has_one_key_in_all_its_forms(name: str) -> None:
    key = fold(name)
    assert fold(key) == key
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        for other in (name, name.upper(), name.lower(), name.casefold(), name.title()):
            assert fold(unicodedata.normalize(form, other)) == key, (form, other)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_found_however_much_of_it_is_typed(name: str) -> None:
    for length in range(1, len(name) + 1):
        assert fold(name).startswith(variants(name[:length])), name[:length]


_KEYS = """
import json, locale, sys
from catalog_app.domain.folding import fold, variants
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass  # which this machine has not
names = json.loads(sys.stdin.read())
print(json.dumps([[fold(name), *variants(name[:3])] for name in names]))
"""


@pytest.mark.parametrize("locale", ["C", "tr_TR", "az_AZ", "kk_KZ", "ru_RU"])
def test_a_key_depends_on_no_locale(locale: str) -> None:
    names = [*NAMES, "İSTANBUL", "ISPARTA", "ılıca", "QIZILORDA", "Iğdır"]
    spoken = locale if locale == "C" else f"{locale}.UTF-8"
    environment = {"LC_ALL": spoken, "LANG": spoken, "LANGUAGE": locale[:2], "PYTHONUTF8": "0"}
    told = subprocess.run(
        [sys.executable, "-c", _KEYS],
        input=json.dumps(names),
        env=os.environ | environment,
        cwd=Path(catalog_app.__file__).parents[1],
        capture_output=True,
        check=True,
        text=True,
    )
    assert json.loads(told.stdout) == [[fold(name), *variants(name[:3])] for name in names]
