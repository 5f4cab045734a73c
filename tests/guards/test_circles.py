"""No module leads back to itself by imports, those inside functions counted."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOPS = ("cms", "config", "customers", "orders", "store", "support")


def modules() -> dict[str, Path]:
    files = (file for top in TOPS for file in (ROOT / top).rglob("*.py") if "migrations" not in file.parts)
    return {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


def imported(name: str, file: Path, known: dict[str, Path]) -> set[str]:
    """Our modules that this one imports anywhere, but for those that only a type checker reads."""
    tree = ast.parse(file.read_text())
    unread = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    found: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in unread:
            continue
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = source_of(node, package)
            found.update(full if (full := f"{base}.{alias.name}") in known else base for alias in node.names)
    return (found & known.keys()) - {name}


def source_of(node: ast.ImportFrom, package: str) -> str:
    """The package or module that a from-import names, relative ones in full."""
    if not node.level:
        return node.module or ""
    above = package.split(".")[: len(package.split(".")) - node.level + 1]
    return ".".join([*above, *([node.module] if node.module else [])])


def reachable(start: str, graph: dict[str, set[str]]) -> set[str]:
    """All that can be reached from here in one step or more."""
    seen: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        if (here := waiting.pop()) not in seen:
            seen.add(here)
            waiting += graph[here]
    return seen


def circles(graph: dict[str, set[str]]) -> list[str]:
    """Modules that lead back to themselves."""
    reach = {name: reachable(name, graph) for name in graph}
    return sorted(name for name in graph if name in reach[name])


def test_no_module_imports_itself_by_a_detour():
    known = modules()

    assert circles({name: imported(name, file, known) for name, file in known.items()}) == []


def test_the_guard_sees_a_circle():
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == ["b", "c"]
