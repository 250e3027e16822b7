"""What columns and fields are called in people's own lists, and the words for roles and statuses.

To the labels of our own fields and choices, in every language, come the usual other ones.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from catalog_app.domain.coded import Choice
from catalog_app.domain.delegations import Member
from catalog_app.domain.folding import fold
from catalog_app.domain.people import Person
from catalog_app.exchange.pasting.names import PARTS
from catalog_app.exchange.pasting.words import phrases, words
from catalog_app.i18n import CODES, language as language_of

FIELDS = (
    "role", "honorific", "name", "position", "employer", "status", "email", "phone", "country",
    "arrival", "arrival_by", "departure", "departure_by", "hotel", "room", "visa", "diet",
)  # fmt: skip
"""What may be said of a member."""

NOT_TAKEN = ("passport", "birth", "note")
COLUMNS = (*FIELDS, *PARTS, "about", "number")
"""What a column may be taken for: a field, a part of the name, several things about the person
("about": position, employer, role ...), or the running number."""

_LABELS = {
    "number": "no|nr|№|№ п/п|п/п|s/n|sn|sr no|item|sıra|sıra no|sıra nömrəsi|sıra sayı|s no|т/р|"
    "р/с|р/н|т/б|t/r|t/b",
    "name": "name|full name|names|name and surname|name surname|surname and name|surname name|"
    "first and last name|name and last name|name of participant|name of delegate|participant|"
    "participants|delegate|delegates|фио|ф.и.о.|фамилия имя отчество|имя и фамилия|фамилия и имя|"
    "фамилия имя|имя фамилия|участник|участники|ad soyad|adı soyadı|adı və soyadı|ad və soyad|"
    "soyad ad|soyadı adı|soyadı və adı|ad soyad ata adı|soyad ad ata adı|soyadı adı ata adı|"
    "soyadı adı atasının adı|s.a.a.|iştirakçı|isim soyisim|isim soyad|adı ve soyadı|ad ve soyad|"
    "katılımcı|аты-жөні|аты жөні|аты-тегі|тегі аты|тегі аты әкесінің аты|т.а.ә.|қатысушы|аты-жөнү|"
    "фамилиясы аты|аты фамилиясы|фамилиясы аты атасынын аты|катышуучу|ady familiýasy|"
    "ady we familiýasy|familiýasy ady|f.a.a.|gatnaşyjy|ism familiya|ism sharifi|familiya ism|"
    "ismi familiyasi|familiyasi ismi|f.i.sh.|f.i.o.|ishtirokchi|şəxs|kişi",
    "family_name": "surname|last name|family name|lastname|фамилия|soyad|soyadı|soyisim|soyismi|"
    "тегі|фамилиясы|familiýasy|familiya|familiyasi",
    "given_name": "first name|given name|given names|first names|forename|имя|ad|adı|аты|ady|ism|"
    "ismi|isim",
    "patronymic": "patronymic|middle name|father's name|отчество|ata adı|atasının adı|baba adı|"
    "әкесінің аты|атасынын аты|atasynyň ady|otasining ismi",
    "honorific": "honorific|salutation|mr/ms|mr/mrs|mr mrs ms|mr/mrs/ms|prefix|title|"
    "form of address|обращение|müraciət|hitap|qaratpa söz",
    "position": "position|job title|post|designation|occupation|profession|job|function|"
    "position title|title position|official title|должность|звание|профессия|должность звание|"
    "занимаемая должность|vəzifə|vəzifəsi|görev|görevi|unvan|unvanı|ünvan|ünvanı|pozisyon|meslek|"
    "mesleği|лауазым|лауазымы|қызметі|кызматы|кызмат орду|wezipe|wezipesi|lavozim|lavozimi|kasbi",
    "about": "position and organisation|position and organization|position organisation|"
    "position organization|position and place of work|title and organisation|"
    "title and organization|должность место работы|должность и место работы|"
    "место работы должность|место работы и должность|должность организация|"
    "организация должность|vəzifəsi və iş yeri|iş yeri və vəzifəsi|iş yeri vəzifəsi|"
    "vəzifəsi iş yeri|görevi ve kurumu|kurumu ve görevi|kurumu görevi|görevi kurumu|"
    "жұмыс орны лауазымы|лауазымы жұмыс орны|жұмыс орны мен лауазымы|иштеген жери кызматы|"
    "кызматы жана иштеген жери|иштеген жери жана кызматы|işleýän ýeri we wezipesi|"
    "ish joyi va lavozimi|ish joyi lavozimi|lavozimi va ish joyi",
    "employer": "organisation|organization|institution|employer|company|affiliation|workplace|"
    "place of work|work place|ministry|agency|body|организация|место работы|учреждение|ведомство|"
    "iş yeri|təşkilat|təşkilatı|qurum|kurum|kurumu|kuruluş|kuruluşu|çalıştığı kurum|жұмыс орны|"
    "ұйым|ұйымы|мекеме|мекемесі|иштеген жери|иш орду|уюм|уюму|мекемеси|iş ýeri|işleýän ýeri|"
    "edarasy|guramasy|ish joyi|tashkilot|tashkiloti|muassasa",
    "role": "role|role in delegation|role in the delegation|capacity|роль|роль в делегации|"
    "статус в делегации|rol|rolu|heyətdə rolu|heyetteki görevi|heyetteki rolü|рөлі|ролу|roly|roli",
    "status": "status|confirmation|статус|статус участия|durum|durumu|күйі|абалы|ýagdaýy|holati",
    "email": "e-mail|email|mail|e-mail address|email address|электронная почта|эл. почта|"
    "эл. адрес|почта|электронный адрес|e-poçt|elektron poçt|e-poçt ünvanı|elektron ünvan|"
    "elektron poçt ünvanı|e-posta|eposta|e-posta adresi|электрондық пошта|эл. пошта|"
    "электрондук почта|elektron poçta|elektron pochta|e-pochta",
    "phone": "phone|telephone|tel|mobile|mob|cell|mobile phone|cell phone|phone number|"
    "telephone number|mobile number|contact number|contact phone|whatsapp|телефон|тел|моб|"
    "моб. тел.|мобильный|мобильный телефон|моб. телефон|номер телефона|контактный телефон|telefon|"
    "mobil|mobil telefon|telefon nömrəsi|əlaqə nömrəsi|əlaqə telefonu|cep|cep telefonu|gsm|"
    "telefon numarası|ұялы телефон|байланыс телефоны|телефон нөмірі|телефон номери|telefon belgisi|"
    "telefon raqami",
    "country": "country|country of origin|страна|ölkə|ülke|ел|мемлекет|өлкө|ýurt|mamlakat|davlat",
    "arrival": "arrival|arrivals|arr|arrival date|arrival time|date of arrival|arrival on|"
    "time of arrival|arrival date and time|arrival date time|arrives|прибытие|прилёт|приезд|заезд|"
    "дата прибытия|дата прилёта|дата приезда|дата заезда|дата и время прибытия|"
    "дата и время прилёта|время прибытия|gəliş|gəliş tarixi|gəliş vaxtı|gəliş tarixi və saatı|"
    "gəlmə tarixi|geliş|geliş tarihi|geliş saati|varış|varış tarihi|varış saati|келу|келуі|"
    "келу күні|келу уақыты|келүү|келүүсү|келүү күнү|келүү убактысы|gelmegi|gelýän güni|"
    "gelýän wagty|kelish|kelishi|kelish sanasi|kelish vaqti",
    "departure": "departure|departures|dep|departure date|departure time|date of departure|"
    "time of departure|departure date and time|departure date time|departs|return|return date|"
    "отъезд|вылет|отбытие|убытие|выезд|дата отъезда|дата вылета|дата убытия|дата отбытия|"
    "дата выезда|дата и время вылета|дата и время отъезда|время вылета|gediş|gediş tarixi|"
    "gediş vaxtı|yola düşmə|qayıdış|gidiş|dönüş|dönüş tarihi|ayrılış|ayrılış tarihi|gidiş tarihi|"
    "кету|кетуі|кету күні|кету уақыты|қайту|кетүү|кетүүсү|кетүү күнү|кетүү убактысы|gitmegi|"
    "gidýän güni|gidýän wagty|ketish|ketishi|ketish sanasi|ketish vaqti|joʻnash",
    "arrival_by": "flight|flight no|flight number|flights|arrival flight|arrival by|"
    "arrival flight no|train|flight train|рейс|номер рейса|рейс прибытия|рейс прилёта|поезд|reys|"
    "reys nömrəsi|gəliş reysi|qatar|uçuş|uçuş no|uçuş numarası|sefer|geliş uçuşu|varış uçuşu|"
    "geliş seferi|рейсі|келу рейсі|рейси|келүү рейси|uçuş belgisi|gelýän reýsi|reysi|kelish reysi",
    "departure_by": "departure flight|return flight|departure by|departure flight no|"
    "рейс вылета|рейс отбытия|обратный рейс|gediş reysi|qayıdış reysi|dönüş uçuşu|gidiş uçuşu|"
    "ayrılış uçuşu|dönüş seferi|кету рейсі|қайту рейсі|кетүү рейси|gidýän reýsi|ketish reysi|"
    "qaytish reysi",
    "hotel": "hotel|accommodation|hotel name|гостиница|отель|проживание|otel|mehmanxana|"
    "yerləşmə|konaklama|қонақүй|қонақ үй|мейманкана|myhmanhana|mehmonxona",
    "room": "room|room no|room number|room type|номер|номер комнаты|комната|тип номера|otaq|"
    "otaq nömrəsi|oda|oda no|oda numarası|oda tipi|бөлме|бөлмесі|бөлмө|бөлмөсү|otag|otagy|xona|"
    "xona raqami",
    "visa": "visa|visa required|visa needed|visa status|виза|нужна виза|viza|vize|wiza|vize durumu",
    "diet": "diet|dietary requirements|dietary needs|dietary restrictions|dietary|meals|food|"
    "питание|диета|особенности питания|qidalanma|pəhriz|diyet|beslenme|yemek tercihi|тамақтану|"
    "диеталық талаптар|тамактануу|iýmit|ovqatlanish|parhez",
    "passport": "passport|passport no|passport number|passport details|passport data|паспорт|"
    "номер паспорта|паспортные данные|серия и номер паспорта|pasport|pasport nömrəsi|pasaport|"
    "pasaport no|pasaport numarası|паспорт нөмірі|төлқұжат|төлқұжат нөмірі|паспорт номери|"
    "pasport belgisi|pasport raqami|id no|id number|fin",
    "birth": "date of birth|birth date|dob|born|birthday|place of birth|date and place of birth|"
    "nationality|дата рождения|год рождения|место рождения|гражданство|doğum tarixi|doğum yeri|"
    "təvəllüd|vətəndaşlığı|doğum tarihi|uyruğu|туған күні|туған жылы|азаматтығы|туулган күнү|"
    "туулган жылы|жарандыгы|doglan güni|doglan ýyly|tugʻilgan sanasi|tugʻilgan yili|fuqaroligi",
    "note": "note|notes|remarks|remark|comment|comments|примечание|примечания|qeyd|qeydlər|not|"
    "notlar|açıklama|ескерту|ескертпе|эскертүү|bellik|izoh",
}  # fmt: skip
_AS_WRITTEN = {"eta": "arrival", "etd": "departure"}  # with the key of "ata" and of "ad"
_OURS = {"person": "name", "passport_name": "name"}

AMBIGUOUS = {
    fold(label): meanings
    for label, meanings in {
        "title": ("honorific", "position"),
        "status": ("status", "role"),
        "статус": ("status", "role"),
        "function": ("role", "position"),
        "görevi": ("role", "position"),
    }.items()
}
"""Labels that mean several things: the contents of the column say which, else the last one."""


@cache
def labels() -> Mapping[str, str]:
    """Folded label -> what it names, a name of COLUMNS or NOT_TAKEN."""
    known = {key: name for name, listed in _LABELS.items() for key in phrases(listed)}
    ours = [
        (field.label, _OURS.get(name, name))
        for entity in (Member, Person)
        for name, field in entity.fields.items()
        if _OURS.get(name, name) in COLUMNS
    ]
    for code in CODES:
        for label, name in ours:
            known.setdefault(fold(language_of(code).text(label)), name)
    return known


def labelled(text: str) -> str | None:
    """What a head or a word before a colon names; what stands in brackets explains it only.

    Of several labels beside each other the first one counts, unless they are of different things.
    """
    known = labels()
    if text.strip().lower() in _AS_WRITTEN:
        return _AS_WRITTEN[text.strip().lower()]
    plain = _BRACKETS.sub(" ", text)
    whole = known.get(fold(text)) or known.get(fold(plain))
    if whole:
        return whole
    named = [known.get(fold(part)) for part in _BETWEEN_LABELS.split(plain)]
    return "about" if set(named) in _SEVERAL else next(filter(None, named), None)


_BRACKETS = re.compile(r"\([^)]*\)?|\*")
_BETWEEN_LABELS = re.compile(r"[/&+,;]|\s(?:and|и|və|ve|және|жана|we|va)\s", re.IGNORECASE)
_SEVERAL = ({"position", "employer"}, {"email", "phone"}, {"position", "role"})


@cache
def _choices(field: str) -> Mapping[str, str]:
    """Folded label in any language -> code."""
    kind = Member.fields[field].kind
    options = kind.options.items() if isinstance(kind, Choice) else ()
    return {fold(language_of(each).text(label)): code for each in CODES for code, label in options}


_STATUSES = {
    "announced": "to be confirmed|tbc|not confirmed|unconfirmed|provisional|уточняется|"
    "не подтверждено|предварительно|dəqiqləşdirilir|təsdiqlənməyib|teyit edilecek|"
    "henüz onaylanmadı|нақтыланады|такталат|anyklanylýar|aniqlanmoqda",
    "confirmed": "confirmed|participation confirmed|подтверждён|подтверждена|подтверждено|"
    "участие подтверждено|təsdiqlənib|təsdiq edilib|təsdiqləndi|onaylandı|teyitli|teyit edildi|"
    "расталды|расталған|тастыкталды|tassyklandy|tasdiqlandi|tasdiqlangan",
    "cancelled": "cancelled|canceled|withdrawn|not coming|will not attend|отменён|отменена|"
    "отменено|не приедет|не прибудет|снят|ləğv edilib|ləğv olunub|gəlmir|gəlmir|iptal|iptal edildi|"
    "katılamıyor|katılmayacak|бас тартты|келмейді|келбейт|жокко чыгарылды|ýatyryldy|gelmeýär|"
    "bekor qilindi|kelmaydi",
}


def status_of(text: str) -> str | None:
    """The status of a member that a text names."""
    key = fold(text)
    own = _choices("status").get(key)
    return own or next((code for code, said in _STATUSES.items() if key in phrases_of(said)), None)


@cache
def phrases_of(listed: str) -> frozenset[str]:
    return phrases(listed)


_ROLES = {
    "head": "hod|head|leader|team leader|rəhbər|rəhbəri|başçı|руководитель|глава|başkan|басшы|"
    "жетекші|башчы|жетекчи|ýolbaşçy|rahbar",
    "deputy_head": "dhod|deputy hod|deputy leader|заместитель руководителя",
    "member": "member|members|participant|participants|delegate|delegates|член|члены|участник|"
    "участница|участники|üzv|iştirakçı|üye|katılımcı|мүше|қатысушы|мүчө|катышуучу|agza|gatnaşyjy|"
    "ishtirokchi",
    "artist": "artists|performers|артистка|артисты|творческая группа",
    "expert": "experts|эксперты",
    "speaker": "speakers|спикер|спикеры|докладчица|докладчики|spiker",
    "interpreter": "interpreters|translator|translators|переводчица|переводчики|çevirmen|"
    "mütercim|tərcüməçi|синхронист",
    "press": "media|mass media|press representative|journalists|сми|журналисты|пресс-служба|"
    "mətbuat nümayəndəsi|kiv|basın mensubu|medya|бақ|ммк",
    "accompanying": "accompanying|accompanying persons|spouse|escort|accompanying spouse|"
    "сопровождающий|сопровождающая|сопровождающие|сопровождающие лица|супруга|супруг|"
    "müşayiət edən|həyat yoldaşı|xanımı|eşi|refakatçiler|жұбайы|жубайы|turmush oʻrtogʻi",
    "observer": "observers|наблюдатели",
}
_DELEGATION = words("delegati* делегац* heyət* nümayəndəli* wekiliýet*")
_ITS_KIND = words("nümayəndə official national rəsmi resmi официальной resmî ресми расмий")
_HEADS = words(
    "head leader chief chairman глав* руководител* rəhbər* başçı* başkan* басшы* жетекші* башчы* "
    "жетекчи* ýolbaşçy* rahbar* boshligʻi"
)
_DEPUTIES = words(
    "deputy vice заместитель зам müavin* yardımcı* орынбасар* орун басар* orunbasar* oʻrinbosar*"
)
_MEMBERS = words("member members член члены üzv* üye* мүше* мүчө* agza* aʼzo*")
_FILLERS = frozenset(fold("of the a an our").split())
_PLURAL = re.compile(r"(?<=...)(?:[lt][au]r(?:s?[iu])?|s)$")


def role_of(text: str) -> tuple[str, bool] | None:
    """The role that a text names, and whether it names it for sure: "Director" may be a "Head"."""
    keys = tuple(key for key in fold(text).split() if key not in _FILLERS)
    return _role_of(keys) if 0 < len(keys) <= 6 else None


@lru_cache(maxsize=4096)
def _role_of(keys: tuple[str, ...]) -> tuple[str, bool] | None:
    by_words = _role_in_delegation(keys)
    if by_words:
        return by_words, True
    for tried in (" ".join(keys), " ".join(_PLURAL.sub("", key) for key in keys)):
        role = _choices("role").get(tried) or _usual_roles().get(tried)
        if role:
            return role, role not in ("head", "deputy_head") or tried in phrases_of("hod|dhod")
    return None


@cache
def _usual_roles() -> Mapping[str, str]:
    return {key: role for role, listed in _ROLES.items() for key in phrases(listed)}


def _role_in_delegation(keys: tuple[str, ...]) -> str | None:
    """Of words that say nothing but someone's place in a delegation."""
    sides = {"head": _HEADS, "deputy_head": _DEPUTIES, "member": _MEMBERS}
    found, of_delegation = set(), False
    for key in keys:
        plain = _PLURAL.sub("", key)
        meant = {side for side, known in sides.items() if known.has(key) or known.has(plain)}
        found |= meant
        about = _DELEGATION.has(key)
        of_delegation |= about
        if not (meant or about or _ITS_KIND.has(key)):
            return None
    ranked = [side for side in ("deputy_head", "head", "member") if side in found]
    return ranked[0] if of_delegation and ranked else None


def is_delegation(key: str) -> bool:
    """Whether a folded word is "delegation"."""
    return _DELEGATION.has(key) or _ITS_KIND.has(key)


def role_code(text: str) -> str | None:
    """Of a cell that should hold a role."""
    found = role_of(text)
    return found[0] if found else _choices("role").get(fold(text))
