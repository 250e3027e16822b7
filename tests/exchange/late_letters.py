"""Letters and mails that were tried when all the others were understood (see pastes.py)."""

from tests.exchange.pastes import Paste

MINISTRY = Paste(
    "az",
    """\
Xarici İşlər Nazirliyi nümayəndə heyətinin siyahısını göndərir:

1. Anar Kərimov - Mədəniyyət naziri - nümayəndə heyətinin başçısı
2. Səadət Yusifova - Mədəniyyət nazirinin müavini
3. Vasif Eyvazzadə - Beynəlxalq əlaqələr və innovativ inkişaf şöbəsinin müdiri
4. Fərəh Acalova - Mədəniyyət Nazirliyinin əməkdaşı, tel.: (+994 50) 222 33 44
5. Mansum İbrahimov - müğənni, Xalq artisti
6. Elşən Mansurov - kamança ifaçısı
7. Ramil Qasımov - fotoqraf (mətbuat)
8. Könül Bünyadzadə, AMEA Fəlsəfə İnstitutu, professor

Cəmi: 8 nəfər
""",
    {
        3: {"name": "Anar Kərimov", "position": "Mədəniyyət naziri", "role": "head"},
        4: {"name": "Səadət Yusifova", "position": "Mədəniyyət nazirinin müavini"},
        5: {
            "name": "Vasif Eyvazzadə",
            "position": "Beynəlxalq əlaqələr və innovativ inkişaf şöbəsinin müdiri",
        },
        6: {
            "name": "Fərəh Acalova",
            "position": "Mədəniyyət Nazirliyinin əməkdaşı",
            "phone": "(+994 50) 222 33 44",
        },
        7: {"name": "Mansum İbrahimov", "position": "müğənni, Xalq artisti"},
        8: {"name": "Elşən Mansurov", "position": "kamança ifaçısı"},
        9: {"name": "Ramil Qasımov", "position": "fotoqraf", "role": "press"},
        10: {
            "name": "Könül Bünyadzadə",
            "employer": "AMEA Fəlsəfə İnstitutu",
            "position": "professor",
        },
    },
    passed=(1, 12),
)

EPIC = Paste(
    "ru",
    """\
Список делегации Кыргызской Республики на Всемирный фестиваль эпоса

№1 Максутов Мирбек Азатович - министр культуры, информации и молодёжной политики КР (глава \
делегации)
№2 Джумабаева Чолпон Талантбековна - советник министра
№3 Токтоматов Азиз - сотрудник протокола, +996-555-101010
№4 Рыспай Исаков - манасчи
№5 Доолот Сыдыков - манасчи, народный артист КР
№6 Айзада Капарова - кыл-кыякист, преп. консерватории им. К. Молдобасанова
""",
    {
        3: {
            "country": "KG",
            "name": "Максутов Мирбек Азатович",
            "position": "министр культуры, информации и молодёжной политики КР",
            "role": "head",
        },
        4: {
            "country": "KG",
            "name": "Джумабаева Чолпон Талантбековна",
            "position": "советник министра",
        },
        5: {
            "country": "KG",
            "name": "Токтоматов Азиз",
            "position": "сотрудник протокола",
            "phone": "+996-555-101010",
        },
        6: {"country": "KG", "name": "Рыспай Исаков", "position": "манасчи"},
        7: {"country": "KG", "name": "Доолот Сыдыков", "position": "манасчи, народный артист КР"},
        8: {
            "country": "KG",
            "name": "Айзада Капарова",
            "position": "кыл-кыякист, преп. консерватории им. К. Молдобасанова",
        },
    },
)

SHORT_MAIL = Paste(
    "en",
    """\
Hi Leyla, hope you're well! Our team:

H.E. Ambassador Zoltán Kovács
Dr Anikó Balogh (deputy head of delegation), Hungarian Academy of Arts, balogh.aniko@mma.example
Bence Tóth, violin
Réka Molnár – interpreter – arr. Wed 22 Oct 14:05 LH 612, dep. Sun 26 Oct 05:30 LH 613

We all need visas. Two single rooms at the Hilton please.

Kind regards
Zsófia

Sent from my iPhone
""",
    {
        3: {"honorific": "H.E. Ambassador", "name": "Zoltán Kovács"},
        4: {
            "honorific": "Dr",
            "name": "Anikó Balogh",
            "role": "deputy_head",
            "employer": "Hungarian Academy of Arts",
            "email": "balogh.aniko@mma.example",
        },
        5: {"name": "Bence Tóth", "position": "violin"},
        6: {
            "name": "Réka Molnár",
            "role": "interpreter",
            "arrival": "Wed 22 Oct 14:05",
            "arrival_by": "LH 612",
            "departure": "Sun 26 Oct 05:30",
            "departure_by": "LH 613",
        },
    },
    passed=(1, 8, 10, 11, 13),
)

SENTENCES = Paste(
    "az",
    """\
Salam, Nigar xanım.
Qazaxıstan tərəfdən gələn qonaqlar:
1) Dəurən Sərsenov – Mədəniyyət və informasiya vitse-naziri (heyətin rəhbəri)
2) Ayqul Bekova – departament direktoru
3) Timur Axmetov – sürücü
4) Saulə Jumabayeva – müğənni. Vegetariandır. Otel: Marriott
Hörmətlə, Kamran
""",
    {
        3: {
            "name": "Dəurən Sərsenov",
            "position": "Mədəniyyət və informasiya vitse-naziri",
            "role": "head",
        },
        4: {"name": "Ayqul Bekova", "position": "departament direktoru"},
        5: {"name": "Timur Axmetov", "position": "sürücü"},
        6: {
            "name": "Saulə Jumabayeva",
            "position": "müğənni",
            "hotel": "Marriott",
            "diet": "Vegetariandır",
        },
    },
    passed=(1, 2, 7),
)

MEMO = Paste(
    "ru",
    """\
Состав делегации Российской Федерации:
- ГЕРАСИМОВА Мария Львовна, директор Департамента международного сотрудничества Минкультуры \
России, глава делегации, т. +7 (495) 629-10-10
- ПЕТРОВ Илья Сергеевич, заместитель начальника отдела
- КВОН Анна, солистка ансамбля «Берёзка»; вылет 26.10 рейсом SU 1855
- оператор Смирнов Пётр (ВГТРК)
""",
    {
        2: {
            "country": "RU",
            "name": "ГЕРАСИМОВА Мария Львовна",
            "position": "директор Департамента международного сотрудничества Минкультуры России",
            "role": "head",
            "phone": "+7 (495) 629-10-10",
        },
        3: {
            "country": "RU",
            "name": "ПЕТРОВ Илья Сергеевич",
            "position": "заместитель начальника отдела",
        },
        4: {
            "country": "RU",
            "name": "КВОН Анна",
            "position": "солистка ансамбля «Берёзка»",
            "departure": "26.10",
            "departure_by": "SU 1855",
        },
        5: {"country": "RU", "name": "Смирнов Пётр", "position": "оператор", "employer": "ВГТРК"},
    },
)

BRACKETS = Paste(
    "tr",
    """\
Sayın Yetkili,

Heyetimizde aşağıdaki isimler yer alacaktır:

Selçuk TAN (Heyet Başkanı, Belediye Başkan Yardımcısı)
Gül ARSLAN (Kültür İşleri Müdürü)
Deniz Kara (Basın)
Oğuz Han Er (Şoför) 0533 222 11 00

İyi çalışmalar.
""",
    {
        5: {"name": "Selçuk TAN", "role": "head", "position": "Belediye Başkan Yardımcısı"},
        6: {"name": "Gül ARSLAN", "position": "Kültür İşleri Müdürü"},
        7: {"name": "Deniz Kara", "role": "press"},
        8: {"name": "Oğuz Han Er", "position": "Şoför", "phone": "0533 222 11 00"},
    },
    passed=(1, 3, 10),
)

TWO_COUNTRIES = Paste(
    "en",
    """\
JAPAN
Mr. TANAKA Hiroshi  Councillor, Agency for Cultural Affairs
Ms. SATO Yuki  Interpreter
REPUBLIC OF KOREA
Dr. KIM Minjun - Director, Korea Foundation - confirmed
Ms. Park So-yeon, Program Officer [halal meals not required]
""",
    {
        2: {
            "country": "JP",
            "honorific": "Mr.",
            "name": "TANAKA Hiroshi",
            "position": "Councillor",
            "employer": "Agency for Cultural Affairs",
        },
        3: {"country": "JP", "honorific": "Ms.", "name": "SATO Yuki", "role": "interpreter"},
        5: {
            "country": "KR",
            "honorific": "Dr.",
            "name": "KIM Minjun",
            "position": "Director",
            "employer": "Korea Foundation",
            "status": "confirmed",
        },
        6: {
            "country": "KR",
            "honorific": "Ms.",
            "name": "Park So-yeon",
            "position": "Program Officer",
            "diet": "halal meals not required",
        },
    },
)

AUSTRIAN = Paste(
    "en",
    """\
Austrian participants (final):

* Mag. Eva Gruber, Head of Division, Federal Ministry for Arts, Culture, Civil Service and \
Sport (HoD)
* Univ.-Prof. Dr. Karl Huber, Vice-Rector for Research, University of Music and Performing Arts \
Vienna
* Lisa Wagner, MA; cultural attaché; +43 1 531 15 0; lisa.wagner@bmeia.example; vegetarian
* Max Berger, press officer

Please note that Ms Wagner arrives one day earlier.
""",
    {
        3: {
            "honorific": "Mag.",
            "name": "Eva Gruber",
            "position": "Head of Division",
            "employer": "Federal Ministry for Arts, Culture, Civil Service and Sport",
            "role": "head",
        },
        4: {
            "honorific": "Univ.-Prof. Dr.",
            "name": "Karl Huber",
            "position": "Vice-Rector for Research",
            "employer": "University of Music and Performing Arts Vienna",
        },
        5: {
            "name": "Lisa Wagner",
            "position": "cultural attaché",
            "phone": "+43 1 531 15 0",
            "email": "lisa.wagner@bmeia.example",
            "diet": "vegetarian",
        },
        6: {"name": "Max Berger", "position": "press officer"},
    },
    passed=(1, 8),
    left={5: ("MA",)},
)

UZBEK_CYRILLIC = Paste(
    "uz",
    """\
Ўзбекистон Республикаси делегацияси рўйхати

1. Назарбеков Озодбек Аҳмадович – маданият вазири (делегация раҳбари)
2. Юсупова Муножот Абдуллаевна – бўлим бошлиғи, Маданият вазирлиги
3. Абдуллаев Фаррух Содиқ ўғли – таржимон
4. Рўзметова Гулсара – хонанда, Хоразм вилояти
""",
    {
        3: {
            "country": "UZ",
            "name": "Назарбеков Озодбек Аҳмадович",
            "position": "маданият вазири",
            "role": "head",
        },
        4: {
            "country": "UZ",
            "name": "Юсупова Муножот Абдуллаевна",
            "position": "бўлим бошлиғи",
            "employer": "Маданият вазирлиги",
        },
        5: {"country": "UZ", "name": "Абдуллаев Фаррух Содиқ ўғли", "role": "interpreter"},
        6: {"country": "UZ", "name": "Рўзметова Гулсара", "position": "хонанда, Хоразм вилояти"},
    },
)

RUSSIAN_MAIL = Paste(
    "ru",
    """\
Добрый день!

От Беларуси будут:
Глава делегации: Маркевич Анатолий Мечиславович, министр культуры
Дрига Валерий Валерьевич — первый заместитель министра
Иванова Ольга (переводчик), прилет 21.10 23:40 рейс B2 735
Водитель: Сергей Козлов

--
С уважением, Наталья Орлова
""",
    {
        4: {
            "role": "head",
            "name": "Маркевич Анатолий Мечиславович",
            "position": "министр культуры",
        },
        5: {"name": "Дрига Валерий Валерьевич", "position": "первый заместитель министра"},
        6: {
            "name": "Иванова Ольга",
            "role": "interpreter",
            "arrival": "21.10 23:40",
            "arrival_by": "B2 735",
        },
        7: {"position": "Водитель", "name": "Сергей Козлов"},
    },
    passed=(1, 3, 9, 10),
)

LATE_LETTERS = {
    "ministry": MINISTRY,
    "epic": EPIC,
    "short mail": SHORT_MAIL,
    "sentences": SENTENCES,
    "memo": MEMO,
    "brackets": BRACKETS,
    "two countries": TWO_COUNTRIES,
    "Austrian": AUSTRIAN,
    "Uzbek Cyrillic": UZBEK_CYRILLIC,
    "Russian mail": RUSSIAN_MAIL,
}
