"""What a list printed of a member, kept by language from the day on which the list was issued.

Later changes of the person leave it as it was; another person, or a change of what the member's own
fields say, puts it out of force, because the list is then meant to say something else.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from catalog_app.domain.folding import fold
from catalog_app.domain.kinds import Kind
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language, mark

SAID = ("honorific", "name", "position", "employer")
"""The fields of a member that a list prints."""

_FROM = (*SAID, "person")

Frozen = Mapping[str, Mapping[str, str | None]]
"""Language code -> the printed texts by SAID, and by "from honorific" ... "from person" what the
fields held; of the person that is the id.  No "name" where the one that was printed binds nobody.
"""


class Printed(Kind):
    """The printed texts of a member by language."""

    store = "json"
    sorts = False

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
        return tuple(fold(said["name"]) for said in (value or {}).values() if said["name"])


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
    return {name: shown.get(name) for name in SAID} | _held(held)


def in_force(member: Mapping[str, Any], code: str) -> Mapping[str, str | None] | None:
    """What a list in the language has printed of a member whose fields say the same still.

    Without a "name" where that was not confirmed: it is still to be found.
    """
    said: Mapping[str, str | None] | None = (member.get("printed") or {}).get(code)
    if said is None or any(said.get(name) != value for name, value in _held(member).items()):
        return None
    return said


def _held(member: Mapping[str, Any]) -> dict[str, str | None]:
    values = {f"from {name}": member.get(name) for name in _FROM}
    return {name: None if value is None else str(value) for name, value in values.items()}
