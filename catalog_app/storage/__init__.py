"""The file: one SQLite database with everything in it, behind the Catalog.

catalog.py is what the rest of the program sees.  Nothing here imports SQLAlchemy before it is
needed: the window shows first (see reading.py).
"""
