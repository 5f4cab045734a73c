"""What a row of an option set says in one line, while it is folded."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from store.configurator.definition import ProductDefinition
from store.configurator.models import OptionGroup, OptionSet, PriceRule, Rule
from store.configurator.rows import definition_from_draft, prices_of, rules_of
from store.configurator.sentences import applies_sentence, price_condition, rule_sentence


def group_summary(group: OptionGroup) -> str:
    """Its name, what kind of question it is, and when it is asked."""
    parts = [group.name, group.get_kind_display()]
    if group.kind in {OptionGroup.Kind.ONE, OptionGroup.Kind.SEVERAL}:
        count = len(group.options.all())
        parts.append(ngettext("%(count)s option", "%(count)s options", count) % {"count": count})
    if group.applies_if:
        definition = definition_of_set(group.option_set)
        known = definition.by_key.get(group.key)
        parts.append(applies_sentence(definition, known) if known else "")
    return " · ".join(filter(None, parts))


def rule_summary(rule: Rule) -> str:
    """The rule as a sentence."""
    return rule_sentence(definition_of_set(rule.option_set), rules_of([rule])[0])


def price_summary(price: PriceRule) -> str:
    """Its name on the slip, the amount, how it is counted, and what for."""
    [rule] = prices_of([price])
    amount = f"{rule.percent.normalize():f} %" if price.kind == PriceRule.Kind.PERCENT else str(rule.amount)
    parts = [price.name, f"{amount} {price.get_kind_display()}" if price.kind != PriceRule.Kind.PERCENT else amount]
    if condition := price_condition(definition_of_set(price.option_set), rule):
        parts.append(_("with %(condition)s") % {"condition": condition})
    if price.min_quantity > 1:
        parts.append(_("from quantity %(count)s") % {"count": price.min_quantity})
    return " · ".join(parts)


def definition_of_set(option_set: OptionSet) -> ProductDefinition:
    """The set as it stands in memory, read once."""
    if not hasattr(option_set, "_as_definition"):
        option_set._as_definition = definition_from_draft(option_set)
    return option_set._as_definition
