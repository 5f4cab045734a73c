"""What customers may do, in sentences, for pages of the shop, mails and the back office."""

from django import template

from cms.policies.services import PolicyInUse, current_policy
from cms.policies.wording import sentences

register = template.Library()


@register.inclusion_tag("cms/policies/_sentences.html")
def policy_sentences(
    policy: PolicyInUse | None = None, *, made: bool = False, plain: bool = False, cancelling: bool = True
) -> dict:
    """The sentences for lines that are ``made`` to order, and for those that are not, with a link to the policy.

    ``policy``: that of an order; without it, the one in use.
    """
    return {
        "sentences": sentences((policy or current_policy()).terms, made=made, plain=plain, cancelling=cancelling),
        "address": (policy or current_policy()).address,
        "is_of_order": policy is not None,
    }


@register.simple_tag
def policy_text(policy: PolicyInUse, *, made: bool = False, plain: bool = False, sent: object = False) -> str:
    """The same sentences as a text, for mails and the back office; what is ``sent`` cannot be cancelled."""
    return " ".join(sentences(policy.terms, made=made, plain=plain, cancelling=not sent))
