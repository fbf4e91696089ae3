"""How the documentation is built: Sphinx, MyST and furo, with nothing fetched from outside."""

from importlib.metadata import version as installed_version

project = "Winset"
author = "The Winset authors"
version = release = installed_version("winset")
language = "en"

extensions = ["myst_parser", "docs._ext.case_format"]
myst_enable_extensions = ["deflist", "attrs_inline"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "_ext"]
nitpicky = True

# No page says when it was built: the same input gives the same page.
html_last_updated_fmt = None
html_show_copyright = False
html_copy_source = False
html_show_sourcelink = False

html_theme = "furo"
html_title = "Winset"
LATIN = (
    '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, '
    '"Liberation Sans", "Noto Sans", "DejaVu Sans", sans-serif'
)
html_theme_options = {
    "light_css_variables": {
        "font-stack": LATIN,
        "color-background-primary": "#fdfcf9",
        "color-foreground-primary": "#1a1c20",
        "color-brand-primary": "#1a1c20",
        "color-brand-content": "#1a1c20",
    },
    "dark_css_variables": {
        "color-background-primary": "#15171b",
        "color-foreground-primary": "#ece9e2",
        "color-brand-primary": "#ece9e2",
        "color-brand-content": "#ece9e2",
    },
}
