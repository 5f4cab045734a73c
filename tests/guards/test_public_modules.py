"""The configurator has one public module beside its models."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
PUBLIC = {"services", "models"}
FOLDERS = ("cms", "config", "customers", "orders", "store", "support")
FILES = [
    path
    for folder in FOLDERS
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts and not path.is_relative_to(ROOT / "store/configurator")
]


def imported_from_the_configurator(path: Path) -> set[str]:
    """The modules of the configurator that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module == "store.configurator":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("store.configurator."):
            found.add(node.module.split(".")[2])
    return found


def test_others_ask_only_what_the_configurator_makes_public():
    hidden = {str(path.relative_to(ROOT)): imported_from_the_configurator(path) - PUBLIC for path in FILES}

    assert {path: modules for path, modules in hidden.items() if modules} == {}
