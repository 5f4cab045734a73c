"""Sentences for the merchant about a set as a whole."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from store.configurator.definition import ProductDefinition
from store.configurator.sentences import rule_sentence
from store.rules import Check, contradictory_rules
from store.rules.definition import RuleSpec

#: Options that are named; of more, their number.
_MAX_NAMES = 12


def conflicting(definition: ProductDefinition) -> list[str]:
    """The rules that leave nothing to be bought, as sentences; leave out any one, and something can be."""
    rules = contradictory_rules(definition)
    return [rule_sentence(definition, each) if isinstance(each, RuleSpec) else each.reason for each in rules]


def findings(definition: ProductDefinition, check: Check) -> list[str]:
    """Options that can never be chosen and those that always are, a sentence each; none if there are none."""
    never, always = _names(definition, check.never), _names(definition, check.always)
    return [
        *([_("Can never be chosen: %(options)s.") % {"options": never}] if never and check.possible else []),
        *([_("Always chosen: %(options)s.") % {"options": always}] if always and check.possible else []),
    ]


def _names(definition: ProductDefinition, places: tuple[tuple[str, str], ...]) -> str:
    names = []
    for key, option in places[:_MAX_NAMES]:
        group = definition.by_key[key]
        names.append(_("%(group)s: %(options)s") % {"group": group.name, "options": group.by_key[option].name})
    if more := len(places) - len(names):
        names.append(ngettext("%(count)s more", "%(count)s more", more) % {"count": more})
    return get_text_list(names, _("and")) if names else ""
