"""Written answers, tickets and agents for the tests of support."""

import pytest
from wagtail.models import Site

from cms.faq.models import FaqEntry, FaqIndex
from tests.makers import make_faq


@pytest.fixture
def faq(db) -> FaqIndex:
    """The pages of questions and answers, published."""
    yield make_faq()
    Site.clear_site_root_paths_cache()


@pytest.fixture
def entry(faq) -> FaqEntry:
    """One answer."""
    return FaqEntry.objects.get(title__startswith="Can I send back")


@pytest.fixture
def agent(db):
    """Somebody of support, with no more rights than the work needs."""
    return make_staff("agent@example.com", "Ana Duarte", ["view_ticket", "change_ticket"])


@pytest.fixture
def looker(db):
    """Somebody who may read tickets and no more."""
    return make_staff("looker@example.com", "Leo Look", ["view_ticket"])


def make_staff(email: str, name: str, permissions: list[str]):
    from django.contrib.auth.models import Permission

    from customers.people.models import User

    user = User.objects.create_user(email, "correct horse battery", name=name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=[*permissions, "access_admin"]))
    return user


@pytest.fixture
def ask(db):
    """Asks as the contact form would; gives the ticket."""
    from support.tickets import services

    def make(customer, subject: str = "Can the year still change?", text: str = "I wrote 2026.", **more):
        return services.open(customer, subject=subject, text=text, **more)

    return make
