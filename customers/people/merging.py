"""How two rows of one customer become one, for models of which a customer has at most one row.

Each app declares it in ``customer_merging.py``, which is imported at start-up.
"""

from collections.abc import Callable

from django.db import models

from .models import Customer

#: Takes the customer that stays and the one that is deleted.
Rule = Callable[[Customer, Customer], None]
_rules: dict[type[models.Model], Rule] = {}


def merges(model: type[models.Model]) -> Callable[[Rule], Rule]:
    """The decorated function merges the rows of ``model`` of two customers."""

    def decorate(rule: Rule) -> Rule:
        _rules[model] = rule
        return rule

    return decorate


def rule_for(model: type[models.Model]) -> Rule | None:
    """The function that merges rows of ``model``, or None."""
    return _rules.get(model)
