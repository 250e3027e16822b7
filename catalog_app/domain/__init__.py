"""What there is: the entities of the catalog, each declared once.

Start with events.py; fields.py says what a declaration is, kinds.py what a value is.
"""

from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.documents import Attachment, Document
from catalog_app.domain.events import Event, EventRole, Series, SeriesOrganiser
from catalog_app.domain.fields import Entity
from catalog_app.domain.issued import IssuedList
from catalog_app.domain.letters import Letter
from catalog_app.domain.own_fields import OwnField
from catalog_app.domain.people import Organisation, Person
from catalog_app.domain.places import City, Country
from catalog_app.domain.searches import SavedSearch
from catalog_app.domain.wordings import Term

SECTIONS: tuple[type[Entity], ...] = (
    Event,
    Delegation,
    Member,
    Person,
    Organisation,
    Series,
    Country,
    Document,
)
"""Those of the sidebar, in its order."""

ENTITIES: tuple[type[Entity], ...] = (
    *SECTIONS,
    City,
    EventRole,
    SeriesOrganiser,
    Attachment,
    OwnField,
    IssuedList,
    Term,
    Letter,
    SavedSearch,
)
