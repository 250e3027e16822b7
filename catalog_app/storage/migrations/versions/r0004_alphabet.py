"""What sorting needs: the alphabet, and an index of each column that people sort by."""

from pathlib import Path

from alembic import op

from catalog_app.storage.migrations.rebuilding import rebuild

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    rebuild(op.get_bind(), Path(__file__).with_name("r0004_alphabet.sql").read_text("utf-8"))
