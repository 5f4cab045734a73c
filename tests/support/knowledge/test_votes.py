"""Was this helpful?"""

import pytest
from django.urls import reverse

from support.knowledge.models import Vote

pytestmark = pytest.mark.django_db


def address(entry) -> str:
    return reverse("knowledge:vote", args=[entry.pk])


def say(client, entry, word: str, **headers):
    return client.post(address(entry), {"helpful": word}, headers=headers)


def test_a_reader_says_yes_and_is_thanked(client, entry):
    answer = client.get(say(client, entry, "yes")["Location"])

    assert "Thank you." in answer.content.decode()
    assert Vote.objects.get().helpful


def test_a_second_word_replaces_the_first(client, entry):
    say(client, entry, "yes")
    say(client, entry, "no")

    assert not Vote.objects.get().helpful


def test_another_reader_is_counted_beside(client, entry, django_user_model):
    from django.test import Client

    say(client, entry, "yes")
    page = say(Client(), entry, "yes", **{"HX-Request": "true"})

    assert "2 of 2 readers" in page.content.decode()
    assert "<html" not in page.content.decode()


def test_reading_sets_no_cookie(client, entry):
    assert not client.get(address(entry)).cookies


@pytest.mark.parametrize("word", ["", "perhaps", "\x00"])
def test_other_words_are_refused(client, entry, word):
    assert say(client, entry, word).status_code == 422
    assert not Vote.objects.exists()


def test_an_answer_that_is_not_there_has_no_vote(client, entry):
    entry.unpublish()

    assert say(client, entry, "yes").status_code == 404
    assert client.post("/helpful/99999999999999999999999/", {"helpful": "yes"}).status_code == 404


def test_too_many_votes_wait(client, entry, settings):
    from datetime import timedelta

    settings.RATE_LIMITS = settings.RATE_LIMITS | {"vote": (1, timedelta(hours=1))}
    say(client, entry, "yes")

    assert say(client, entry, "no").status_code == 429
    assert Vote.objects.get().helpful
