"""What people paste, and what each of its lines says of a person: letters, e-mails, spreadsheets.

All people in them are made up.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paste:
    """`rows`: the line on which a person stands -> field -> value; `passed`: lines of nobody.

    `parts`: name -> family name, given name, patronymic, as far as they are known.
    `left`: line -> what must be left as not understood.
    """

    language: str
    text: str
    rows: dict[int, dict[str, str]]
    passed: tuple[int, ...] = ()
    left: dict[int, tuple[str, ...]] | None = None


LETTER = Paste(
    "en",
    """\
The Embassy of the Republic of Kazakhstan presents its compliments to the Ministry of
Culture and has the honour to communicate the composition of the delegation
to the International Festival of Traditional Music:

1. H.E. Mr Daulet Sarsenov, Deputy Minister of Culture and Information – head of delegation
2. Ms Aigerim Bekova, Director, Department of International Cooperation, Ministry of Culture
3. Prof. Dr. Nurlan ABDIKARIM, Rector, Kazakh National Conservatoire (arrival: 22 Oct, 18:40, \
KC 103; departure: 26 Oct, KC 104)
4. Mr Timur O'Brien-Akhmetov, Interpreter, tel. +7 701 555 01 02, timur.akhmetov@mail.example
5. Mrs Saule Zhumabayeva, soloist of the State
   Philharmonic, vegetarian
6. Mr Arman Tulegenov – cameraman, Khabar TV – press (to be confirmed)

The Embassy avails itself of this opportunity to renew to the Ministry the assurances
of its highest consideration.

Astana, 3 October 2025
""",
    {
        5: {
            "honorific": "H.E. Mr",
            "name": "Daulet Sarsenov",
            "position": "Deputy Minister of Culture and Information",
            "role": "head",
        },
        6: {
            "honorific": "Ms",
            "name": "Aigerim Bekova",
            "position": "Director",
            "employer": "Department of International Cooperation, Ministry of Culture",
        },
        7: {
            "honorific": "Prof. Dr.",
            "name": "Nurlan ABDIKARIM",
            "position": "Rector",
            "employer": "Kazakh National Conservatoire",
            "arrival": "22 Oct, 18:40",
            "arrival_by": "KC 103",
            "departure": "26 Oct",
            "departure_by": "KC 104",
        },
        8: {
            "honorific": "Mr",
            "name": "Timur O'Brien-Akhmetov",
            "role": "interpreter",
            "phone": "+7 701 555 01 02",
            "email": "timur.akhmetov@mail.example",
        },
        9: {
            "honorific": "Mrs",
            "name": "Saule Zhumabayeva",
            "position": "soloist of the State Philharmonic",
            "diet": "vegetarian",
        },
        11: {
            "honorific": "Mr",
            "name": "Arman Tulegenov",
            "position": "cameraman",
            "employer": "Khabar TV",
            "role": "press",
            "status": "announced",
        },
    },
    passed=(1, 2, 3, 13, 14, 16),
)

RUSSIAN = Paste(
    "ru",
    """\
Уважаемая Лейла Рашидовна!

Направляем состав делегации Республики Узбекистан на Дни культуры:

Руководитель делегации – Каримов Шухрат Бахтиёрович, заместитель министра культуры \
Республики Узбекистан
Члены делегации:
1) Юлдашева Дилором Акмаловна – начальник управления международных связей, Министерство культуры
2) проф. Рахимов А.К., ректор, Государственная консерватория Узбекистана;
3) г-жа Ольга Ким, переводчик, тел.: +998 90 123-45-67
4) Турсунов Бекзод Олимович, народный артист Узбекистана, прибытие 22.10 в 18:40, рейс HY 755
5) Сидорова Анна Петровна, паспорт AB1234567, 12.03.1985 г.р., журналист, Национальное \
информационное агентство

С уважением,
Н. Абдуллаева
начальник отдела протокола
""",
    {
        5: {
            "country": "UZ",
            "role": "head",
            "name": "Каримов Шухрат Бахтиёрович",
            "position": "заместитель министра культуры Республики Узбекистан",
        },
        7: {
            "country": "UZ",
            "role": "member",
            "name": "Юлдашева Дилором Акмаловна",
            "position": "начальник управления международных связей",
            "employer": "Министерство культуры",
        },
        8: {
            "country": "UZ",
            "role": "member",
            "honorific": "проф.",
            "name": "Рахимов А.К.",
            "position": "ректор",
            "employer": "Государственная консерватория Узбекистана",
        },
        9: {
            "country": "UZ",
            "honorific": "г-жа",
            "name": "Ольга Ким",
            "role": "interpreter",
            "phone": "+998 90 123-45-67",
        },
        10: {
            "country": "UZ",
            "role": "member",
            "name": "Турсунов Бекзод Олимович",
            "position": "народный артист Узбекистана",
            "arrival": "22.10 в 18:40",
            "arrival_by": "HY 755",
        },
        11: {
            "country": "UZ",
            "role": "member",
            "name": "Сидорова Анна Петровна",
            "position": "журналист",
            "employer": "Национальное информационное агентство",
        },
    },
    passed=(1, 13, 14, 15),
    left={11: ("AB1234567", "12.03.1985")},
)

AZERBAIJANI = Paste(
    "az",
    """\
Hörmətli həmkarlar,

Azərbaycan nümayəndə heyətinin tərkibini təqdim edirik:

• Cənab Elçin Məmmədov – Mədəniyyət nazirinin müavini, nümayəndə heyətinin rəhbəri
• Xanım Aysel Quliyeva – Mədəniyyət Nazirliyinin Beynəlxalq əlaqələr şöbəsinin müdiri
• Hüseynov Rəşad Vaqif oğlu – direktor, Azərbaycan Dövlət Akademik Musiqili Teatrı
• Nigar xanım Səfərova – tərcüməçi (nigar.s@mct.example)
• ƏLİYEV Tural – xanəndə, Əməkdar artist; gəliş: 22 oktyabr, J2 8077; otel: Hilton Almaty; otaq 412

Hörmətlə,
Səbinə Rzayeva
Protokol şöbəsi
""",
    {
        5: {
            "country": "AZ",
            "honorific": "Cənab",
            "name": "Elçin Məmmədov",
            "position": "Mədəniyyət nazirinin müavini",
            "role": "head",
        },
        6: {
            "country": "AZ",
            "honorific": "Xanım",
            "name": "Aysel Quliyeva",
            "position": "Mədəniyyət Nazirliyinin Beynəlxalq əlaqələr şöbəsinin müdiri",
        },
        7: {
            "country": "AZ",
            "name": "Hüseynov Rəşad Vaqif oğlu",
            "position": "direktor",
            "employer": "Azərbaycan Dövlət Akademik Musiqili Teatrı",
        },
        8: {
            "country": "AZ",
            "name": "Nigar xanım Səfərova",
            "role": "interpreter",
            "email": "nigar.s@mct.example",
        },
        9: {
            "country": "AZ",
            "name": "ƏLİYEV Tural",
            "position": "xanəndə, Əməkdar artist",
            "arrival": "22 oktyabr",
            "arrival_by": "J2 8077",
            "hotel": "Hilton Almaty",
            "room": "412",
        },
    },
    passed=(1, 11, 12, 13),
)

TURKISH = Paste(
    "tr",
    """\
Sayın İlgili,

Festivale katılacak Türkiye heyeti aşağıda sunulmuştur.

Heyet Başkanı: Sayın Prof. Dr. Mehmet YILDIRIM, Kültür ve Turizm Bakan Yardımcısı
Üyeler:
- Ayşe Demir, Daire Başkanı, Kültür ve Turizm Bakanlığı, ayse.demir@ktb.example
- Dr. Ahmet Kaya, Öğretim Üyesi, Ankara Üniversitesi Devlet Konservatuvarı
- Zeynep Çelik Hanım – tercüman – 0532 555 12 34
- Murat Şahin (ses sanatçısı), TRT Ankara Radyosu, varış 22.10.2025 18:40 TK 334, \
ayrılış 26.10.2025 09:15 TK 335
- Elif ÖZTÜRK, refakatçi, iptal edildi

Saygılarımla,
Hasan Polat
Dışişleri Bakanlığı Protokol Müdürü
""",
    {
        5: {
            "role": "head",
            "honorific": "Sayın Prof. Dr.",
            "name": "Mehmet YILDIRIM",
            "position": "Kültür ve Turizm Bakan Yardımcısı",
        },
        7: {
            "role": "member",
            "name": "Ayşe Demir",
            "position": "Daire Başkanı",
            "employer": "Kültür ve Turizm Bakanlığı",
            "email": "ayse.demir@ktb.example",
        },
        8: {
            "role": "member",
            "honorific": "Dr.",
            "name": "Ahmet Kaya",
            "position": "Öğretim Üyesi",
            "employer": "Ankara Üniversitesi Devlet Konservatuvarı",
        },
        9: {
            "honorific": "Hanım",
            "name": "Zeynep Çelik",
            "role": "interpreter",
            "phone": "0532 555 12 34",
        },
        10: {
            "role": "member",
            "name": "Murat Şahin",
            "position": "ses sanatçısı",
            "employer": "TRT Ankara Radyosu",
            "arrival": "22.10.2025 18:40",
            "arrival_by": "TK 334",
            "departure": "26.10.2025 09:15",
            "departure_by": "TK 335",
        },
        11: {"name": "Elif ÖZTÜRK", "role": "accompanying", "status": "cancelled"},
    },
    passed=(1, 3, 13, 14, 15),
)

KAZAKH = Paste(
    "kk",
    """\
Құрметті әріптестер!

Қазақстан Республикасының делегациясы:

1. Сәрсенов Дәулет Асқарұлы – Мәдениет және ақпарат вице-министрі, делегация басшысы
2. Бекова Айгерім Серікқызы – Халықаралық байланыстар департаментінің директоры
3. Ахметов Тимур – аудармашы, +7 701 555 01 02
4. Төлегенов Арман Болатұлы, домбырашы, Құрманғазы атындағы академиялық оркестр, вегетариан
5. Жұмабаева Сәуле ханым, әнші, ҚР еңбек сіңірген артисі

Құрметпен,
А. Нұрпейісова
""",
    {
        5: {
            "country": "KZ",
            "name": "Сәрсенов Дәулет Асқарұлы",
            "position": "Мәдениет және ақпарат вице-министрі",
            "role": "head",
        },
        6: {
            "country": "KZ",
            "name": "Бекова Айгерім Серікқызы",
            "position": "Халықаралық байланыстар департаментінің директоры",
        },
        7: {
            "country": "KZ",
            "name": "Ахметов Тимур",
            "role": "interpreter",
            "phone": "+7 701 555 01 02",
        },
        8: {
            "country": "KZ",
            "name": "Төлегенов Арман Болатұлы",
            "position": "домбырашы",
            "employer": "Құрманғазы атындағы академиялық оркестр",
            "diet": "вегетариан",
        },
        9: {
            "country": "KZ",
            "name": "Жұмабаева Сәуле",
            "honorific": "ханым",
            "position": "әнші, ҚР еңбек сіңірген артисі",
        },
    },
    passed=(1, 11, 12),
)

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

PASTES = {
    "letter": LETTER,
    "Russian": RUSSIAN,
    "Azerbaijani": AZERBAIJANI,
    "Turkish": TURKISH,
    "Kazakh": KAZAKH,
    "sheet": SHEET,
    "bare sheet": BARE_SHEET,
    "mail": MAIL,
}
