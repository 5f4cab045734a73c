"""Rules and drawings are pure: plain values in and out, no database."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("store/rules", "store/drawing", "cms/text")
FILES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
FILES += [ROOT / "cms" / "policies" / name for name in ("terms.py", "rules.py", "wording.py")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_pure_room_knows_no_database(path):
    imported = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = [getattr(node, "module", None) or alias.name for node in imported for alias in node.names]

    assert not [name for name in names if name.startswith("django.db") or name.endswith("models")]
