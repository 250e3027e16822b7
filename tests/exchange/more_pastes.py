"""More of what people paste (see pastes.py): the other languages, cards, Word, CSV."""

from tests.exchange.pastes import Paste

KYRGYZ = Paste(
    "ky",
    """\
Урматтуу Эльмира Асановна!

Кыргыз Республикасынын делегациясынын курамы:

1. Асанов Бакыт Турдубекович — маданият министринин орун басары, делегациянын жетекчиси
2. Токтогулова Назгүл Эсеновна — башкы адис, Маданият министрлиги
3. Бекташ уулу Замир — комузчу, Токтогул Сатылганов атындагы филармония
4. Ж. Осмонова — котормочу, zh.osmonova@mail.example, +996 700 11 22 33
5. Абдыкадыров Эрмек мырза, сүрөтчү (келүү: 21.10, 23:55, TK 346)

Урматтоо менен,
Протокол бөлүмү
""",
    {
        5: {
            "country": "KG",
            "name": "Асанов Бакыт Турдубекович",
            "position": "маданият министринин орун басары",
            "role": "head",
        },
        6: {
            "country": "KG",
            "name": "Токтогулова Назгүл Эсеновна",
            "position": "башкы адис",
            "employer": "Маданият министрлиги",
        },
        7: {
            "country": "KG",
            "name": "Бекташ уулу Замир",
            "position": "комузчу",
            "employer": "Токтогул Сатылганов атындагы филармония",
        },
        8: {
            "country": "KG",
            "name": "Ж. Осмонова",
            "role": "interpreter",
            "email": "zh.osmonova@mail.example",
            "phone": "+996 700 11 22 33",
        },
        9: {
            "country": "KG",
            "name": "Абдыкадыров Эрмек",
            "honorific": "мырза",
            "position": "сүрөтчү",
            "arrival": "21.10, 23:55",
            "arrival_by": "TK 346",
        },
    },
    passed=(1, 11, 12),
)

UZBEK = Paste(
    "uz",
    """\
Hurmatli hamkasblar,

O‘zbekiston delegatsiyasi:
1. Karimov Shuhrat Baxtiyorovich, Madaniyat vazirining o‘rinbosari, delegatsiya rahbari
2. Yo‘ldosheva Dilorom Akmal qizi, bosh mutaxassis, Madaniyat vazirligi
3. Tursunov Bekzod, xonanda, O‘zbekiston davlat filarmoniyasi, mehmonxona: Hyatt, xona 305
4. Kim Olga xonim, tarjimon, tel: +998 (90) 123-45-67

Hurmat bilan,
Protokol bo‘limi
""",
    {
        4: {
            "country": "UZ",
            "name": "Karimov Shuhrat Baxtiyorovich",
            "position": "Madaniyat vazirining o‘rinbosari",
            "role": "head",
        },
        5: {
            "country": "UZ",
            "name": "Yo‘ldosheva Dilorom Akmal qizi",
            "position": "bosh mutaxassis",
            "employer": "Madaniyat vazirligi",
        },
        6: {
            "country": "UZ",
            "name": "Tursunov Bekzod",
            "position": "xonanda",
            "employer": "O‘zbekiston davlat filarmoniyasi",
            "hotel": "Hyatt",
            "room": "305",
        },
        7: {
            "country": "UZ",
            "name": "Kim Olga",
            "honorific": "xonim",
            "role": "interpreter",
            "phone": "+998 (90) 123-45-67",
        },
    },
    passed=(1, 9, 10),
)

TURKMEN = Paste(
    "tk",
    "Wekiliýetiň düzümi:\n"
    "1.\tMyrat Annaýew – Medeniýet ministriniň orunbasary, wekiliýetiň ýolbaşçysy\n"
    "2.\tOgulgerek Berdiýewa, baş hünärmen, Medeniýet ministrligi\n"
    "3.\tGurbanow Döwlet, dutarçy, Döwlet konserwatoriýasy – tassyklandy\n",
    {
        2: {
            "name": "Myrat Annaýew",
            "position": "Medeniýet ministriniň orunbasary",
            "role": "head",
        },
        3: {
            "name": "Ogulgerek Berdiýewa",
            "position": "baş hünärmen",
            "employer": "Medeniýet ministrligi",
        },
        4: {
            "name": "Gurbanow Döwlet",
            "position": "dutarçy",
            "employer": "Döwlet konserwatoriýasy",
            "status": "confirmed",
        },
    },
    passed=(1,),
)

CSV = Paste(
    "az",
    "Sıra;Soyad;Ad;Ata adı;Vəzifəsi;İş yeri;Mobil telefon;Doğum tarixi\n"
    "1;Kərimova;Leyla;Azər qızı;baş məsləhətçi;Mədəniyyət Nazirliyi;+994 50 555 11 22;01.02.1980\n"
    "2;Əhmədov;Orxan;Tofiq oğlu;müdir;Dövlət Filarmoniyası;+994 55 555 33 44;05.06.1975\n"
    "3;Van der Berg;Jan;;dirijor;;;\n",
    {
        2: {
            "name": "Kərimova Leyla Azər qızı",
            "position": "baş məsləhətçi",
            "employer": "Mədəniyyət Nazirliyi",
            "phone": "+994 50 555 11 22",
        },
        3: {
            "name": "Əhmədov Orxan Tofiq oğlu",
            "position": "müdir",
            "employer": "Dövlət Filarmoniyası",
            "phone": "+994 55 555 33 44",
        },
        4: {"name": "Van der Berg, Jan", "position": "dirijor"},
    },
    left={2: ("01.02.1980",), 3: ("05.06.1975",)},
)

CARDS = Paste(
    "en",
    """\
DELEGATION OF GEORGIA

Head of Delegation
H.E. Ms. Nino Beridze
Minister of Culture and Sport
nino.beridze@culture.example

Members
Mr. Giorgi Kapanadze
Director of the International Relations Department
Ministry of Culture and Sport

Ms. Tamar Lomidze
Conductor, Tbilisi State Symphony Orchestra
Dietary requirements: gluten-free
Single room
""",
    {
        4: {
            "country": "GE",
            "role": "head",
            "honorific": "H.E. Ms.",
            "name": "Nino Beridze",
            "position": "Minister of Culture and Sport",
            "email": "nino.beridze@culture.example",
        },
        9: {
            "country": "GE",
            "role": "member",
            "honorific": "Mr.",
            "name": "Giorgi Kapanadze",
            "position": "Director of the International Relations Department",
            "employer": "Ministry of Culture and Sport",
        },
        13: {
            "country": "GE",
            "role": "member",
            "honorific": "Ms.",
            "name": "Tamar Lomidze",
            "position": "Conductor",
            "employer": "Tbilisi State Symphony Orchestra",
            "diet": "gluten-free",
            "room": "Single",
        },
    },
)

MORE_PASTES = {
    "Kyrgyz": KYRGYZ,
    "Uzbek": UZBEK,
    "Turkmen": TURKMEN,
    "CSV": CSV,
    "cards": CARDS,
}
