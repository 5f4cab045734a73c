"""Reading choices from a posted form."""

from django.http import QueryDict

from .definition import Choices, Definition, Group

_LONGEST_TEXT, _LONGEST_KEY, _MOST_KEYS = 1000, 80, 60


def choices_from(definition: Definition, data: QueryDict) -> Choices:
    """What stands in the fields ``choice-<group>``; whatever else was sent is not looked at.

    Nothing is judged here: options that do not exist and texts that are too long come back as problems later.
    """
    return {group.key: _read(group, data) for group in definition.groups if group.field_name in data}


def _read(group: Group, data: QueryDict) -> list[str] | str:
    if group.is_text:
        return data.get(group.field_name, "")[:_LONGEST_TEXT]
    return [key[:_LONGEST_KEY] for key in data.getlist(group.field_name)[:_MOST_KEYS] if key]
