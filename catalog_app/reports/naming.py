"""How a member is printed: the name with its form of address, the position, the employer.

Once a list was issued in a language it goes on saying what it said (see domain/printed.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog_app.domain.delegations import Member
from catalog_app.domain.fields import Row
from catalog_app.domain.printed import SAID, in_force
from catalog_app.i18n import Language
from catalog_app.reports import scripts


@dataclass(frozen=True)
class Naming:
    """What lists of one language print of a member, "" where nothing is known.

    `name`: in letters that its readers can read, which may take a second line.  The fields are
    those of SAID, in its order, so that a list that is issued can keep them.
    """

    honorific: str
    name: str
    position: str
    employer: str

    @property
    def called(self) -> str:
        """The name with its form of address: "H.E. Anar Aliyev"."""
        return " ".join(filter(None, (self.honorific, self.name)))

    @property
    def office(self) -> str:
        """ "Deputy Minister, Ministry of Culture"."""
        return ", ".join(filter(None, (self.position, self.employer)))


def naming(member: Row, language: Language) -> Naming:
    said = in_force(member, language.code)
    if said is not None:
        return Naming(*(said[name] or "" for name in SAID))
    name = Member.name_of(member, language)
    position = Member.position.kind.show(member["position"], language)
    if name == member["position"]:  # nothing else is known, and it is not said twice
        name, position = position, ""
    return Naming(
        Member.honorific.kind.show(member["honorific"], language),
        scripts.readable(name, _names(member, name, language), language),
        position,
        member["employer"] or "",
    )


def _names(member: Row, name: str, language: Language) -> Mapping[str, str]:
    """What the person is called in other languages, unless another name was printed."""
    person = member["person"]
    if person is None or name != Member.person.kind.show(person, language):
        return {}
    return person.part("names") or {}
