"""Every role opens its own screens of the back office, and is refused the others with a sentence."""

import pytest
from django.contrib.auth.models import Group

from cms.foundation.models import ShopSettings
from config.roles import ROLES
from customers.people.models import User

pytestmark = pytest.mark.django_db

#: Screen → the roles that open it, besides the owner, who opens all.
SCREENS: dict[str, set[str]] = {
    "/admin/orders/": {"Order clerk", "Workshop", "Warehouse", "Agent", "Support lead"},
    "/admin/refunds/": {"Order clerk", "Agent", "Support lead"},
    "/admin/withdrawals/": {"Order clerk", "Warehouse", "Agent", "Support lead"},
    "/admin/jobs/": {"Order clerk", "Workshop", "Warehouse", "Agent", "Support lead"},
    "/admin/jobs/board/": {"Order clerk", "Workshop", "Warehouse", "Agent", "Support lead"},
    "/admin/plans/": {"Merchandiser", "Workshop"},
    "/admin/tickets/": {"Order clerk", "Agent", "Support lead"},
    "/admin/customers/": {"Order clerk", "Agent", "Support lead"},
    "/admin/mails/": {"Order clerk", "Agent", "Support lead"},
    "/admin/gift-cards/": {"Order clerk", "Agent", "Support lead"},
    "/admin/products/": {"Merchandiser"},
    "/admin/stock/": {"Merchandiser", "Warehouse"},
    "/admin/warehouses/": {"Merchandiser"},
    "/admin/option-sets/": {"Merchandiser"},
    "/admin/layered-photographs/": {"Merchandiser"},
    "/admin/fonts/": {"Merchandiser"},
    "/admin/vouchers/": {"Merchandiser"},
    "/admin/answers/votes/": {"Support lead", "Editor"},
    "/admin/settings/foundation/shopsettings/{shop}/": {"Editor"},
    "/admin/settings/legal/legaldetails/{shop}/": set(),
    "/admin/legal-changes/": set(),
    "/admin/pages/": {"Editor"},
    "/admin/policies/": {"Editor"},
    "/admin/images/": {"Editor", "Merchandiser"},
    "/admin/users/": set(),
    "/admin/work/": set(),
    "/admin/books/": set(),
}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_its_screens_and_is_refused_the_others(client, role):
    user = User.objects.create_user("staff@example.com", "correct horse battery", name="Sam Staff", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    wanted = {screen: role == "Owner" or role in roles for screen, roles in SCREENS.items()}

    shop = ShopSettings.load().pk
    answers = {screen: client.get(screen.format(shop=shop)) for screen in SCREENS}

    assert {screen: answer.status_code == 200 for screen, answer in answers.items()} == wanted
    assert {answer["location"] for answer in answers.values() if answer.status_code != 200} <= {"/admin/"}
    assert role == "Owner" or "do not have permission" in client.get("/admin/").content.decode()


def test_a_shopper_opens_no_screen(client, alice):
    client.force_login(alice.user)

    assert {client.get(screen).status_code for screen in SCREENS} == {302}
    assert client.get("/admin/orders/")["location"].startswith("/admin/login/")
