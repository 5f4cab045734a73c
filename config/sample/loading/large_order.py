"""One order of so many mugs that a person must tell the day."""

from customers.profiles.models import Consent
from customers.timeline.models import Reaction
from orders.basket import services as baskets
from orders.basket.models import Basket
from orders.basket.reading import read_contents
from orders.delivery.services import destination, promise_of, usual_method
from orders.order.placing import place
from orders.payment.services import begin
from store.catalogue.models import Variant
from store.configurator.services import defaults_of, store_configuration

from .customers import Person


def load(people: list[Person]) -> None:
    """Placed a moment ago, to be paid by transfer. Nobody is mailed for it."""
    person = next(each for each in people[1:] if each.country == "DE")
    made = "product__made_to_order"
    sold = Variant.objects.filter(active=True, counts_stock=False, **{f"{made}__day_open_from__lte": 120})
    variant = sold.filter(product__live=True, **{f"{made}__option_set__code": "mug"}).order_by("pk").first()
    if variant is None:
        return
    basket = Basket.objects.create(customer=person.customer)
    choices = store_configuration(variant.product, defaults_of(variant.product), variant=variant, quantity=120)
    baskets.add(basket, variant, quantity=120, configuration=choices)
    contents = read_contents(basket)
    method = usual_method("DE", contents.size)
    works = tuple(contents.works.values())
    order = place(
        basket,
        contents.price("DE", method),
        customer=person.customer,
        email=person.customer.email,
        delivery_address=person.address,
        delivery=method,
        payment_method="transfer",
        pays_in_advance=True,
        promise=promise_of(method.transit, destination(person.address), works),
        contents=contents,
    )
    begin(order)
    Consent.objects.create(
        customer=order.customer,
        purpose=Consent.Purpose.TERMS,
        given=True,
        at=order.placed_at,
        where=f"checkout {order.number}",
        proven=order.customer.email_verified,
    )
    Reaction.objects.all().delete()  # The only ones: the rest of the sample shop lies in the past.
