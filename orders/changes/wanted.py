"""Choices that a form wants for an ordered line, and which kinds of change they are."""

from collections.abc import Mapping

from django.http import QueryDict

from cms.policies.terms import ChangeKind
from orders.order.models import OrderLine
from store.configurator.services import choices_from, definition_of
from store.rules.definition import FILE, NAMES, TEXT


def wanted_choices(line: OrderLine, data: QueryDict) -> dict:
    """The choices of the form; choices that it does not contain, and uploads, stay as ordered."""
    definition = definition_of(line.configuration.product)
    sent = choices_from(definition, data)
    wanted = {key: answer for key, answer in sent.items() if definition.by_key[key].kind != FILE}
    return line.configuration.content["choices"] | wanted


def kind_of(group_kind: str) -> ChangeKind:
    """Whether an answer to this kind of question is words or an option."""
    return ChangeKind.WORDS if group_kind in {TEXT, NAMES} else ChangeKind.OPTIONS


def changed_kinds(line: OrderLine, choices: Mapping[str, object]) -> set[ChangeKind]:
    """What differs from the choices of the line."""
    known, before = definition_of(line.configuration.product).by_key, line.configuration.content["choices"]
    differing = [key for key in {*before, *choices} if before.get(key) != choices.get(key)]
    return {kind_of(known[key].kind) if key in known else ChangeKind.OPTIONS for key in differing}
