"""What search needs: an index in the order of the days, a vocabulary, columns derived of others."""

from pathlib import Path

from alembic import op

from catalog_app.storage.migrations.rebuilding import rebuild

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    connection = op.get_bind()
    # An index keeps no text that could be taken over; it is filled anew.
    indexes = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE %'"
    ).scalars()
    for name in indexes.all():
        connection.exec_driver_sql(f"DROP TABLE {name}")
    rebuild(connection, Path(__file__).with_name("r0003_search.sql").read_text("utf-8"))
