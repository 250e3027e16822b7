"""The records to which a document may be attached: of several sections, found by one name."""

from collections.abc import Sequence

from catalog_app.domain.refs import New, Ref
from catalog_app.errors import ValueProblem
from catalog_app.i18n import mark
from catalog_app.ui.choosing import NOBODY, SEVERAL, Chooser
from catalog_app.ui.completer import Offer
from catalog_app.ui.editing import FormContext

_EACH = 5  # offers of one section


class AnyChooser:
    """Finds what is there in any of the sections; nothing new is made."""

    hint = mark("Type the name of an event, a delegation, a series, a person or an organisation")

    def __init__(self, sections: Sequence[str], context: FormContext) -> None:
        self._choosers = {section: Chooser(section, context) for section in sections}
        self._language = context.language

    def shown(self, ref: Ref) -> str:
        return self._choosers[ref.section].shown(ref)

    def offers(self, text: str) -> list[Offer]:
        """Of each section the first ones, with what they are beside them."""
        found = [offer for chooser in self._choosers.values() for offer in self._of(chooser, text)]
        sure = sum(offer.sure for offer in found) == 1
        return [Offer(o.text, o.value, o.beside, sure and o.sure) for o in found]

    def resolve(self, text: str) -> Ref | None:
        name = " ".join(text.split())
        if not name:
            return None
        meant = [ref for chooser in self._choosers.values() for ref in _there(chooser.meant(name))]
        if len(meant) != 1:
            raise ValueProblem(SEVERAL if meant else NOBODY, name=name)
        return meant[0]

    def _of(self, chooser: Chooser, text: str) -> list[Offer]:
        kind = self._language.text(chooser.entity.one)
        there = [each for each in chooser.offers(text) if not isinstance(each.value, New)]
        return [
            Offer(each.text, each.value, " · ".join(filter(None, (kind, each.beside))), each.sure)
            for each in there[:_EACH]
        ]


def _there(refs: Sequence[Ref]) -> list[Ref]:
    return [ref for ref in refs if not isinstance(ref, New)]
