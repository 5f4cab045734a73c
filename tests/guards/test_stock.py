"""What is there changes only in the services of the stock, where each change is a movement."""

import re

from .test_storeys import ROOT
from .test_templates import TOPS

_WRITTEN = re.compile(r"""\bon_hand["']?\s*(?:=(?!=)|:|\+=|-=)|\bon_hand=""")


def test_nothing_else_writes_what_is_there():
    files = [file for top in TOPS for file in (ROOT / top).rglob("*.py") if "migrations" not in file.parts]
    outside = [file for file in files if not file.is_relative_to(ROOT / "store" / "stock")]

    assert [str(file.relative_to(ROOT)) for file in outside if _WRITTEN.search(file.read_text())] == []
