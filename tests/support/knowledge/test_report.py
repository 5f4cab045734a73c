"""What readers say of answers, for editors."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from cms.faq.models import FaqEntry
from config.roles import write_roles
from support.knowledge import services
from tests.queries import queries_of
from tests.support.conftest import make_staff

pytestmark = pytest.mark.django_db

REPORT = "/admin/answers/votes/"


def test_editors_see_the_least_helpful_answers_first(client, entry):
    client.force_login(make_staff("ed@example.com", "Edda Editor", ["view_vote"]))
    services.vote(entry, reader="a", helpful=False)
    page = client.get(REPORT).content.decode()

    assert page.index(entry.title) < page.index("It broke. And now?")


def test_it_is_exported(client, owner, entry):
    client.force_login(owner)
    page = client.get(REPORT, {"export": "csv"})

    assert entry.title in b"".join(page.streaming_content).decode()


def test_others_do_not(client, agent, entry):
    client.force_login(agent)

    assert entry.title not in client.get(REPORT, follow=True).content.decode()


def test_who_edits_no_pages_is_led_to_the_public_answer(client, entry):
    lead = make_staff("lead@example.com", "Lea Lead", [])
    lead.groups.add(Group.objects.get(name="Support lead"))
    client.force_login(lead)

    page = client.get(REPORT).content.decode()

    assert reverse("wagtailadmin_pages:edit", args=[entry.pk]) not in page
    assert f'href="{entry.get_url()}"' in page
    assert client.get(entry.get_url()).status_code == 200


def test_an_unpublished_answer_leads_those_nowhere(client, entry):
    client.force_login(make_staff("lead@example.com", "Lea Lead", ["view_vote"]))
    address = entry.get_url()
    entry.unpublish()

    page = client.get(REPORT).content.decode()

    assert entry.title in page
    assert f'href="{address}"' not in page


@pytest.mark.parametrize("role", ["Editor", "Support lead"])
def test_the_report_needs_as_many_queries_for_many_answers_as_for_few(client, entry, role):
    staff = make_staff("staff@example.com", "Sam Staff", [])
    write_roles(plan=[])
    staff.groups.set([Group.objects.get(name=role)])
    client.force_login(staff)
    few = queries_of(client, REPORT)
    for number in range(12):
        entry.get_parent().add_child(instance=FaqEntry(title=f"One more {number}?", answer="<p>Yes.</p>"))

    assert queries_of(client, REPORT) == few
    assert ("/edit/" in client.get(REPORT).content.decode()) == (role == "Editor")
