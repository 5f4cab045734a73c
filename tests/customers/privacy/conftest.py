"""A person about whom the shop knows something of every kind."""

import pytest
from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile

from customers.messaging.models import OutgoingMail
from customers.people.models import Customer
from customers.profiles.models import Address, Consent
from orders.order.models import Order
from store.designs.services import save_design
from store.uploads.models import Upload, UploadOwner, files, path_of
from support.tickets.models import Attachment
from support.tickets.services import note
from support.tickets.services import open as open_ticket
from tests.makers import ADDRESS, make_basket, make_order, make_staff

HASH = "ab" * 32


@pytest.fixture
def lead(client):
    user = make_staff("Support lead")
    client.force_login(user)
    return user


@pytest.fixture
def known(alice, run_work) -> Customer:
    """Alice with order, basket, design, picture, question with a file, mails, address and consent."""
    EmailAddress.objects.create(user=alice.user, email=alice.email, verified=True, primary=True)
    order = make_order(alice, words="Für Zoë")
    Order.objects.filter(pk=order.pk).update(status="completed", payment_status="paid", paid=order.total, note="Ring!")
    configuration = order.lines.exclude(configuration=None).first().configuration
    save_design(configuration, name="Zoë's mug", customer=alice)
    make_basket(order.lines.first().variant, customer=alice, words="Noch einmal")
    for small in (False, True):
        files().save(path_of(HASH, small=small), ContentFile(b"a picture"))
    upload = Upload.objects.create(hash=HASH, kind="png", name="cat.png", width=9, height=9, bytes=9)
    UploadOwner.objects.create(upload=upload, customer=alice)
    ticket = open_ticket(alice, subject="Which blue?", text="Is it =dark?", order=order)
    note(ticket, text="Sounds worried", actor=make_staff("Agent"))
    attachment = Attachment(message=ticket.messages.first(), name="floor.pdf", content_type="application/pdf", bytes=3)
    attachment.file.save("floor.pdf", ContentFile(b"PDF"))
    Address.objects.create(customer=alice, **ADDRESS)
    Consent.objects.create(customer=alice, purpose="news", given=True, proven=True)
    run_work()
    assert OutgoingMail.objects.filter(customer=alice).exists()
    return alice
