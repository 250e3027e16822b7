"""What a Monday takes in a spreadsheet, in keys: see test_monday.py for the same in the window."""

MEMBERS = 12
COPIED = 5  # mark, copy, go to the other window, paste, go back
NOTE = "12-04/318"
ASKED = "Please answer by Friday."
SPREADSHEET = {
    "who has not answered": 6 + 14 + 10,
    "write to who is late": 2 * COPIED + len(ASKED) + 8,
    "reminder list": 2 * COPIED + 60,
    "a column of shirt sizes": 3 + len("Shirt size"),
    "take twelve people from the e-mail": MEMBERS * 4 * COPIED,
    "give them a hotel": 4 + len("Made-up Grand Hotel") + MEMBERS,
    "the shirt size of one": 6 + len("XL"),
    "file the note verbale": 4 + len("HU " + NOTE) + 4 + len(NOTE) + 8,
    "replace a member": 3 + len("Ms Lilla Hegedűs") + 6,
    "a name in Russian": 4 + len("Булаглы Чинара Рашид кызы"),
    "list of participants in Azerbaijani": 126 * 2,
    "number and date of the list, a copy of it": 4 + len("No. 1, 25.11.2026") + 12,
    "cancel a member": 6,
    "mark in the next list what has changed": 126 + 8,
    "rooms by hotel": 12 + 24,
    "badges": 14 * COPIED,
    "undo all of it": 40,
}
"""Keys at the least, for somebody who is quick: one for each chord, no mistake, no mouse.

What is typed counts a key a letter, what is carried from one window to another COPIED; the rest is
estimated as follows.

- Who has not answered: sort by the column (6), look at each of 14 dates, mark and copy what is late
  (10).  Write to them: the address and the name are carried, the sentence is typed, the letter is
  opened from an earlier one and saved as a file (8).
- Reminder list: names and addresses are carried, what is missing is typed for two (60).
- A column: insert it (3) and type its head.  A size: go to the row and the column (6), type it.
- People from the e-mail: role, name, position and employer of each are carried.
- A hotel: go there and confirm (4), type it once, fill it down row by row.
- The note verbale: rename the file (4 and its name), write its number into the row (4 and the
  number), link the file from there (8).
- Replace: insert a row (3), type the name, strike the old one out (6).  Cancel: go there, strike
  out (6).
- A name in Russian: go there (4), type it, since no sheet spells it.
- In Azerbaijani: a title or a country of each of 126 rows is put in, at two keys if all are filled
  down or found and replaced.
- Number, date and copy: go there (4), type them, copy the sheet and name the copy (12).
- What has changed: one key for each of 126 rows to compare two sheets line by line, colour (8).
- Rooms: sort by two columns (12), count and set heads (24).  Badges: a document for each of 14
  sheets of badges is filled by carrying.
- Undo: as many chords as there were changes in one sheet, about 40; other files are not undone.
"""
