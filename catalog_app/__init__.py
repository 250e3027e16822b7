"""catalog_app keeps a catalog of international cultural events: which countries came,
who was in their delegations, who organised and supported it, and the papers that remain.

A newcomer starts in domain/events.py, where an event is described once; its table, form, search,
files and lists follow from there.

    domain/      what there is: entities, their fields, the kinds of value, dates, countries
    search/      a text typed into the search box becomes a condition
    storage/     the file: the Catalog with its one door for changes, history, migrations
    exchange/    files out of the catalog, one format a file; lists of people pasted into it
    reports/     lists for paper, as blocks in a chosen language
    ui/          the window, and the only room that knows Qt
    cli/         the commands; opening the window is the default one
    settings.py  what the program remembers of its user
    paths.py     where data, settings, logs and resources lie
    i18n.py      a language: its texts, dates, numbers and alphabetical order
    errors.py    what can go wrong in the user's world

Imports point downwards only: cli, ui, exchange and reports, storage, search, domain, settings, and
below them paths, errors and i18n.
"""

__version__ = "0.1.0"
