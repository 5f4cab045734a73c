"""Reads a page as a browser does: what a form would send if nobody typed anything."""

from bs4 import BeautifulSoup, Tag


def fields_of(page: bytes, form: str = "form[method=post i]") -> dict[str, list[str]]:
    """The fields of the first form that fits the selector, by name, as they stand in the page."""
    found = BeautifulSoup(page, "html.parser").select_one(form)
    sent: dict[str, list[str]] = {}
    for field in found.select("input[name], select[name], textarea[name]"):
        for value in _values(field):
            sent.setdefault(str(field["name"]), []).append(value)
    return sent


def seen(client, address: str) -> dict[str, list[str]]:
    """What the form of an edit screen says of the values that it showed."""
    return {"seen": fields_of(client.get(address).content, "#w-editor-form")["seen"]}


def _values(field: Tag) -> list[str]:
    if field.name == "textarea":
        return [field.get_text().removeprefix("\n")]
    if field.name == "select":
        options = field.select("option")
        chosen = [option for option in options if option.has_attr("selected")]
        single = [] if field.has_attr("multiple") else options[:1]
        return [str(option.get("value", option.get_text())) for option in chosen or single]
    kind = field.get("type", "text")
    if kind in {"submit", "button", "file", "image"} or field.has_attr("disabled"):
        return []
    if kind in {"checkbox", "radio"} and not field.has_attr("checked"):
        return []
    return [str(field.get("value", "on" if kind in {"checkbox", "radio"} else ""))]
