"""Scripts of one page share their outermost names: a second declaration of a name would stop the whole script."""

import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
DECLARED = re.compile(r"^(?:const|let|class|(?:async )?function\*?)\s+(\{[^}]*\}|\[[^\]]*\]|\w+)", re.MULTILINE)


def scripts() -> list[Path]:
    found = [path for app in ("cms", "customers", "orders", "store", "support") for path in (ROOT / app).rglob("*.js")]
    return sorted(path for path in found if "static" in path.parts)


def test_no_two_scripts_declare_the_same_outermost_name():
    places: dict[tuple[bool, str], list[str]] = defaultdict(list)
    for path in scripts():
        for names in DECLARED.findall(path.read_text()):
            for name in re.findall(r"\w+", names):
                places["site" in path.parts, name].append(path.name)  # No page has scripts of shop and back office.
    assert {name: files for (_site, name), files in places.items() if len(set(files)) > 1} == {}
