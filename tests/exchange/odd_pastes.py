"""Pastes of people who write lists in their own way (see pastes.py)."""

from tests.exchange.pastes import Paste

NOTE = Paste(
    "ru",
    """\
Посольство Туркменистана свидетельствует своё уважение и имеет честь сообщить состав делегации:
— Аннаева Марал Оразовна, заместитель министра культуры Туркменистана — руководитель делегации;
— Бердыев Сердар, солист Государственного театра оперы и балета им. Махтумкули;
— Гурбанова Джерен Аманова — переводчица;
— Чарыев Б.А. — сопровождающий врач (аллергия на орехи).
Контактное лицо: Сапаров Максат, +993 12 44 55 66
""",
    {
        2: {
            "name": "Аннаева Марал Оразовна",
            "position": "заместитель министра культуры Туркменистана",
            "role": "head",
        },
        3: {
            "name": "Бердыев Сердар",
            "position": "солист Государственного театра оперы и балета им. Махтумкули",
        },
        4: {"name": "Гурбанова Джерен Аманова", "role": "interpreter"},
        5: {
            "name": "Чарыев Б.А.",
            "position": "сопровождающий врач",
            "diet": "аллергия на орехи",
        },
    },
    passed=(1, 6),
)

POSITIONS_FIRST = Paste(
    "en",
    """\
1. Minister of Culture Mr. Adil Karimov
2. Deputy Head of Department Ms. Leyla Hasanova (tel: 050 555 44 33)
3. Ambassador Murat Oz
4. Press secretary - John Doe, BBC News
5. Interpreter: Ms Irina Volkova
""",
    {
        1: {"position": "Minister of Culture", "honorific": "Mr.", "name": "Adil Karimov"},
        2: {
            "position": "Deputy Head of Department",
            "honorific": "Ms.",
            "name": "Leyla Hasanova",
            "phone": "050 555 44 33",
        },
        3: {"honorific": "Ambassador", "name": "Murat Oz"},
        4: {"position": "Press secretary", "name": "John Doe", "employer": "BBC News"},
        5: {"role": "interpreter", "honorific": "Ms", "name": "Irina Volkova"},
    },
)

FORMS = Paste(
    "en",
    """\
Name: Dr. Farid Guliyev
Position: Senior Researcher
Organization: Institute of Folklore
E-mail: farid@inst.example
Arrival: 21/10/2025 23:10 (J2 076)
Diet: halal

Surname: Alekperzadeh
Name: Sevda
Position: Singer
Country: Azerbaijan
Mobile: +994 50 200 00 01
Notes: birthday on the 22nd
""",
    {
        1: {
            "honorific": "Dr.",
            "name": "Farid Guliyev",
            "position": "Senior Researcher",
            "employer": "Institute of Folklore",
            "email": "farid@inst.example",
            "arrival": "21/10/2025 23:10",
            "arrival_by": "J2 076",
            "diet": "halal",
        },
        8: {
            "name": "Sevda Alekperzadeh",
            "position": "Singer",
            "country": "AZ",
            "phone": "+994 50 200 00 01",
        },
    },
    left={8: ("Notes: birthday on the 22nd",)},
)

PLAIN = Paste(
    "en",
    """\
Participants of the workshop

Aysel Mammadova, singer (Azerbaijan)
Bakyt Asanov, komuz player, Kyrgyzstan
Ivan Petrov
Maria Gonzalez Lopez – dancer – Spain
SMITH, John – Curator, British Museum
""",
    {
        3: {"name": "Aysel Mammadova", "position": "singer", "country": "AZ"},
        4: {"name": "Bakyt Asanov", "position": "komuz player", "country": "KG"},
        5: {"name": "Ivan Petrov"},
        6: {"name": "Maria Gonzalez Lopez", "position": "dancer", "country": "ES"},
        7: {"name": "SMITH, John", "position": "Curator", "employer": "British Museum"},
    },
    passed=(1,),
)

TURKISH_SHEET = Paste(
    "tr",
    "Sıra No\tAdı Soyadı\tUnvanı\tKurumu\tHeyetteki Görevi\tCep Telefonu\tUçuş\tGeliş\t"
    "Dönüş Tarihi\n"
    "1\tMehmet Yıldırım\tGenel Müdür\tTRT\tHeyet Başkanı\t0532 111 22 33\tTK 334\t"
    "22.10.2025 18:40\t26.10.2025\n"
    "2\tAyşe Akın\tSanatçı\tDevlet Halk Dansları Topluluğu\tÜye\t\tTK 334\t22.10.2025 18:40\t"
    "26.10.2025\n",
    {
        2: {
            "name": "Mehmet Yıldırım",
            "position": "Genel Müdür",
            "employer": "TRT",
            "role": "head",
            "phone": "0532 111 22 33",
            "arrival_by": "TK 334",
            "arrival": "22.10.2025 18:40",
            "departure": "26.10.2025",
        },
        3: {
            "name": "Ayşe Akın",
            "position": "Sanatçı",
            "employer": "Devlet Halk Dansları Topluluğu",
            "role": "member",
            "arrival_by": "TK 334",
            "arrival": "22.10.2025 18:40",
            "departure": "26.10.2025",
        },
    },
)

TWO_IN_A_CELL = Paste(
    "az",
    "Əliyev Vaqif Kamal oğlu\tMədəniyyət Nazirliyi, şöbə müdiri\t21.10.2025\n"
    "Həsənova Lalə\tMilli Konservatoriya, dosent\t22.10.2025\n"
    "Rzayev Elnur\tDövlət Rəqs Ansamblı, rəqqas\t22.10.2025\n",
    {
        1: {
            "name": "Əliyev Vaqif Kamal oğlu",
            "employer": "Mədəniyyət Nazirliyi",
            "position": "şöbə müdiri",
            "arrival": "21.10.2025",
        },
        2: {
            "name": "Həsənova Lalə",
            "employer": "Milli Konservatoriya",
            "position": "dosent",
            "arrival": "22.10.2025",
        },
        3: {
            "name": "Rzayev Elnur",
            "employer": "Dövlət Rəqs Ansamblı",
            "position": "rəqqas",
            "arrival": "22.10.2025",
        },
    },
)

BELOW_NUMBERS = Paste(
    "kk",
    """\
ҚАЗАҚСТАН

1. Оразбек Нұртаза
ҚР Мәдениет министрлігі
Өнер департаментінің басшысы
2. Айман Мұсақожаева
Ректор, Қазақ ұлттық өнер университеті
тел. 8 701 222 33 44
3. Серік Ерғали, этнограф-ғалым
""",
    {
        3: {
            "country": "KZ",
            "name": "Оразбек Нұртаза",
            "employer": "ҚР Мәдениет министрлігі",
            "position": "Өнер департаментінің басшысы",
        },
        6: {
            "country": "KZ",
            "name": "Айман Мұсақожаева",
            "position": "Ректор",
            "employer": "Қазақ ұлттық өнер университеті",
            "phone": "8 701 222 33 44",
        },
        9: {"country": "KZ", "name": "Серік Ерғали", "position": "этнограф-ғалым"},
    },
)

STAYS = Paste(
    "en",
    """\
• Prof. Anna Nowak (Poland): professor of musicology, University of Warsaw; 22.10 18:40 – 26.10 \
09:15; vegan
• Mr Li Wei, Director General, China Arts Centre, staying at Hotel Fairmont, double room, \
no visa needed
• John Smith Jr., drummer, cancelled
""",
    {
        1: {
            "honorific": "Prof.",
            "name": "Anna Nowak",
            "country": "PL",
            "position": "professor of musicology",
            "employer": "University of Warsaw",
            "arrival": "22.10 18:40",
            "departure": "26.10 09:15",
            "diet": "vegan",
        },
        2: {
            "honorific": "Mr",
            "name": "Li Wei",
            "position": "Director General",
            "employer": "China Arts Centre",
            "hotel": "Hotel Fairmont",
            "room": "double",
            "visa": "no visa needed",
        },
        3: {"name": "John Smith Jr.", "position": "drummer", "status": "cancelled"},
    },
)

UZBEK_MAIL = Paste(
    "uz",
    """\
Assalomu alaykum!
Delegatsiya tarkibi:
Nazarov Ozodbek, vazir, delegatsiya rahbari
Qodirova Nodira, raqqosa, "Bahor" ansambli
Sobirov Jasur, sozanda
Rahmat,
Gulnora
""",
    {
        3: {"name": "Nazarov Ozodbek", "position": "vazir", "role": "head"},
        4: {"name": "Qodirova Nodira", "position": "raqqosa", "employer": '"Bahor" ansambli'},
        5: {"name": "Sobirov Jasur", "position": "sozanda"},
    },
    passed=(1, 2, 6, 7),
)

QUOTED = Paste(
    "en",
    '"Surname","First name","Title","Organisation","Email"\n'
    '"Smith","John","Director","National Museum, Edinburgh","j@x.example"\n'
    '"de la Cruz","María","Curator","Prado ""Museum""",""\n',
    {
        2: {
            "name": "John Smith",
            "position": "Director",
            "employer": "National Museum, Edinburgh",
            "email": "j@x.example",
        },
        3: {"name": "María de la Cruz", "position": "Curator", "employer": 'Prado "Museum"'},
    },
)

ODD_PASTES = {
    "note": NOTE,
    "positions first": POSITIONS_FIRST,
    "forms": FORMS,
    "plain": PLAIN,
    "Turkish sheet": TURKISH_SHEET,
    "two in a cell": TWO_IN_A_CELL,
    "below numbers": BELOW_NUMBERS,
    "stays": STAYS,
    "Uzbek mail": UZBEK_MAIL,
    "quoted": QUOTED,
}
