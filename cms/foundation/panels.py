"""Panels on the screens of records, from hooks such as ``register_order_panel``."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Protocol

from django.db.models import Model
from django.forms import Media
from django.http import HttpRequest
from django.template import Context
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.ui.components import Component


class Panel(Protocol):
    """A part of a record's screen. ``order`` is its place among the others."""

    @property
    def order(self) -> int: ...

    @property
    def media(self) -> Media: ...

    def render_html(self, parent_context: Context | None = None) -> SafeString: ...


@dataclass(frozen=True)
class TemplatePanel(Component):
    """A panel with a template; the fields of the dataclass are its variables."""

    order: ClassVar[int] = 100
    #: Wide panels are in the middle of the screen, others at the right.
    wide: ClassVar[bool] = False

    def get_context_data(self, parent_context: Context | None = None) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


def panels_of(hook: str, subject: Model, request: HttpRequest) -> list[Panel]:
    """The panels of a record's screen in their order.

    Each function of the hook takes ``(subject, request)`` and returns a ``Panel``, a list of those that share their
    queries, or None.
    """
    functions: list[Callable[[Model, HttpRequest], Panel | list[Panel] | None]] = hooks.get_hooks(hook)
    found: list[Panel] = []
    for function in functions:
        made = function(subject, request)
        found += made if isinstance(made, list) else [made] if made else []
    return sorted(found, key=lambda panel: panel.order)
