"""What a list printed of a member, kept by language from the day on which the list was issued.

Later changes of the person leave it as it was; a change of what the member's own fields say puts it
out of force, because the list is then meant to say something else.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from catalog_app.domain.folding import fold
from catalog_app.domain.kinds import Kind
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language, mark

SAID = ("honorific", "name", "position", "employer")
"""The fields of a member that a list prints."""

Frozen = Mapping[str, Mapping[str, str | None]]
"""Language code -> the printed texts by SAID, and by "from honorific" ... what the fields held."""


class Printed(Kind):
    """The printed texts of a member by language."""

    store = "json"

    def show(self, value: Frozen | None, language: Language) -> str:
        return ", ".join(value or ())

    def read(self, text: str, language: Language) -> None:
        """It follows from lists that were issued."""
        if text.strip():
            raise ValueProblem(mark("What a list has printed cannot be typed."))

    def take(self, written: Any) -> Frozen | None:
        if written is not None and not _is_frozen(written):
            raise ValueProblem(mark("What lists have printed is not in the form it should have."))
        return written or None

    def terms(self, value: Frozen | None) -> Iterable[str]:
        return tuple(fold(said["name"] or "") for said in (value or {}).values())


def _is_frozen(written: Any) -> bool:
    return isinstance(written, dict) and all(
        isinstance(code, str)
        and isinstance(said, dict)
        and set(SAID) <= set(said)
        and all(text is None or isinstance(text, str) for text in said.values())
        for code, said in written.items()
    )


def freeze(held: Mapping[str, Any], shown: Mapping[str, str | None]) -> dict[str, str | None]:
    """What is kept for one language: `held` by the fields of the member, and `shown` of them."""
    said = {name: shown.get(name) for name in SAID}
    return said | {f"from {name}": held.get(name) for name in SAID}


def in_force(member: Mapping[str, Any], code: str) -> Mapping[str, str | None] | None:
    """What a list in the language has printed of a member whose fields say the same still."""
    said: Mapping[str, str | None] | None = (member.get("printed") or {}).get(code)
    if said is None or any(said.get(f"from {name}") != member.get(name) for name in SAID):
        return None
    return said
