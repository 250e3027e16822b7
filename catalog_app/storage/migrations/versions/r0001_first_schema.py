"""The first schema, as it was; later declarations do not change it."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    script = Path(__file__).with_name("r0001_first_schema.sql").read_text("utf-8")
    for statement in script.strip().split(";\n\n"):
        op.get_bind().exec_driver_sql(statement)
