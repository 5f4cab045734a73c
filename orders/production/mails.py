"""Mails about proofs."""

from django.conf import settings
from django.urls import reverse

from customers.messaging.services import write_mail

from .lettering import words_of
from .models import Proof


def write_about(proof: Proof, name: str, occasion: str) -> None:
    """Write the mail ``name`` about a proof, with the link to answer it. One mail per occasion."""
    job, order = proof.job, proof.job.line.order
    write_mail(
        f"orders/production/mails/{name}",
        occasion=f"{name}:{occasion}",
        to=order.email,
        about=order,
        customer=order.customer,
        context={
            "order": order,
            "job": job,
            "line": job.line,
            "proof": proof,
            "words": [words.text for words in words_of(proof.choices)],
            "link": settings.BASE_URL + reverse("production:proof", args=[job.token]),
        },
        language=order.language,
    )
