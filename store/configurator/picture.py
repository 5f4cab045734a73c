"""From choices to a picture."""

from collections.abc import Mapping
from hashlib import blake2b

from django.conf import settings
from django.http import QueryDict
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import override

from cms.foundation.models import public_files
from store.catalogue.models import Product, Variant
from store.drawing import (
    Image,
    capital_height,
    capital_height_on,
    compose,
    groups_in_capitals,
    place_ratio,
    place_ratio_on,
    stack_layers,
)
from store.rules.choices import Choices
from store.rules.definition import DATE, NAMES, NUMBER, ONE, TEXT, Group
from store.rules.terms import Answer

from .answers import day_written
from .characters import refused_characters
from .definition import ProductDefinition
from .definitions import defaults_of, definition_of
from .fonts import faces_of, missing_characters
from .models import Configuration
from .uploads import images_for

#: Kinds whose answer is written on the product.
_SPOKEN = frozenset({TEXT, NAMES, DATE})


def draw(
    definition: ProductDefinition,
    choices: Choices,
    *,
    sizes: Mapping[str, str] | None = None,
    prefix: str = "",
    title: str = "",
    images: Mapping[str, Image] | None = None,
) -> str:
    """The picture of a product with these choices, or nothing if it is neither drawn nor photographed in layers.

    One of several is given to the drawing as group and option, a number as group and number, several as ``option=yes``
    or ``no``; of a list of names the first is shown. Defaults that no group asks for are fixed features of the
    product. ``sizes`` are those of the variant and go before them. ``images`` are what was uploaded, by group.
    """
    fixed = {key: value for key, value in definition.defaults.items() if key not in definition.by_key}
    words = {key: value for key, value in fixed.items() if isinstance(value, str)}
    texts = {group.key: _words(group, choices.get(group.key)) for group in definition.groups if group.kind in _SPOKEN}
    faces = faces_of(definition)
    if definition.drawing:
        options, colours = _options(definition, choices)
        features = words | dict(sizes or {}) | options
        return compose(
            definition.drawing,
            features,
            words | texts,
            colours=colours,
            prefix=prefix,
            title=title,
            faces=faces,
            images=images,
        )
    if definition.photograph:
        return stack_layers(
            definition.photograph,
            choices,
            words | texts,
            address=public_files().url,
            title=title,
            faces=faces,
            images=images,
        )
    return ""


def capital_height_mm(definition: ProductDefinition, choices: Choices, group: Group, sizes: Mapping[str, str]) -> float:
    """How high the capitals of a group's words become on the product, in mm; 0 where nobody says how wide they are."""
    texts = {each.key: _words(each, choices.get(each.key)) for each in definition.groups if each.kind in _SPOKEN}
    height, faces = None, faces_of(definition)
    if definition.drawing:
        features = _features(definition, choices, sizes)
        height = capital_height(definition.drawing, group.key, features, texts, faces)
    elif definition.photograph:
        height = capital_height_on(definition.photograph, group.key, choices, texts[group.key], faces)
    return (height or 0.0) * float(group.print_cm) * 10


def upload_ratio(definition: ProductDefinition, choices: Choices, group: Group, sizes: Mapping[str, str]) -> float:
    """Width divided by height of the place that a shopper's picture fills; 0 where the picture shows none."""
    texts = {each.key: _words(each, choices.get(each.key)) for each in definition.groups if each.kind in _SPOKEN}
    if definition.drawing:
        return place_ratio(definition.drawing, group.key, _features(definition, choices, sizes), texts)
    return place_ratio_on(definition.photograph, group.key, choices) if definition.photograph else 0.0


def _features(definition: ProductDefinition, choices: Choices, sizes: Mapping[str, str]) -> dict[str, str]:
    """What a drawing is told: fixed features, the size of the variant, the options."""
    fixed = {key: str(value) for key, value in definition.defaults.items() if key not in definition.by_key}
    return fixed | dict(sizes) | _options(definition, choices)[0]


def sizes_of(variant: Variant | None) -> dict[str, str]:
    """The sizes and colours of a variant, as drawings name them."""
    options = variant.options if variant and isinstance(variant.options, dict) else {}
    return {slugify(str(key)): slugify(str(value)) for key, value in options.items()}


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


def _words(group: Group, answer: Answer | None) -> str:
    """What is written for an answer; a day in the language of the shop, since one picture is for every reader."""
    if group.kind == DATE and isinstance(answer, str):
        with override(settings.LANGUAGE_CODE):
            return day_written(answer)
    return makeable(group, _first(answer))


def makeable(group: Group, text: str) -> str:
    """The text without the characters that cannot be made: nobody shall see what will not be there."""
    refused = {*refused_characters(text, group.characters), *missing_characters(group, text)} - {"\n"}
    return "".join(each for each in text if each not in refused) if refused else text


def picture_for(
    definition: ProductDefinition,
    product: Product,
    answers: Mapping[str, object],
    *,
    variant: Variant | None = None,
    prefix: str = "",
) -> SafeString:
    """The picture of these choices, titled with the product and the shopper's words; empty without a drawing."""
    choices = Choices.of(definition, answers)
    groups = (group for group in definition.groups if group.is_text or group.kind == NAMES)
    spoken = (_words(group, choices.get(group.key)) for group in groups)
    words = ", ".join(f"“{text}”" for text in spoken if text)
    title = f"{product.name}, {words}" if words else product.name
    images = images_for(definition, choices)
    # The composer writes nothing but escaped text and attributes of a drawing freed of scripts.
    return mark_safe(draw(definition, choices, sizes=sizes_of(variant), prefix=prefix, title=title, images=images))


def capital_groups(
    definition: ProductDefinition, answers: Mapping[str, object], *, variant: Variant | None = None
) -> frozenset[str]:
    """Names of the groups whose words the drawing makes in capitals, with these choices."""
    if not definition.drawing:
        return frozenset()
    choices = Choices.of(definition, answers)
    options, _colours = _options(definition, choices)
    features = {key: each for key, each in definition.defaults.items() if isinstance(each, str)}
    texts = {group.key: _words(group, choices.get(group.key)) for group in definition.groups if group.kind in _SPOKEN}
    found = groups_in_capitals(definition.drawing, features | sizes_of(variant) | options, texts)
    return frozenset(group.name for group in definition.groups if group.key in found)


def picture_of_configuration(configuration: Configuration, *, prefix: str = "") -> SafeString:
    """The picture of a stored configuration; empty without a drawing."""
    product = configuration.product
    return picture_for(definition_of(product), product, configuration.content["choices"], prefix=prefix)


def catalogue_picture(product: Product, chosen: QueryDict | None = None, *, prefix: str = "") -> SafeString:
    """The picture for cards and lists: the merchant's defaults with their sample words, and the options ``chosen``."""
    definition = definition_of(product)
    answers = {**defaults_of(product), **definition.defaults, **_options_named(definition, chosen or {})}
    return picture_for(definition, product, answers, prefix=prefix)


def _options_named(definition: ProductDefinition, chosen: Mapping[str, str]) -> dict[str, list[str]]:
    """Options of an address that exist. The address is public, so nobody's words are read from it."""
    named = {group.key: chosen.get(group.field_name, "") for group in definition.groups if group.kind == ONE}
    return {key: [option] for key, option in named.items() if option in definition.by_key[key].by_key}


def picture_version(product: Product) -> str:
    """A short name of the current catalogue picture, for ``?v=``; empty without a drawing."""
    return version_of(catalogue_picture(product))


def version_of(picture: str) -> str:
    """A short name of a picture; empty without one."""
    return blake2b(picture.encode(), digest_size=6).hexdigest() if picture else ""


def _first(answer: Answer | None) -> str:
    """The words to show: of a list those of the first piece."""
    return next(iter(answer), "") if isinstance(answer, list) else answer or ""
