"""The help of a screen: sentences and a picture from ``docs/``, which holds the only copy of them.

Tables of ``ScreenHelp`` come by the hook ``register_screen_help``. No database is asked.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import ResolverMatch, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token
from wagtail import hooks

DOCS = settings.BASE_DIR / "docs"
#: The docs for those who work in the shop; the other files in the folder are for developers.
NAMES = ("staff", "made-to-order", "drawings", "editors")
#: Sentences that a screen shows.
MAX_SENTENCES = 5
_MARKDOWN = MarkdownIt("commonmark").enable("table")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[*A-Z`/])")


@dataclass(frozen=True)
class ScreenHelp:
    """What the docs say about some screens.

    ``screens`` are names of views (``orders_admin:inspect``), whole namespaces (``orders_admin``), or a view and the
    model in its address (``wagtailsettings:edit shopsettings``). ``part`` is a heading, or the bold words that begin a
    paragraph. ``picture`` is a file of ``docs/pictures`` without its ending.
    """

    screens: str
    doc: str
    part: str
    picture: str = ""

    @property
    def title(self) -> str:
        return self.part.rstrip(".").lstrip("0123456789. ")

    @property
    def text(self) -> SafeString:
        return _html(self.doc, _sentences(self.doc, self.part))

    @property
    def more_url(self) -> str:
        return f"{reverse('screen_help', args=[self.doc])}#{_section(self.doc, self.part)}"

    @property
    def picture_url(self) -> str:
        return static(f"docs/{self.picture}.webp") if self.picture else ""

    @property
    def picture_text(self) -> str:
        """The words under the picture in the docs."""
        found = re.search(rf"!\[([^\]]*)\]\(pictures/{re.escape(self.picture)}\.webp\)", _source(self.doc))
        return found[1] if found else ""


def help_for(match: ResolverMatch | None) -> ScreenHelp | None:
    """The help of the screen at an address: its own, else that of its namespace."""
    if match is None:
        return None
    name = match.view_name or ""
    model = match.kwargs.get("model_name", "")
    keys = (f"{name} {model}", name, ":".join(match.namespaces))
    return next((_table()[key] for key in keys if key in _table()), None)


def help_page(request: HttpRequest, doc: str) -> HttpResponse:
    """One of the docs as a screen."""
    if doc not in NAMES:
        raise Http404
    html = _html(doc, _source(doc).partition("\n")[2])
    title = _source(doc).splitlines()[0].removeprefix("# ")
    return render(request, "cms/foundation/admin/help_page.html", {"title": title, "html": html})


@cache
def _table() -> dict[str, ScreenHelp]:
    tables: Iterable[Iterable[ScreenHelp]] = (function() for function in hooks.get_hooks("register_screen_help"))
    return {screen: each for table in tables for each in table for screen in re.split(r",\s*", each.screens)}


@cache
def _source(doc: str) -> str:
    return Path(DOCS / f"{doc}.md").read_text(encoding="utf-8")


def _blocks(doc: str) -> list[str]:
    return _source(doc).split("\n\n")


@cache
def _sentences(doc: str, part: str) -> str:
    """The first sentences of a part, as Markdown. A part that the docs do not have is a KeyError."""
    blocks = _blocks(doc)
    for position, block in enumerate(blocks):
        if block.startswith(f"**{part}"):
            lead, _stop, text = block[2:].partition("**")
            text = text if lead.endswith(".") else block
        elif block.lstrip("# ") == part:
            text = next(each for each in blocks[position + 1 :] if not re.match(r"[#|!`-]", each))
        else:
            continue
        return " ".join(_SENTENCE.split(text.strip())[:MAX_SENTENCES])
    raise KeyError(f"{doc}.md has no part {part!r}")


def _section(doc: str, part: str) -> str:
    """The address of the heading that a part stands under."""
    heading = ""
    for block in _blocks(doc):
        if block.startswith("##"):
            heading = slugify(block)
        if block.startswith(f"**{part}") or block.lstrip("# ") == part:
            break
    return heading


@cache
def _html(doc: str, text: str) -> SafeString:
    """Markdown of our own files as HTML, with addresses of the back office."""
    tokens = _MARKDOWN.parse(text)
    for position, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", slugify(tokens[position + 1].content))
        for part in token.children or []:
            _readdress(part, doc)
    return mark_safe(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))  # Our own files, no one else's.


def _readdress(part: Token, doc: str) -> None:
    if part.type == "image":
        part.attrSet("src", static(str(part.attrGet("src")).replace("pictures/", "docs/")))
        part.attrSet("loading", "lazy")
    elif part.type == "link_open":
        name, hash_mark, anchor = str(part.attrGet("href")).partition("#")
        page = reverse("screen_help", args=[name.removesuffix(".md") or doc])
        part.attrSet("href", page + hash_mark + anchor)
