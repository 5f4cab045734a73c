"""How two rows of one customer become one, for models of which a customer has only one row.

Each app says it in its own ``customer_merging.py``, which is read at the start.
"""

from collections.abc import Callable

from django.db import models

from .models import Customer

#: Takes the customer that stays and the one that goes.
Rule = Callable[[Customer, Customer], None]
_rules: dict[type[models.Model], Rule] = {}


def merges(model: type[models.Model]) -> Callable[[Rule], Rule]:
    """The decorated function makes one row of ``model`` out of the two customers' rows."""

    def decorate(rule: Rule) -> Rule:
        _rules[model] = rule
        return rule

    return decorate


def rule_for(model: type[models.Model]) -> Rule | None:
    """The function that merges rows of ``model``, None if nobody said how."""
    return _rules.get(model)
