"""How Sphinx makes the web book: no cell is executed, and nothing is fetched, neither now nor by who reads it."""

project = "Private federated learning"
copyright = "the private federated learning course authors; text CC BY 4.0, code BSD-3-Clause"
language = "en"
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
extensions += ["mathml", "plain_docstrings"]  # of this folder
exclude_patterns = ["files/as-it-is"]  # shown by the pages beside it

nb_execution_mode = "off"  # the solved notebooks hold what their cells gave
nb_ipywidgets_js: dict[str, dict] = {}  # a widget is its picture here
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 3
suppress_warnings = ["config.cache"]

default_role = "code"  # what stands in single backticks in docstrings
napoleon_numpy_docstring = False
napoleon_use_ivar = True
autodoc_member_order = "bysource"
autodoc_typehints = "none"  # the text below a signature says shapes and units
autodoc_preserve_defaults = True
autodoc_use_type_comments = False  # there are none, and to look for them takes seconds
autodoc_default_options = {"ignore-module-all": True}  # each name on the page of its own module
add_module_names = False

html_theme = "pydata_sphinx_theme"
html_title = project
html_static_path = ["static"]
html_css_files = ["book.css"]
html_math_renderer = "mathml"  # which browsers draw without a script
html_domain_indices = False
html_show_search_summary = False  # it fetches pages, which a browser refuses for files on a disk
html_show_sourcelink = False
html_copy_source = False
html_favicon = "static/favicon.svg"
html_sidebars = dict.fromkeys(["index", "search", "glossary", "attacks", "trust", "teachers"], [])  # nothing below
html_context = {"default_mode": "auto"}
html_theme_options = {
    "logo": {"text": project},
    "show_nav_level": 2,
    "navigation_depth": 3,
    "show_toc_level": 1,
    "navbar_end": ["theme-switcher"],
    "footer_start": ["copyright"],
    "footer_end": [],
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}
