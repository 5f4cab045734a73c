"""A clerk, and a line that may still be changed."""

import pytest
from django.contrib.auth.models import Group

from customers.people.models import User


@pytest.fixture
def clerk(db):
    user = User.objects.create_user("clerk@example.com", "correct horse battery", name="Clara Clerk", is_staff=True)
    user.groups.add(Group.objects.get(name="Order clerk"))
    return user


@pytest.fixture
def line(paid_order):
    """A paid mug with words, for 30.00 and delivery."""
    return paid_order().lines.get()
