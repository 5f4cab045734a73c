"""How the pictures of two customers become one customer's."""

from customers.people.merging import merges
from customers.people.models import Customer

from .models import UploadOwner


@merges(UploadOwner)
def give_uploads(keep: Customer, drop: Customer) -> None:
    """Move the right to use pictures to the remaining customer, without duplicates."""
    has = UploadOwner.objects.filter(customer=keep).values("upload")
    UploadOwner.objects.filter(customer=drop, upload__in=has).delete()
    UploadOwner.objects.filter(customer=drop).update(customer=keep)
