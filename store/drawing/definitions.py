"""Definitions of a composed picture and the references to them."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

_REFERENCE = re.compile(r"url\(#([^)]+)\)|^#(.+)$")


def drop_unused(root: ElementTree.Element) -> None:
    """Remove definitions that nothing visible refers to, directly or through others."""
    lists = list(root.iter("defs"))
    defined = {part.get("id"): part for definitions in lists for part in definitions}
    wanted: set[str] = set()
    waiting = list(_references(root, into_definitions=False))
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            if name in defined:
                waiting.extend(_references(defined[name]))
    for definitions in lists:
        definitions[:] = [part for part in definitions if part.get("id") in wanted]


def _references(node: ElementTree.Element, *, into_definitions: bool = True) -> Iterator[str]:
    for value in node.attrib.values():
        if "#" in value:
            yield from (inside or whole for inside, whole in _REFERENCE.findall(value))
    for child in node:
        if into_definitions or child.tag != "defs":
            yield from _references(child, into_definitions=into_definitions)


def prefix_ids(root: ElementTree.Element, prefix: str) -> None:
    """Put a prefix before every id and every reference to one."""
    for node in root.iter():
        for name, value in node.attrib.items():
            if name == "id":
                node.set(name, f"{prefix}-{value}")
            elif name == "href" and value.startswith("#"):
                node.set(name, f"#{prefix}-{value[1:]}")
            elif "url(#" in value:
                node.set(name, value.replace("url(#", f"url(#{prefix}-"))
