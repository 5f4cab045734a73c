"""Form inputs of our own."""

from functools import lru_cache
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe


class LongSelect(forms.Select):
    """A select whose options are rendered once per process. The choices are strings, in groups or not."""

    def render(self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None) -> SafeString:
        options = _options(tuple((key, tuple(name) if isinstance(name, list) else name) for key, name in self.choices))
        for chosen in self.format_value(value):
            option = f'<option value="{conditional_escape(chosen)}"'
            options = options.replace(f"{option}>", f"{option} selected>", 1)
        own = self.build_attrs(self.attrs, attrs)
        # Every value and label of the options is escaped.
        return format_html('<select name="{}"{}>{}</select>', name, flatatt(own), mark_safe(options))


@lru_cache(maxsize=256)
def _options(choices: tuple[tuple[str, str | tuple], ...]) -> str:
    return "".join((*(_option(value, label) for value, label in choices), "\n"))


def _option(value: str, label: str | tuple) -> str:
    """One option, or a group of options if the label is a tuple of choices."""
    if not isinstance(label, tuple):
        return format_html('\n  <option value="{}">{}</option>', value, label)
    # Every value and label of the options within is escaped by this function.
    return format_html('\n  <optgroup label="{}">{}\n  </optgroup>', value, mark_safe(_options(label).rstrip()))
