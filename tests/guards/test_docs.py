"""What the documentation names exists: files and folders, and the storeys as they are drawn."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOPS = (".ci", "cms", "config", "customers", "docs", "orders", "store", "support", "templates", "tests")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_DRAWING = re.compile(r"^```mermaid\nflowchart.*?^```$", re.MULTILINE | re.DOTALL)


def named_paths(text: str) -> set[str]:
    """Words in backticks that begin with a top folder, without those that hold ``<app>`` or ``…`` (any name)."""
    words = {word.rstrip(".,;:") for code in _CODE.findall(_FENCED.sub("", text)) for word in code.split()}
    return {word for word in words if word.partition("/")[0] in TOPS and "/" in word and not set(word) & set("<…")}


def linked_paths(text: str) -> set[str]:
    """Targets of links within the repository."""
    targets = {target.partition("#")[0] for target in _LINK.findall(_FENCED.sub("", text))}
    return {target for target in targets if target and "://" not in target and not target.startswith("mailto:")}


def missing(page: Path) -> list[str]:
    """Named files and folders that do not exist, globs that fit nothing."""
    text = page.read_text()
    named = [path for path in named_paths(text) if not any(ROOT.glob(path.rstrip("/")))]
    linked = [path for path in linked_paths(text) if not (page.parent / path).exists()]
    return sorted(named + linked)


def built_storeys() -> list[str]:
    """The apps of the contract that are built, from the top down."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    names = [name.strip() for row in contract["layers"] for name in row.split("|")]
    return [name for name in names if not name.startswith("(")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_that_is_named_exists(page):
    assert missing(page) == []


def test_the_drawing_shows_the_storeys_of_the_contract():
    drawing = _DRAWING.search((ROOT / "docs/architecture.md").read_text())[0]
    labels = " ".join(re.findall(r'\["([^"]*)"\]', drawing)).replace("<br>", " ")

    assert [word for word in labels.split() if word != "|"] == built_storeys()


def test_the_guard_sees_a_path_that_is_gone(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("See `store/gone.py`, [this](gone.md), `store/rules/*.py`, `var/media` and `/shop/`.")

    assert missing(page) == ["gone.md", "store/gone.py"]
