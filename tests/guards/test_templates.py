"""Templates include and extend only what stands below them or beside; links may lead anywhere."""

import re
from pathlib import Path

from .test_storeys import ROOT, storeys

TOPS = ("cms", "config", "customers", "orders", "store", "support")
TEMPLATES = ROOT / "templates"
_NAMED = re.compile(r"{%-?\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")
#: Folders and frames of customers.accounts that stand where allauth looks for them.
ACCOUNT_PAGES = ("base_account.html", "account/", "allauth/", "mfa/", "usersessions/")
#: What stays, and why: under an answer stand its votes and the way to ask us, which the help above it brings.
ALLOWED = {
    ("cms/faq/_fold.html", "support/knowledge/_vote.html"),
    ("cms/faq/entry.html", "support/knowledge/_vote.html"),
    ("cms/faq/entry.html", "support/knowledge/_write_to_us.html"),
    ("cms/faq/index.html", "support/knowledge/_write_to_us.html"),
    ("cms/faq/section.html", "support/knowledge/_write_to_us.html"),
}
#: Modules found by name, and why: a product previews with the page that the storefront shows.
ALLOWED_NAMES = {"store/catalogue/models/products.py": "store.storefront.pages.product_page"}


def room_of(template: str, heights: dict[str, int]) -> str:
    """The app that owns a template by its folder, empty for shared ones."""
    if template.startswith(ACCOUNT_PAGES):
        return "customers.accounts"
    parts = Path(template).parts
    return next((name for n in (3, 2, 1) if (name := ".".join(parts[:n])) in heights and len(parts) > n), "")


def pointing_up() -> set[tuple[str, str]]:
    heights = storeys()
    found = set()
    for file in TEMPLATES.rglob("*.html"):
        own = str(file.relative_to(TEMPLATES))
        for other in _NAMED.findall(file.read_text()):
            room, target = room_of(own, heights), room_of(other, heights)
            if target and (not room or heights[target] < heights[room]):
                found.add((own, other))
    return found


def test_templates_point_only_down():
    assert pointing_up() == ALLOWED


def test_no_module_is_imported_by_name_but_those_known():
    files = (file for top in TOPS for file in (ROOT / top).rglob("*.py") if "settings" not in file.parts)
    texts = {str(file.relative_to(ROOT)): file.read_text() for file in files}
    named = {name: text for name, text in texts.items() if "import_string(" in text or "import_module(" in text}

    assert named.keys() == ALLOWED_NAMES.keys()
    assert all(ALLOWED_NAMES[name] in text for name, text in named.items())


def test_a_page_of_the_account_has_one_heading():
    """The frame has one already, which ``{% block heading %}`` replaces."""
    pages = [
        file.relative_to(TEMPLATES) for file in TEMPLATES.rglob("*.html") if "base_account.html" in file.read_text()
    ]

    assert not [str(page) for page in pages if _second_heading((TEMPLATES / page).read_text())]


def _second_heading(text: str) -> bool:
    return "<h1" in text and "{% block heading %}" not in text
