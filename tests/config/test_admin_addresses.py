"""No address of the back office, Wagtail's own included, answers nonsense with a 500."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from django.db.models import ProtectedError
from django.test import Client
from django.urls import URLResolver, get_resolver

from cms.foundation.admin_errors import AdminErrorsMiddleware
from config.roles import ROLES
from customers.people.models import User
from store.catalogue.models import Product
from tests.makers import make_faq, make_mug_with_words

pytestmark = pytest.mark.django_db
#: Signing out would end the walk.
LEFT_OUT = {"admin/logout/"}
NUL, TOO_LONG = "\x00x", "9" * 30
KEYS = """
action chooser child_of collection_id content_type export fields file filter_spec for id limit locale multiple
new_parent_page next offset order ordering p page page_type parent position target_pages[] type uploaded_file_id
user_perms view
"""
TEXTS = "link_text name new_slug q term title"
NONSENSE = dict.fromkeys(re.findall(r"\S+", KEYS), "x.y") | dict.fromkeys(re.findall(r"\S+", TEXTS), NUL)
#: What stands for the parts of an address, by its converter or its name; every number is tried with two values.
PARTS = {"app_label": "catalogue", "app_name": "catalogue", "model_name": "product", "action": "delete"}


def addresses() -> Iterator[str]:
    """Every address below the ones that Wagtail answers, with {} for each key."""
    seen = set()
    for route in _routes(get_resolver().url_patterns):
        if route.startswith(("admin/", "documents/", "_util/")) and route not in LEFT_OUT | seen:
            seen.add(route)
            yield "/" + _filled(route)


def _routes(patterns, before: str = "") -> Iterator[str]:
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _routes(each.url_patterns, route)
        else:
            yield route


def _filled(route: str) -> str:
    plain = re.sub(r"\(\?P<revision_id_\w>[^)]*\)", "latest", route).replace("\\.", ".")
    plain = re.sub(r"\(\?P<pk>[^)]*\)|\(\\d\+\)", "{}", plain).replace("(.*)", "x").replace(".*", "x")
    return re.sub(r"<(?:(\w+):)?(\w+)>", _part, re.sub(r"[\^$]", "", plain))


def _part(found: re.Match) -> str:
    kind, name = found.groups()
    return "{}" if kind == "int" or name in {"pk", "object_id"} else PARTS.get(name, "x")


@pytest.fixture
def world(db):
    """A few pages, a product, an option set: rows that addresses may lead to."""
    make_faq()
    make_mug_with_words()


def sent_to(client: Client, address: str) -> Iterator[tuple[str, int]]:
    """What is sent to an address, and the status of the answer."""
    for key in ("1", TOO_LONG):
        path = address.replace("{}", key)
        yield f"GET {path}", client.get(path).status_code
        if "{}" not in address:
            break
    path = address.replace("{}", "1")
    yield f"GET {path} with nonsense", client.get(path, NONSENSE).status_code
    yield f"POST {path}", client.post(path).status_code
    yield f"POST {path} with nonsense", client.post(path, NONSENSE).status_code


def test_the_owner_gets_no_500_for_nonsense(owner, world):
    client = Client(raise_request_exception=False)
    client.force_login(owner)

    answers = [answer for address in addresses() for answer in sent_to(client, address)]

    assert [what for what, status in answers if status >= 500] == []
    assert len(answers) > 1500


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"Owner"}))
def test_no_role_gets_a_500_for_nonsense(role, world):
    user = User.objects.create_user("staff@example.com", "correct horse battery", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client(raise_request_exception=False)
    client.force_login(user)
    failed = []
    for address in addresses():
        path = address.replace("{}", "1")
        statuses = [client.post(path).status_code]
        if statuses[0] not in {302, 403, 404, 405}:  # Whoever may not enter is not let in with nonsense either.
            statuses.append(client.get(path, NONSENSE).status_code)
        failed += [path for status in statuses if status >= 500]

    assert failed == []


@pytest.mark.parametrize(
    "chooser",
    [
        "chosen_product",
        "images/chooser",
        "documents/chooser",
        "snippets/choose/catalogue/product",
        "snippets/choose/configurator/optionset",
    ],
)
def test_a_key_in_the_address_that_is_no_number_is_a_bad_request(client, owner, chooser):
    client.force_login(owner)

    assert client.get(f"/admin/{chooser}/chosen/x/").status_code == 400


@pytest.mark.parametrize("path", ["/admin/failwhale/", "/admin/test404/"])
def test_screens_that_only_show_an_error_are_not_exposed(client, owner, path):
    client.force_login(owner)

    assert client.get(path).status_code == 404


def test_a_row_that_is_needed_is_not_deleted_and_the_answer_says_why(rf, world):
    product = Product.objects.get()
    request = rf.post("/admin/categories/delete/1/", headers={"X-Requested-With": "XMLHttpRequest"})
    answer = AdminErrorsMiddleware(None).process_exception(request, ProtectedError("", {product}))

    assert answer.status_code == 409
    assert answer.content.decode() == f"It cannot be deleted, because it is used by product “{product}”."


def test_an_error_of_our_own_code_is_no_fault_of_whoever_asks(client, owner, monkeypatch):
    monkeypatch.setattr("config.wagtail_hooks.waiting_for", lambda _request: {}["missing"])
    client.force_login(owner)

    with pytest.raises(KeyError):
        client.get("/admin/?q=x")
