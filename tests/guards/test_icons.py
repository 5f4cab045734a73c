"""The back office names only icons that exist: another name shows nothing, and says nothing."""

import re

from wagtail.admin.icons import get_icons

from .test_storeys import ROOT
from .test_templates import TEMPLATES, TOPS

_NAMED = re.compile(r"""\bicon(?:_name)?\s?=\s?"([a-z0-9-]+)"|{% icon name="([a-z0-9-]+)\"""")


def test_every_icon_of_the_back_office_exists():
    known = set(re.findall(r'id="icon-([\w-]+)"', get_icons()))
    files = [file for top in TOPS for file in (ROOT / top).rglob("*.py") if "migrations" not in file.parts]
    files += TEMPLATES.rglob("*.html")

    named = {
        (str(file.relative_to(ROOT)), first or second)
        for file in files
        for first, second in _NAMED.findall(file.read_text())
    }

    assert not {(file, name) for file, name in named if name not in known}
