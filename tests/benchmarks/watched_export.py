"""A process that writes a part of the events of a catalog as a file, and the most that it held."""

import json
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from catalog_app.domain.events import Event
from catalog_app.exchange import export
from catalog_app.exchange.complete import export_everything
from catalog_app.storage.catalog import Catalog
from tests.benchmarks.held import peak


def main(path: str, format: str, part: str) -> None:
    """Prints bytes, 0 where the system does not say; `part`: one of so many."""
    with tempfile.TemporaryDirectory() as folder, closing(Catalog.open(Path(path))) as catalog:
        target = Path(folder) / "file"
        found = catalog.find(Event)
        if format != "everything":
            some = catalog.found(Event, found.ids[: len(found) // int(part)])
            export(some, [*Event.fields.values()], format, target, catalog.language)
        elif part == "1":
            export_everything(catalog, target)
    sys.stdout.write(json.dumps(peak()))


if __name__ == "__main__":
    main(*sys.argv[1:])
