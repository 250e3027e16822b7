"""What the delegation desk needs: invitations, travel, own fields, files, issued lists."""

from pathlib import Path

from alembic import op

from catalog_app.storage.migrations.rebuilding import rebuild

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    rebuild(op.get_bind(), Path(__file__).with_name("r0002_the_desk.sql").read_text("utf-8"))
