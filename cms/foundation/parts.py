"""A page of one shopper of which all but its fresh parts is kept."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.template import Context, Node, NodeList
from django.template.base import Template
from django.template.context import make_context
from django.template.loader import get_template
from django.utils.timezone import localdate
from django.utils.translation import get_language

from .public import piece

#: Set in the context while a page is made to be kept.
_KEEPING = "keeping_this_page"
#: What no page contains; it stands before the number of a fresh part.
_MARK = secrets.token_hex(12)
_fresh_parts: list["FreshNode"] = []


def kept_around(request: HttpRequest, template_name: str, page: dict, key: tuple) -> HttpResponse:
    """The page, of which only what stands in ``{% fresh %}`` is rendered at each request.

    ``key`` must hold all that the rest shows; language and day are added. What is fresh is given what the view gives,
    and nothing that tags around it set.
    """
    template: Template = get_template(template_name).template
    context = make_context(page, request)
    with context.bind_template(template):
        place = (get_language(), localdate(), *key)
        first, *others = piece(template_name, place, lambda: _around(template, context)).split(_MARK)
        written = [first]
        for other in others:
            number, _end, kept = other.partition(" ")
            written += [_fresh_parts[int(number)].nodelist.render(context), kept]
    return HttpResponse("".join(written))


def _around(template: Template, context: Context) -> str:
    with context.push(**{_KEEPING: True}):
        return template.render(context)


class FreshNode(Node):
    """A part that is rendered at each request; a mark stands for it in the page that is kept."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist, self.number = nodelist, len(_fresh_parts)
        _fresh_parts.append(self)

    def render(self, context: Context) -> str:
        """The part, or its mark."""
        return f"{_MARK}{self.number} " if context.get(_KEEPING) else self.nodelist.render(context)
