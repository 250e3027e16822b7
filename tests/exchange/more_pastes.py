"""More of what people paste (see pastes.py): tables, mails, the other languages, Word."""

from tests.exchange.pastes import Paste

SHEET = Paste(
    "en",
    "LIST OF PARTICIPANTS\t\t\t\t\t\t\t\n"
    "No.\tName and surname\tPosition\tOrganization\tRole\tE-mail\tArrival (date, time)\tFlight\n"
    'United Kingdom\t\t\t\t\t\t\t\n1\tMr John SMITH\tDirector\t"National Museum\nof Scotland"\t'
    "Head of delegation\tj.smith@nms.example\t22.10.2025 18:40\tBA 886\n"
    "2\tDr Mary Jones\tCurator, textiles\tNational Museum of Scotland\tExpert\t\t22.10.2025\t\n"
    "Azerbaijan\t\t\t\t\t\t\t\n"
    "3\tMs Günel Abbasova\tChief adviser\tMinistry of Culture\tMember\tg.abbasova@mct.example\t"
    "21.10.2025 09:00\tJ2 075\n",
    {
        4: {
            "country": "GB",
            "honorific": "Mr",
            "name": "John SMITH",
            "position": "Director",
            "employer": "National Museum of Scotland",
            "role": "head",
            "email": "j.smith@nms.example",
            "arrival": "22.10.2025 18:40",
            "arrival_by": "BA 886",
        },
        6: {
            "country": "GB",
            "honorific": "Dr",
            "name": "Mary Jones",
            "position": "Curator, textiles",
            "employer": "National Museum of Scotland",
            "role": "expert",
            "arrival": "22.10.2025",
        },
        8: {
            "country": "AZ",
            "honorific": "Ms",
            "name": "Günel Abbasova",
            "position": "Chief adviser",
            "employer": "Ministry of Culture",
            "role": "member",
            "email": "g.abbasova@mct.example",
            "arrival": "21.10.2025 09:00",
            "arrival_by": "J2 075",
        },
    },
    passed=(1,),
)

BARE_SHEET = Paste(
    "ru",
    "1\tАбдуллаев Руслан Ильясович\tминистр культуры\tМинистерство культуры Кыргызской Республики"
    "\t+996 555 12 34 56\tглава делегации\n"
    "2\tОсмонова Жылдыз Кубатовна\tначальник отдела\tМинистерство культуры Кыргызской Республики"
    "\t+996 555 12 34 57\tчлен делегации\n"
    "3\tБекташ уулу Замир\tакын\tКыргызская филармония\t\tартист\n"
    "4\tКим Ольга\t\t\t+996 700 00 00 11\tпереводчик\n",
    {
        1: {
            "name": "Абдуллаев Руслан Ильясович",
            "position": "министр культуры",
            "employer": "Министерство культуры Кыргызской Республики",
            "phone": "+996 555 12 34 56",
            "role": "head",
        },
        2: {
            "name": "Осмонова Жылдыз Кубатовна",
            "position": "начальник отдела",
            "employer": "Министерство культуры Кыргызской Республики",
            "phone": "+996 555 12 34 57",
            "role": "member",
        },
        3: {
            "name": "Бекташ уулу Замир",
            "position": "акын",
            "employer": "Кыргызская филармония",
            "role": "artist",
        },
        4: {"name": "Ким Ольга", "phone": "+996 700 00 00 11", "role": "interpreter"},
    },
)

MAIL = Paste(
    "en",
    """\
Dear Leyla,

Please see the final list below.

Best regards,
Tom Baker
British Council | Partnerships
+44 20 7389 0000

-----Original Message-----
From: Anna Kowalska <anna@mkidn.example>
Sent: Monday, 6 October 2025 10:12
To: Tom Baker
Subject: RE: delegations

> Hi Tom,
>
> here we go:
>
> Poland:
> - Ms Anna Kowalska, Chief Specialist, Ministry of Culture and National Heritage (head of \
delegation)
> - Mr Jan van der Berg, violinist,
>   Warsaw Philharmonic
>
> Hungary
> - Dr. KOVÁCS Péter, Deputy State Secretary; confirmed
> - Ms Nagy Éva, expert - hotel: Fairmont - visa: not required
>
> Thanks,
> Anna
>
> --
> Anna Kowalska
> Department of International Relations
""",
    {
        21: {
            "country": "PL",
            "honorific": "Ms",
            "name": "Anna Kowalska",
            "position": "Chief Specialist",
            "employer": "Ministry of Culture and National Heritage",
            "role": "head",
        },
        22: {
            "country": "PL",
            "honorific": "Mr",
            "name": "Jan van der Berg",
            "position": "violinist",
            "employer": "Warsaw Philharmonic",
        },
        26: {
            "country": "HU",
            "honorific": "Dr.",
            "name": "KOVÁCS Péter",
            "position": "Deputy State Secretary",
            "status": "confirmed",
        },
        27: {
            "country": "HU",
            "honorific": "Ms",
            "name": "Nagy Éva",
            "role": "expert",
            "hotel": "Fairmont",
            "visa": "not required",
        },
    },
    passed=(1, 3, 5, 6, 7, 8, 10, 11, 12, 13, 14, 16, 18, 29, 30, 32, 33, 34),
)

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

MORE_PASTES = {
    "sheet": SHEET,
    "bare sheet": BARE_SHEET,
    "mail": MAIL,
    "Kyrgyz": KYRGYZ,
    "Uzbek": UZBEK,
    "Turkmen": TURKMEN,
    "CSV": CSV,
}
