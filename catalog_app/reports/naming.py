"""How a member is printed: the name with its form of address, the position, the employer.

Once a list was issued in a language it goes on saying what it said (see domain/printed.py), but for
a name that nobody had confirmed then: that binds nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from catalog_app.domain import spellings
from catalog_app.domain.delegations import Member
from catalog_app.domain.fields import Row
from catalog_app.domain.people import Person
from catalog_app.domain.printed import SAID, in_force
from catalog_app.domain.refs import Ref
from catalog_app.domain.spellings import Spelling
from catalog_app.domain.wordings import said_of, with_name
from catalog_app.i18n import Language
from catalog_app.reports import scripts
from catalog_app.reports.blocks import Noted
from catalog_app.reports.notes import FOREIGN, PROPOSED


@dataclass(frozen=True)
class Naming:
    """What lists of one language print of a member, "" where nothing is known.

    `name`: in letters that its readers can read, which may take a second line; Noted where it is
    not confirmed.  The fields are those of SAID, in its order, so that a list that is issued can
    keep them.
    """

    honorific: str
    name: str
    position: str
    employer: str

    @property
    def called(self) -> str:
        """The name with its form of address: "H.E. Anar Aliyev"."""
        called = with_name(self.honorific, self.name)
        return Noted(called, self.name.mark) if isinstance(self.name, Noted) else called

    @property
    def office(self) -> str:
        """ "Deputy Minister, Ministry of Culture"."""
        return ", ".join(filter(None, (self.position, self.employer)))


def naming(member: Row, language: Language) -> Naming:
    said = in_force(member, language.code)
    if said is not None:
        kept = Naming(*(said[name] or "" for name in SAID))
        return kept if kept.name else replace(kept, name=_name(member, language))
    name = _name(member, language)
    held, honorific = member["position"], member["honorific"]
    position = said_of(held, Member.position.kind.show(held, language), honorific, language)
    return Naming(
        Member.honorific.kind.show(honorific, language),
        name or position,
        position if name else "",  # where nothing else is known it is not said twice
        member["employer"] or "",
    )


def today(member: Row, language: Language) -> str:
    """What the member's person, if there is one, is called now, whatever lists have printed."""
    own = None if member["person"] else member["name"]
    return naming(member | {"printed": None, "name": own}, language).name


def in_passing(ref: Ref, language: Language) -> str:
    """What a person or a member is called in a list of something else."""
    parts = dict(zip(Member.label_fields, ref.parts, strict=False))
    row = {"person": ref} if ref.section == Person.section else parts
    return _name(row, language) or Member.position.kind.show(row.get("position"), language)


def _name(member: Row, language: Language) -> str:
    spelling = spellings.of_member(member, language)
    if spelling.proposed:
        return Noted(spelling.listed + PROPOSED, PROPOSED)
    return _foreign(spelling, member, language) if spelling.foreign else spelling.listed


def _foreign(spelling: Spelling, member: Row, language: Language) -> str:
    """A name in other letters, with a Latin form below it where there is one."""
    whole = scripts.readable(spelling.listed, _names(member), language)
    name, line, latin = whole.partition("\n")
    return Noted(f"{name}{FOREIGN}{line}{latin}", FOREIGN)


def _names(member: Row) -> Mapping[str, str]:
    """What the person is called in other languages, unless another name was printed."""
    name, person = member.get("name"), member.get("person")
    if person is None or (name and not Member.is_persons(name, person)):
        return {}
    return person.part("names") or {}
