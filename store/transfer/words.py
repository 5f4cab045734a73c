"""Descriptions of other shops, as HTML or as plain text, in the HTML that our editor writes."""

import re
from html import unescape

import nh3
from django.utils.html import linebreaks

from cms.text.spelling import clean_line

#: What the editor of a description can write.
TAGS = {"p", "br", "h3", "b", "i", "ul", "ol", "li", "a"}
SCHEMES = {"http", "https", "mailto"}
_SAME = (("strong", "b"), ("em", "i"), ("h1", "h3"), ("h2", "h3"), ("h4", "h3"), ("div", "p"))
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]\w*);")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")
_BLOCK = re.compile(r"<(?:p|ul|ol|h3)\b")


def description_html(text: str) -> str:
    """The description as safe HTML; empty stays empty. Plain text keeps its paragraphs, HTML its plain structure."""
    if not text:
        return ""
    if not _MARKUP.search(text):
        return linebreaks(text, autoescape=True)
    for theirs, ours in _SAME:
        text = re.sub(rf"(</?){theirs}\b", rf"\1{ours}", text, flags=re.IGNORECASE)
    clean = nh3.clean(text, tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel=None)
    return clean if _BLOCK.search(clean) else f"<p>{clean}</p>"


def plain_line(text: str) -> str:
    """A name of another shop in one line, its entities as characters: ``Salt &amp; pepper`` is ``Salt & pepper``."""
    return clean_line(_ENTITY.sub(lambda entity: unescape(entity[0]), text)) or text
