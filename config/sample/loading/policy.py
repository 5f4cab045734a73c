"""The policy of the sample shop: two versions, and which one held when."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from cms.policies.models import Policy, PolicyVersion
from config.sample.words.policy import LEAD, SENTENCES, TEXT, TITLE
from customers.people.models import User
from orders.order.models import Order

#: How long ago the second version was published; the first one is as old as the shop.
SECOND = timedelta(days=90)


def load(editor: User) -> None:
    """The first version granted fourteen days to send something back, the one in use thirty."""
    policy = Policy(title=TITLE, lead=LEAD, text=TEXT, return_condition="unused", live=False)
    for key, sentence in SENTENCES.items():
        setattr(policy, f"say_{key}", sentence)
    policy.save()
    for days in (14, 30):
        policy.return_days = days
        policy.save_revision(user=editor, log_action=True).publish(user=editor, log_action=True)
        policy.refresh_from_db()
    PolicyVersion.objects.filter(number=1).update(published_at=timezone.now() - timedelta(days=3650))
    PolicyVersion.objects.filter(number=2).update(published_at=timezone.now() - SECOND)


def assign_policies(orders: Iterable[Order]) -> None:
    """Each order was placed under the version that held at that moment."""
    since, first, second = timezone.now() - SECOND, *PolicyVersion.objects.order_by("number")
    for order in orders:
        order.policy = second if order.placed_at > since else first
