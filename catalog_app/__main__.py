"""python -m catalog_app: the same as the command catalog-app."""

from catalog_app.cli import main

main()
