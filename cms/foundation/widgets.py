"""Form inputs of our own."""

from functools import lru_cache
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe


class LongSelect(forms.Select):
    """A select whose options are rendered once per process. The choices are strings without groups."""

    def render(self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None) -> SafeString:
        options = _options(tuple(self.choices))
        for chosen in self.format_value(value):
            option = f'<option value="{conditional_escape(chosen)}"'
            options = options.replace(f"{option}>", f"{option} selected>", 1)
        own = self.build_attrs(self.attrs, attrs)
        # Every value and label of the options is escaped.
        return format_html('<select name="{}"{}>{}</select>', name, flatatt(own), mark_safe(options))


@lru_cache(maxsize=256)
def _options(choices: tuple[tuple[str, str], ...]) -> str:
    rows = (format_html('\n  <option value="{}">{}</option>', value, label) for value, label in choices)
    return "".join((*rows, "\n"))
