"""What readers say of answers, for editors."""

import pytest

from support.knowledge import services
from tests.support.conftest import make_staff

pytestmark = pytest.mark.django_db

REPORT = "/admin/answers/votes/"


def test_editors_see_which_answers_help_least(client, entry):
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
