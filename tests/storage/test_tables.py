"""The tables as SQLAlchemy knows them."""

import subprocess
import sys

FROM_MANY_THREADS = """
from threading import Barrier, Thread
from catalog_app.storage.tables import tables

ready, found = Barrier(8), []

def ask():
    ready.wait()
    found.append(tables()["events"])

threads = [Thread(target=ask) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len({id(table) for table in found}))
"""


def test_threads_that_ask_first_at_the_same_time_get_the_same_tables() -> None:
    """In a new process, where nobody has asked before."""
    command = [sys.executable, "-c", FROM_MANY_THREADS]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "1"
