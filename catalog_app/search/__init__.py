"""Search: the text in the search box becomes a condition of the database.

grammar.py makes a tree of the text; compile.py makes a condition of the tree, with fields.py for
`field:value` and rows.py for what a kind may ask; index.py is the full-text index.
"""
