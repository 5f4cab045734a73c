"""Letters about proofs; the same occasion is one letter."""

from django.conf import settings
from django.urls import reverse

from customers.messaging.services import write_letter

from .models import Proof


def write_about(proof: Proof, name: str, occasion: str) -> None:
    """The letter ``name`` about a version, with the link that answers it."""
    job, order = proof.job, proof.job.line.order
    write_letter(
        name,
        occasion=f"order:{order.pk}:{name}:{occasion}",
        to=order.email,
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
