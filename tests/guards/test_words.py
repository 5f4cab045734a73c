"""One word for one thing: names and texts use the words of the glossary in CONTRIBUTING.md, not older ones."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOPS = ("cms", "config", "customers", "orders", "store", "support")
#: Words that no class, function, constant, file or template is named after, and the word to use instead.
OLD_WORDS = {
    "way": "method, progress", "ways": "methods", "shelf": "category", "shelves": "categories",
    "piece": "quantity, item", "pieces": "quantity, items", "goods": "subtotal, products", "carriage": "delivery",
    "surplus": "balance", "letter": "mail, text", "letters": "mails, text", "most": "max", "least": "min",
    "kept": "cached, saved", "bump": "invalidate", "door": "access", "doors": "access", "desk": "admin",
    "mark": "facet value", "marks": "facet values", "mend": "repair", "mended": "repaired", "offer": "method, repair",
    "offers": "methods, repairs", "machine": "progress", "machines": "progress", "shown": "displayed, context",
    "told": "notified", "drawn": "rendered", "asked": "required, requested", "tidied": "cleaned",
    "particulars": "personal details",
}  # fmt: skip
#: File names that say nothing of their subject.
OLD_FILES = {"shown", "told", "doors", "machines", "bench", "marks", "online", "hooks", "desk", "ways", "changing"}
#: Names that may stay, and why.
ALLOWED_NAMES = {
    "mark_paid": "Mark as paid, as every shop says",
    "mark_failed": "as mark_paid",
    "mark_pending": "as mark_paid",
    "at_least": "a lower bound in words, as in: at least 20 results",
    "is_shown": "a method that Wagtail calls",
    "_LETTERS": "letters of any script",
    "_is_letter": "letters of any script",
}
ALLOWED_FILES = {
    "config/management/commands/bench.py": "measures how fast the pages are: make bench",
    "config/sample/choices/desk.py": "a desk that is sold",
}
#: The sample shop sells desks and shelves, and its texts speak of engraved letters.
SAMPLE = ROOT / "config/sample"
#: On screens: words of ours that no shop says.
OLD_TEXTS = re.compile(
    r"\b(shel(f|ves)|goods|carriage|surplus|most given|look once more|ways? to pay|"
    r"way of paying|mend(ed)?|particulars)\b",
    re.IGNORECASE,
)
_TRANSLATED = re.compile(
    r"{%-?\s*(?:translate|trans)\s+([\"'])(.*?)\1|{%-?\s*blocktrans(?:late)?\b.*?%}(.*?){%-?\s*endblocktrans", re.DOTALL
)
_GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "now_"}
#: Classes of one name in several modules, because a framework looks for them.
FRAMEWORK = re.compile(r"Command|Migration|\w+Config")


def modules() -> Iterator[Path]:
    for top in TOPS:
        yield from (path for path in sorted((ROOT / top).rglob("*.py")) if "migrations" not in path.parts)


def words_of(name: str) -> set[str]:
    """The words of a name: ``MAX_LINES``, ``max_lines``, ``MaxLines`` and ``max-lines`` are max and lines."""
    return {word.lower() for word in re.findall(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+", name)}


def defined_names(tree: ast.Module) -> Iterator[str]:
    """Classes, functions, constants and fields."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def texts_of(tree: ast.Module) -> Iterator[str]:
    """Literals given to gettext."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _GETTEXT:
            yield from (
                each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )


def old_names(path: Path) -> list[str]:
    names = set(defined_names(ast.parse(path.read_text()))) - ALLOWED_NAMES.keys()
    return sorted(name for name in names if words_of(name) & OLD_WORDS.keys())


def old_file_name(path: Path) -> bool:
    return path.stem in OLD_FILES or bool(words_of(path.stem) & OLD_WORDS.keys())


@pytest.mark.parametrize("top", TOPS)
def test_names_use_the_words_of_the_glossary(top):
    files = (path for path in modules() if path.parts[len(ROOT.parts)] == top and not path.is_relative_to(SAMPLE))
    found = {str(path.relative_to(ROOT)): names for path in files if (names := old_names(path))}

    assert found == {}


def test_files_are_named_by_subject_and_role():
    files = [*modules(), *(path for path in (ROOT / "templates").rglob("*") if path.is_file())]
    files += [path for top in TOPS for path in (ROOT / top).rglob("static/**/*") if path.suffix in {".js", ".css"}]
    files += (ROOT / "tests").rglob("*.py")
    found = {str(path.relative_to(ROOT)) for path in files if old_file_name(path)}

    assert found - ALLOWED_FILES.keys() == set()


def test_screens_say_what_every_shop_says():
    found = defaultdict(list)
    for path in modules():
        found[path] += [text for text in texts_of(ast.parse(path.read_text())) if OLD_TEXTS.search(text)]
    for path in (ROOT / "templates").rglob("*.*"):
        texts = ((match[2] or match[3]) for match in _TRANSLATED.finditer(path.read_text()))
        found[path] += [text for text in texts if OLD_TEXTS.search(text)]

    assert {str(path.relative_to(ROOT)): texts for path, texts in found.items() if texts} == {}


def test_no_two_public_classes_share_a_name():
    places = defaultdict(list)
    for path in modules():
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not FRAMEWORK.fullmatch(node.name):
                places[node.name].append(str(path.relative_to(ROOT)))

    assert {name: files for name, files in places.items() if len(files) > 1} == {}


def test_the_guard_reads_names_as_people_do():
    assert words_of("MOST_LINES") == words_of("mostLines") == words_of("most-lines") == {"most", "lines"}
    assert old_file_name(Path("orders/order/machines.py"))
    assert not old_file_name(Path("orders/order/wagtail_hooks.py"))
    assert OLD_TEXTS.search("Ways to pay")
    assert not OLD_TEXTS.search("Always")
