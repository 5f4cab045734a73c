"""Mails about proofs."""

from django.conf import settings
from django.urls import reverse

from customers.messaging.services import write_mail

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
            "words": [choice["text"] for choice in proof.choices if choice.get("yours")],
            "link": settings.BASE_URL + reverse("production:proof", args=[job.token]),
        },
        language=order.language,
    )
