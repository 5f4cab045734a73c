"""The policy in use, and that of an order, as plain values without a query where they are cached."""

from dataclasses import dataclass, field
from datetime import datetime

from cms.foundation.addresses import address_of
from cms.foundation.caching import cached

from .models import PolicyVersion
from .terms import PolicyTerms


@dataclass(frozen=True)
class PolicyInUse:
    """A version of the policy. Without a published policy: the default terms, no key and no page."""

    pk: int | None = None
    number: int = 0
    title: str = ""
    published_at: datetime | None = None
    terms: PolicyTerms = field(default_factory=PolicyTerms)

    @property
    def address(self) -> str:
        """The page of this version; empty if there is none."""
        return address_of("policies:version", str(self.number)) if self.pk else ""


@cached("pages")
def current_policy() -> PolicyInUse:
    """The newest version; the default terms while no policy is published."""
    return _plain(PolicyVersion.objects.in_use())


def policy_of(pk: int | None) -> PolicyInUse:
    """The version with this key, such as the one of an order; None: the default terms."""
    return _policy_of(pk) if pk else PolicyInUse()


@cached("pages")
def _policy_of(pk: int) -> PolicyInUse:
    return _plain(PolicyVersion.objects.filter(pk=pk).first())


def _plain(version: PolicyVersion | None) -> PolicyInUse:
    if version is None:
        return PolicyInUse()
    return PolicyInUse(version.pk, version.number, version.title, version.published_at, version.terms)
