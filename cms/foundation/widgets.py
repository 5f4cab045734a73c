"""Form inputs without templates: Django renders several templates for each input and one for each option."""

from functools import lru_cache
from html import escape
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString, mark_safe


class PlainRenderer(DjangoTemplates):
    """Renders the same HTML as Django's; the usual inputs need no template."""

    def render(self, template_name: str, context: dict[str, Any], request=None) -> str:
        write = _WRITERS.get(template_name)
        return write(context["widget"]) if write else super().render(template_name, context, request)


class LongSelect(forms.Select):
    """A select whose options are rendered once per process. The choices are strings without groups."""

    def render(self, name: str, value: Any, attrs: dict | None = None, renderer=None) -> SafeString:
        options = _options(tuple(self.choices))
        for chosen in self.format_value(value):
            option = f'<option value="{_text(chosen)}"'
            options = options.replace(f"{option}>", f"{option} selected>", 1)
        start = f'<select name="{_text(name)}"{_written(self.build_attrs(self.attrs, attrs))}>'
        return mark_safe(f"{start}{options}</select>")  # Every value and label went through ``_text``.


@lru_cache(maxsize=256)
def _options(choices: tuple[tuple[str, str], ...]) -> str:
    rows = (f'\n  <option value="{_text(value)}">{_text(label)}</option>' for value, label in choices)
    return "".join((*rows, "\n"))


def _text(value: Any) -> str:
    """As Django's ``conditional_escape``, but faster."""
    text = value if isinstance(value, str) else str(value)
    return text if hasattr(text, "__html__") else escape(text)


def _written(attrs: dict[str, Any]) -> str:
    pairs = ((name, value) for name, value in attrs.items() if value is not False)
    return "".join(f" {name}" if value is True else f' {name}="{_text(value)}"' for name, value in pairs)


def _input(widget: dict[str, Any]) -> SafeString:
    value = "" if widget["value"] is None else f' value="{_text(widget["value"])}"'
    start = f'<input type="{_text(widget["type"])}" name="{_text(widget["name"])}"'
    return mark_safe(f"{start}{value}{_written(widget['attrs'])}>")  # Every value went through ``_text``.


def _option(widget: dict[str, Any]) -> SafeString:
    if not widget["wrap_label"]:
        return _input(widget)
    key = widget["attrs"].get("id")
    start = f'<label for="{_text(key)}">' if key else "<label>"
    # The input is written here, the label and its key went through ``_text``.
    return mark_safe(f"{start}{_input(widget)} {_text(widget['label'])}</label>")


def _textarea(widget: dict[str, Any]) -> SafeString:
    start = f'<textarea name="{_text(widget["name"])}"{_written(widget["attrs"])}>'
    return mark_safe(f"{start}\n{_text(widget['value'] or '')}</textarea>")  # Every value went through ``_text``.


_INPUTS = ("text", "email", "password", "number", "hidden", "url", "tel", "search", "checkbox")
_WRITERS = {f"django/forms/widgets/{kind}.html": _input for kind in _INPUTS} | {
    "django/forms/widgets/radio_option.html": _option,
    "django/forms/widgets/checkbox_option.html": _option,
    "django/forms/widgets/textarea.html": _textarea,
}
