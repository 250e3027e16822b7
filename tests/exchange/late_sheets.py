"""Tables that were tried when all the others were understood (see pastes.py)."""

from tests.exchange.pastes import Paste

COPIED_FROM_PDF = Paste(
    "ru",
    """\
1 Ахметова Динара Кайратовна главный эксперт Управления культуры
2 Сулейменов Олжас Омарович поэт, общественный деятель
3 Байжанов Ерлан
""",
    {
        1: {
            "name": "Ахметова Динара Кайратовна",
            "position": "главный эксперт Управления культуры",
        },
        2: {"name": "Сулейменов Олжас Омарович", "position": "поэт, общественный деятель"},
        3: {"name": "Байжанов Ерлан"},
    },
)

AZERBAIJANI_CARDS = Paste(
    "az",
    """\
Ad, soyad: Məryəm Əlizadə
Vəzifə: aktrisa, Xalq artisti
İş yeri: Akademik Milli Dram Teatrı
Mobil: 050 333 22 11
Gəliş: 22.10.2025, 09:30, J2-8078

Ad, soyad: Kazım Abdullayev
Vəzifə: aktyor
""",
    {
        1: {
            "name": "Məryəm Əlizadə",
            "position": "aktrisa, Xalq artisti",
            "employer": "Akademik Milli Dram Teatrı",
            "phone": "050 333 22 11",
            "arrival": "22.10.2025, 09:30",
            "arrival_by": "J2-8078",
        },
        7: {"name": "Kazım Abdullayev", "position": "aktyor"},
    },
)

REGISTRATION = Paste(
    "en",
    (
        "\tName\tSurname\tGender\tJob Title\tInstitution\tCountry\tEmail Address\tArrival Flight & "
        "Time\tRemarks\n"
        "1\tKatarína\tNovotná\tF\tHead of Unit\tMinistry of Culture of the Slovak Republic\t"
        "Slovakia\tk.novotna@mk.example\tOS 645, 22.10.2025 02:40\t\n"
        "2\tPéter\tSzabó\tM\tCellist\tBudapest Festival Orchestra\tHungary\tp.szabo@bfo.example\t"
        "W6 2345 21/10 23:15\tvegan\n"
    ),
    {
        2: {
            "name": "Katarína Novotná",
            "position": "Head of Unit",
            "employer": "Ministry of Culture of the Slovak Republic",
            "country": "SK",
            "email": "k.novotna@mk.example",
            "arrival": "22.10.2025 02:40",
            "arrival_by": "OS 645",
        },
        3: {
            "name": "Péter Szabó",
            "position": "Cellist",
            "employer": "Budapest Festival Orchestra",
            "country": "HU",
            "email": "p.szabo@bfo.example",
            "arrival": "21/10 23:15",
            "arrival_by": "W6 2345",
        },
    },
    left={2: ("F",), 3: ("M", "vegan")},
)

WORD_TABLE = Paste(
    "tr",
    (
        "KATILIMCI LİSTESİ\n"
        "\n"
        "1)\tProf. Dr. Ali DUYMAZ\tBalıkesir Üniversitesi\n"
        "2)\tDoç. Dr. Fatma Ahsen TURAN\tAnkara Hacı Bayram Veli Üniversitesi\n"
        "3)\tMehmet Akif ERBAŞ\tOzan\n"
        "4)\tSayın Hülya KOÇ\tKültür Bakanlığı Müşaviri\n"
    ),
    {
        3: {"honorific": "Prof. Dr.", "name": "Ali DUYMAZ", "employer": "Balıkesir Üniversitesi"},
        4: {
            "honorific": "Doç. Dr.",
            "name": "Fatma Ahsen TURAN",
            "employer": "Ankara Hacı Bayram Veli Üniversitesi",
        },
        5: {"name": "Mehmet Akif ERBAŞ", "position": "Ozan"},
        6: {"honorific": "Sayın", "name": "Hülya KOÇ", "position": "Kültür Bakanlığı Müşaviri"},
    },
    passed=(1,),
)

TWO_LABELS_A_HEAD = Paste(
    "en",
    (
        "S/N\tTitle\tFull Name\tDesignation / Organisation\tE-mail / Phone\tETA\tETD\n"
        "1\tH.E. Mr.\tKwame Mensah\tDeputy Minister, Ministry of Tourism, Arts and Culture\t"
        "k.mensah@motac.example, +233 20 111 2233\t21 Oct, 13:20 (TK 630)\t27 Oct, 02:10 (TK "
        "629)\n"
        "2\tMs.\tAbena Owusu\tDirector, National Theatre of Ghana\ta.owusu@nt.example\t21 Oct, "
        "13:20 (TK 630)\t27 Oct, 02:10 (TK 629)\n"
    ),
    {
        2: {
            "honorific": "H.E. Mr.",
            "name": "Kwame Mensah",
            "position": "Deputy Minister",
            "employer": "Ministry of Tourism, Arts and Culture",
            "email": "k.mensah@motac.example",
            "phone": "+233 20 111 2233",
            "arrival": "21 Oct, 13:20",
            "arrival_by": "TK 630",
            "departure": "27 Oct, 02:10",
            "departure_by": "TK 629",
        },
        3: {
            "honorific": "Ms.",
            "name": "Abena Owusu",
            "position": "Director",
            "employer": "National Theatre of Ghana",
            "email": "a.owusu@nt.example",
            "arrival": "21 Oct, 13:20",
            "arrival_by": "TK 630",
            "departure": "27 Oct, 02:10",
            "departure_by": "TK 629",
        },
    },
)

KAZAKH_SHEET = Paste(
    "kk",
    (
        "№\tТегі, аты, әкесінің аты\tЛауазымы, жұмыс орны\tБайланыс телефоны\tЕскерту\n"
        "1\tНұрпейісов Асқар Бекұлы\tдиректор, «Қазақконцерт» мемлекеттік концерттік ұйымы\t+7 "
        "777 123 45 67\tделегация жетекшісі\n"
        "2\tЕрмекова Жанар\tәнші, Қазақконцерт\t+7 777 765 43 21\t\n"
    ),
    {
        2: {
            "name": "Нұрпейісов Асқар Бекұлы",
            "position": "директор",
            "employer": "«Қазақконцерт» мемлекеттік концерттік ұйымы",
            "phone": "+7 777 123 45 67",
        },
        3: {
            "name": "Ермекова Жанар",
            "position": "әнші, Қазақконцерт",
            "phone": "+7 777 765 43 21",
        },
    },
    left={2: ("делегация жетекшісі",)},
)

TURKMEN_SHEET = Paste(
    "tk",
    (
        "T/b\tFamiliýasy, ady\tWezipesi\tIşleýän ýeri\tTelefon belgisi\n"
        "1\tOrazowa Gülşat\tMinistriň orunbasary\tMedeniýet ministrligi\t+993 12 44 00 00\n"
        "2\tDurdyýew Kerim\tBagşy\tDöwlet filarmoniýasy\t\n"
    ),
    {
        2: {
            "name": "Orazowa Gülşat",
            "position": "Ministriň orunbasary",
            "employer": "Medeniýet ministrligi",
            "phone": "+993 12 44 00 00",
        },
        3: {"name": "Durdyýew Kerim", "position": "Bagşy", "employer": "Döwlet filarmoniýasy"},
    },
)

ARRIVALS = Paste(
    "en",
    (
        "Name\tArrival date\tArrival time\tArrival flight\tDeparture date\tDeparture time\t"
        "Departure flight\tHotel\tRoom type\tVisa\n"
        "Ms Marta Silva\t22/10/2025\t14:10\tTP 1302\t26/10/2025\t07:45\tTP 1303\tHilton\tSGL\tYes\n"
        "Mr João Costa\t22/10/2025\t14:10\tTP 1302\t26/10/2025\t07:45\tTP 1303\tHilton\tDBL\tNo\n"
    ),
    {
        2: {
            "honorific": "Ms",
            "name": "Marta Silva",
            "arrival": "22/10/2025 14:10",
            "arrival_by": "TP 1302",
            "departure": "26/10/2025 07:45",
            "departure_by": "TP 1303",
            "hotel": "Hilton",
            "room": "SGL",
            "visa": "Yes",
        },
        3: {
            "honorific": "Mr",
            "name": "João Costa",
            "arrival": "22/10/2025 14:10",
            "arrival_by": "TP 1302",
            "departure": "26/10/2025 07:45",
            "departure_by": "TP 1303",
            "hotel": "Hilton",
            "room": "DBL",
            "visa": "No",
        },
    },
)

LATE_SHEETS = {
    "copied from PDF": COPIED_FROM_PDF,
    "Azerbaijani cards": AZERBAIJANI_CARDS,
    "registration": REGISTRATION,
    "Word table": WORD_TABLE,
    "two labels a head": TWO_LABELS_A_HEAD,
    "Kazakh sheet": KAZAKH_SHEET,
    "Turkmen sheet": TURKMEN_SHEET,
    "arrivals": ARRIVALS,
}
