"""FAQ questions as plain values, which processes cache."""

from typing import NamedTuple


class Question(NamedTuple):
    """A question with its answer as HTML, which Wagtail cleaned when it was saved."""

    pk: int | None
    title: str
    slug: str
    url: str
    html: str


class Section(NamedTuple):
    """Questions about one subject, in the editors' order."""

    title: str
    slug: str
    summary: str
    questions: tuple[Question, ...]
