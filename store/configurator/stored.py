"""Choices as they are stored, once under their hash.

``{"v": 1, "product": 7, "set": "mug", "choices": {"glaze": ["chalk"], "words": "Für Zoë"}}`` with sorted keys, NFC.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress

from django.db import transaction
from django.db.models import ProtectedError

from store.catalogue.models import Product, Variant
from store.rules.choices import Choices
from store.rules.definition import FILE

from .definition import ProductDefinition
from .definitions import definition_of, known_rules
from .models import Configuration
from .problems import dropped_answers, problems_of
from .uploads import attach

VERSION = 1


class ChoiceRefused(Exception):
    """These choices cannot be made; the message is a sentence for the shopper."""


def canonical(definition: ProductDefinition, answers: Mapping[str, object]) -> dict:
    """Choices as they are stored."""
    choices = Choices.of(definition, answers)
    return {"v": VERSION, "product": definition.product, "set": definition.code, "choices": choices}


def canonical_json(content: Mapping) -> str:
    """The text that is hashed: sorted keys, no spaces, NFC."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)


def content_hash(content: Mapping) -> str:
    """SHA-256 of the canonical form, in 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()


@transaction.atomic
def store_configuration(
    product: Product,
    answers: Mapping[str, object],
    *,
    variant: Variant | None = None,
    quantity: int | None = None,
) -> Configuration:
    """Store choices once under their hash; the same choices again are the same row.

    Raises:
        ChoiceRefused: they cannot be made, or not in this quantity; the message says what to change.
    """
    definition = known_rules(definition_of(product), variant, quantity)
    choices = Choices.of(definition, answers)
    for problem in problems_of(definition, choices, quantity):
        raise ChoiceRefused(problem.message)
    content = canonical(definition, choices)
    values = {"product": product, "content": content}
    configuration, _new = Configuration.objects.get_or_create(hash=content_hash(content), defaults=values)
    files = [group.key for group in definition.groups if group.kind == FILE]
    if pictures := [str(choices[key]) for key in files if key in choices]:
        attach(configuration, pictures)
    return configuration


def check_configuration(
    configuration: Configuration, *, variant: Variant | None = None, quantity: int | None = None
) -> None:
    """Whether a stored configuration can still be made, asked again at basket and order.

    Raises:
        ChoiceRefused: an option is gone, a rule has changed since, or each piece has a text and they do not match
            the quantity.
    """
    definition = known_rules(definition_of(configuration.product), variant, quantity)
    stored = configuration.content["choices"]
    choices = Choices.of(definition, stored)
    for problem in (*dropped_answers(choices, stored), *problems_of(definition, choices, quantity)):
        raise ChoiceRefused(problem.message)


def delete_unused_configurations(keys: Iterable[int]) -> None:
    """Delete those of these configurations that no basket, design or order has, such as when a person is erased."""
    for key in set(keys):
        with suppress(ProtectedError), transaction.atomic():
            Configuration.objects.filter(pk=key).delete()
