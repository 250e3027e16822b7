"""The words by which a pasted line tells what it says, in the languages of the catalog.

All are compared by their folded key, so that one spelling stands for those of other alphabets.  A
word that ends in "*" stands for all that begin so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from catalog_app.domain.folding import fold


@dataclass(frozen=True)
class Words:
    """Folded words, and beginnings of words."""

    whole: frozenset[str]
    begun: frozenset[str]

    def has(self, key: str) -> bool:
        """Whether a folded word is among them, perhaps in the possessive form: müdir, müdiri."""
        if key in self.whole or _POSSESSIVE.sub("", key) in self.whole:
            return True
        return any(key[:length] in self.begun for length in range(3, len(key) + 1))


_POSSESSIVE = re.compile("(?<=...)s?[iu]$")


def words(text: str) -> Words:
    """Of a list with white space between the words."""
    listed = text.split()
    whole = (key for word in listed if word[-1] != "*" for key in fold(word).split())
    return Words(frozenset(whole), frozenset(fold(w[:-1]) for w in listed if w[-1] == "*"))


def phrases(text: str) -> frozenset[str]:
    """The folded phrases of a list with "|" between them."""
    return frozenset(filter(None, (fold(phrase) for phrase in text.split("|"))))


def any_of(patterns: Iterable[str]) -> str:
    """A pattern for any of the texts, the longest first, as they are written but for spaces."""
    longest = sorted(dict.fromkeys(patterns), key=len, reverse=True)
    return "|".join(r"\s*".join(map(re.escape, text.split())) for text in longest)


POSITIONS = words(
    """
    minister deputy vice director head chief chair chairman chairwoman chairperson president
    secretary rector professor lecturer teacher adviser advisor counsellor counselor attaché
    consul ambassador manager coordinator specialist officer assistant editor journalist
    correspondent reporter photographer cameraman operator conductor composer singer soloist
    musician violinist pianist cellist dancer choreographer actor actress painter artist sculptor
    poet writer translator interpreter curator producer researcher scientist scholar
    member representative expert consultant driver doctor leader founder student governor mayor
    councillor vocalist performer designer architect historian critic librarian archaeologist
    player engineer accountant lawyer spokesperson speaker executive senior leading acting chancellor honoured

    министр заместитель зам замминистра директор начальник руководитель глава председатель вице
    президент ректор проректор декан профессор доцент преподаватель учитель советник помощник
    консультант посол атташе консул менеджер координатор специалист эксперт редактор журналист*
    корреспондент фотограф оператор дирижёр композитор певец певица солист*
    музыкант скрипач* пианист* виолончелист* танцор танцовщ* балетмейстер хореограф актёр актриса
    художник скульптор поэт поэтесса писатель* преп препод* переводчик переводчица куратор
    продюсер исследователь учёный член представитель сотрудник* секретарь врач шофёр водитель студент* артист* народный народная
    заслуженный заслуженная главный главная ведущий ведущая старший старшая исполняющий режиссёр
    заведующ* искусствовед дизайнер архитектор историк акын домбрист кобызист

    nazir müavin müdir rəis direktor rəhbər sədr prezident rektor prorektor dekan dosent müəllim
    məsləhətçi köməkçi səfir attaşe katib mütəxəssis ekspert redaktor jurnalist müxbir fotoqraf
    dirijor bəstəkar müğənni xanəndə solist musiqiçi rəqqas rəqqasə aktyor aktrisa rəssam
    heykəltəraş şair yazıçı tərcüməçi kurator üzv nümayəndə əməkdaş artist tarzən
    kamançaçı aparıcı rejissor memar dizayner tələbə icraçı ifaçı sürücü balabançı

    bakan yardımcı müdür müdürü başkan rektör profesör doçent müsteşar müşavir danışman uzman
    büyükelçi ataşe sekreter editör gazeteci muhabir fotoğrafçı kameraman şef besteci şarkıcı
    sanatçı müzisyen kemancı piyanist dansçı koreograf oyuncu ressam heykeltıraş yazar tercüman
    çevirmen küratör araştırmacı üye temsilci görevli memur öğrenci koordinatör
    yönetmen şoför öğretim neyzen bağlama

    орынбасар басшы бастық төраға мұғалім кеңесші көмекші елші маман сарапшы тілші әнші домбырашы
    қобызшы күйші музыкант биші суретші мүсінші ақын жазушы аудармашы мүше өкіл қызметкер
    артис әртіс жетекші меңгеруші кинорежиссер

    басар жетекчи башчы башлык төрага кеңешчи жардамчы элчи адис кабарчы ырчы комузчу жазуучу
    сүрөтчү бийчи котормочу окумуштуу мүчө өкүл кызматкер манасчы башкы

    ministr orunbasar başlyk ýolbaşçy geňeşçi kömekçi ilçi hünärmen bilermen žurnalist habarçy
    kompozitor aýdymçy dutarçy bagşy sazanda şahyr ýazyjy suratkeş tansçy aktýor terjimeçi
    agza wekil işgär režissýor

    vazir oʻrinbosar boshliq rahbar rais oʻqituvchi maslahatchi yordamchi elchi mutaxassis muharrir
    muxbir bastakor xonanda qoʻshiqchi sozanda raqqosa rassom haykaltarosh shoir yozuvchi tarjimon
    vakil xodim yetakchi rejissyor dotsent
    """
)
ORGANISATIONS = words(
    """
    ministries university universities academy theatre theater institute institution
    centre center radio television tv agency museum library conservatory conservatoire
    philharmonic philharmonia orchestra ensemble embassy consulate committee council foundation
    fund union association company school college department commission organisation organization
    secretariat office bureau gallery studio newspaper magazine channel society federation palace
    parliament assembly government municipality administration division directorate circus
    unesco turksoy icesco trt

    министерств* университет* академия академии театр* институт* центр* радио телекан* телерад*
    агентств* музей музея библиотек* консерватори* филармони* оркестр* ансамбль ансамбля посольств*
    консульств* комитет* совет фонд союз ассоциаци* компани* школ* колледж* департамент* управлени*
    отдел отдела комисси* организаци* секретариат* бюро галере* студия студии газета журнал общество
    федераци* дворец парламент правительств* акимат* хокимият* учреждени* цирк тюрксой юнеско

    nazirli* universitet* akademiya* teatr* institut* mərkəz* agentliy* muzey* kitabxana*
    konservatoriya* filarmoniya* orkestr* ansambl* səfirli* komitə* şura şurası fondu ittifaq*
    assosiasiya* şirkət* məktəb* kollec* departament* şöbə* idarə* komissiya* təşkilat* katibliy*
    büro qalereya* studiya* qəzet* jurnalı kanalı cəmiyyət* federasiya* saray sarayı sirk

    bakanlı* üniversite* akademisi akademi tiyatro* enstitü* merkez* ajans* müze müzesi kütüphane*
    konservatuvar* filarmoni* topluluğu büyükelçili* elçili* konsoloslu* komite* kurul kurulu vakfı
    birliği derneği dernek şirketi okulu kolej* başkanlı* müdürlü* komisyon*
    teşkilatı sekreterli* galeri* stüdyo* gazetesi dergisi kanalı kurumu belediye* valili*

    министрлі* университеті академиясы театры институты орталы* агенттіг* мұражай* кітапхана*
    елшілі* кеңесі одағы қауымдаст* мектебі комитеті департаменті басқарма* ұйымы мекемесі
    газеті арнасы сарайы

    министрлиг* борбор* агенттиг* музейи китепкана* элчили* кеңеши фонду бирикмеси мектеби
    башкарма* уюму гезити

    ministrlig* merkezi agentlig* muzeýi kitaphana* konserwatoriýa* filarmoniýa* ilçihana* geňeşi
    gaznasy birleşigi mekdebi guramasy bölümi teatry

    vazirlig* markaz* agentlig* muzeyi kutubxona* konservatoriya* filarmoniya* elchixona* qoʻmita*
    kengash* jamgʻarma* uyushma* maktabi boshqarma* boʻlimi tashkilot* gazetasi saroyi
    """
)
NOT_NAMES = words(
    """
    festival congress forum conference meeting programme program list participants delegation annex
    regards thank thanks subject international national address
    делегаци* фестиваль форум конференция список приложение участник* состав международн*
    festivalı forumu siyahı siyahısı heyət heyəti heyətin iştirakçıların beynəlxalq əlavə
    festivali listesi heyeti uluslararası katılımcı тізімі құрамы халықаралық тизмеси курамы
    sanawy düzümi halkara roʻyxati tarkibi xalqaro
    """
)
PARTICLES = words("de da del della di van von der den bin bint ibn al el la le dos du of ul")

GREETINGS = (
    "dear|hello|hi|good morning|good afternoon|good day|to whom it may concern|ladies and|madam|"
    "sir|уважаем|здравствуйте|добрый день|доброе утро|дорог|hörmətli|salam|dəyərli|sayın|merhaba|"
    "değerli|сайын|құрметті|сәлеметсіз|урматтуу|саламатсыз|hormatly|salam|hurmatli|assalomu"
)
CLOSINGS = (
    "best regards|kind regards|regards|best wishes|sincerely|yours sincerely|yours faithfully|"
    "respectfully|thanks|thank you|many thanks|with best|with kind|warm regards|cheers|"
    "с уважением|с наилучшими|искренне|спасибо|hörmətlə|dərin hörmətlə|ehtiramla|təşəkkür|"
    "saygılarımla|saygılarımızla|saygılar|iyi çalışmalar|teşekkür|құрметпен|рахмет|урматтоо менен|"
    "урмат менен|рахмат|hormat bilen|hormatlamak bilen|sag boluň|hurmat bilan|ehtirom bilan"
)


MAIL_HEADS = (
    "from|to|cc|bcc|sent|date|subject|reply to|от|кому|копия|отправлено|дата|тема|kimdən|kimə|"
    "mövzu|tarix|göndərilib|kimden|kime|konu|tarih|gönderme tarihi|кімнен|кімге|тақырып|кимден|"
    "кимге|kimden|kimdan|kimga|mavzu|contact person|контактное лицо|əlaqələndirici şəxs|"
    "irtibat kişisi|байланыс тұлғасы|байланышуучу адам|aloqa uchun shaxs"
)


def begins(key: str, listed: str) -> bool:
    """Whether a folded text begins with one of the phrases, as whole words."""
    return any(f"{key} ".startswith(f"{phrase} ") for phrase in beginnings(listed))


@cache
def beginnings(listed: str) -> frozenset[str]:
    """The folded phrases of a list."""
    return phrases(listed)


HONORIFICS = (
    "H.E.|H. E.|HE|H.E|His Excellency|Her Excellency|Excellency|H.H.|H.R.H.|The Honourable|"
    "Honourable|The Hon.|Hon.|Mr|Mr.|Mrs|Mrs.|Ms|Ms.|Miss|Mx|Mme|Dr|Dr.|Prof|Prof.|Professor|"
    "Assoc. Prof.|Assoc.Prof.|Associate Professor|Amb.|Ambassador|Sir|Dame|Lord|Lady|Madam|Rev.|"
    "Cənab|Xanım|Zati-aliləri|dos.|akad.|Sayın|Sn.|Bay|Bayan|Doç.|Öğr. Üyesi|Öğr. Gör.|"
    "Arş. Gör.|Ekselansları|Av.|г-н|г-жа|г. н.|гн.|господин|госпожа|проф.|профессор|доц.|акад.|"
    "академик|д-р|доктор|Его Превосходительство|Её Превосходительство|Ее Превосходительство|"
    "Е.П.|Мырза|Ханым|Айым|Жоғары мәртебелі|Құрметті|Урматтуу|Jenap|Hanym|Hormatly|Janob|Xonim|"
    "Janobi oliylari|Hurmatli|Zoti oliylari"
)
HONORIFICS_BEHIND = (
    "bey|bəy|hanım|xanım|müəllim|мырза|ханым|айым|мугалим|xonim|janoblari|cənabları|hanym|"
    "hanımefendi|beyefendi"
)
SURE_HONORIFICS = phrases(
    "H.E.|HE|His Excellency|Her Excellency|Mr|Mrs|Ms|Miss|Cənab|г-н|г-жа|господин|госпожа|"
    "Его Превосходительство|Её Превосходительство|Jenap|Janob"
)
