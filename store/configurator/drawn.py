"""From choices to a picture."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import override

from cms.foundation.models import public_files
from store.drawing import Image, compose, stacked
from store.rules.definition import DATE, NAMES, NUMBER, ONE, TEXT, Group
from store.rules.terms import Choices

from .answers import day_written
from .definition import ProductDefinition
from .faces import faces_of

#: Kinds whose answer is written on the product.
_SPOKEN = frozenset({TEXT, NAMES, DATE})


def drawn(
    definition: ProductDefinition,
    choices: Choices,
    *,
    sizes: Mapping[str, str] | None = None,
    prefix: str = "",
    title: str = "",
    images: Mapping[str, Image] | None = None,
) -> str:
    """The picture of a product with these choices, or nothing if it is neither drawn nor photographed in layers.

    One of several is told to the drawing as group and option, a number as group and number, several as ``option=yes``
    or ``no``; of a list of names the first is shown. Defaults that no group asks for are fixed features of the
    product. ``sizes`` are those of the variant and go before them. ``images`` are what was uploaded, by group.
    """
    fixed = {key: value for key, value in definition.defaults.items() if key not in definition.by_key}
    words = {key: value for key, value in fixed.items() if isinstance(value, str)}
    texts = {group.key: _words(group, choices.get(group.key)) for group in definition.groups if group.kind in _SPOKEN}
    faces = faces_of(definition)
    if definition.drawing:
        options, colours = _options(definition, choices)
        told = words | dict(sizes or {}) | options
        return compose(
            definition.drawing,
            told,
            words | texts,
            colours=colours,
            prefix=prefix,
            title=title,
            faces=faces,
            images=images,
        )
    if definition.photograph:
        return stacked(
            definition.photograph,
            choices,
            words | texts,
            address=public_files().url,
            title=title,
            faces=faces,
            images=images,
        )
    return ""


def _options(definition: ProductDefinition, choices: Choices) -> tuple[dict[str, str], dict[str, str]]:
    options: dict[str, str] = {}
    colours: dict[str, str] = {}
    for group in definition.groups:
        answer = choices.get(group.key, []) if group.has_options else []
        if group.kind == NUMBER and choices.get(group.key):
            options[group.key] = str(choices[group.key])
        for option in group.options:
            if group.kind != ONE:
                options[option.key] = "yes" if option.key in answer else "no"
            elif option.key in answer:
                options[group.key] = option.key
                colours |= {group.key: option.colour} if option.colour else {}
    return options, colours


def _words(group: Group, answer: list[str] | str | None) -> str:
    """What is written for an answer; a day in the language of the shop, since one picture is for every reader."""
    if group.kind == DATE and isinstance(answer, str):
        with override(settings.LANGUAGE_CODE):
            return day_written(answer)
    return next(iter(answer), "") if isinstance(answer, list) else answer or ""
