"""How Sphinx makes the site: `make docs`. Nothing is fetched, and the pages load nothing from elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from engross import __version__

project = "engross"
author = "the engross authors"
version = release = __version__
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["images/**"]
source_suffix = {".md": "markdown"}

myst_heading_anchors = 4
# The pages of the clone outside docs/ are not part of the site: they are named, not linked.
suppress_warnings = ["myst.header"]

# In docstrings one backtick sets code apart, as in Markdown.
default_role = "literal"
autodoc_member_order = "groupwise"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "imported-members": True}

html_theme = "furo"
html_title = f"engross {version}"
html_show_sourcelink = False
html_copy_source = False
html_permalinks_icon = "#"
