"""Search: the text in the search box becomes a condition of the database.

grammar.py makes a tree of the text; compile.py makes a condition of the tree, with fields.py for
`field:value` and rows.py for what a kind may ask; index.py is the full-text index.
"""

from catalog_app.search.compile import at_home, where
from catalog_app.search.rows import Context

__all__ = ["Context", "at_home", "where"]
