"""python -m catalog_app: the same as the command catalog-app."""

import sys

from catalog_app.cli import main

sys.exit(main())
