"""Customers of the sample shop, with addresses; some of them have an account."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils.text import slugify

from config.sample.people import PASSWORD
from config.sample.words.customers import CHINESE, PLACES
from customers.people.models import Customer, User
from customers.profiles.models import Address

COMPANIES = {3: "Studio Nord", 17: "Bakery Linden", 29: "Office for Everyday Things"}
#: Each fifth customer has an account.
WITH_ACCOUNT = 5


@dataclass
class Person:
    """A customer with the address they order to, as the parts of ``AddressFields``."""

    customer: Customer
    address: dict[str, str]

    @property
    def country(self) -> str:
        """Two letters."""
        return self.address["country_code"]


def load(rng: Random, now: datetime, count: int, shopper: Customer) -> list[Person]:
    """So many people; the first one is the shopper of the sign-ins."""
    people = [_shopper(shopper, now)]
    described = _described(rng, count - 1)
    for number, (name, spoken, address) in enumerate(described):
        since = now - timedelta(days=rng.triangular(0.5, 730, 200), minutes=rng.randrange(1440))
        email = f"{spoken}{number}@example.{('com', 'org', 'net')[number % 3]}"
        customer = Customer(
            name=name, email=email, phone=address["phone"], created_at=since, email_verified=number % WITH_ACCOUNT == 0
        )
        people.append(Person(customer, address))
    _write_accounts(people[1:])
    Customer.objects.bulk_create(person.customer for person in people[1:])
    _write_addresses(people)
    return people


def _shopper(customer: Customer, now: datetime) -> Person:
    since = now - timedelta(days=610)
    Customer.objects.filter(pk=customer.pk).update(created_at=since, phone="+33 4 72 00 00 12")
    customer.created_at = since
    return Person(customer, _address("Ines Moreau", "14 rue des Lilas", "69001", "Lyon", "", "FR", "+33 4 72 00 00 12"))


def _described(rng: Random, count: int) -> list[tuple[str, str, dict]]:
    whole = sum(place[0] for place in PLACES.values()) + len(CHINESE)
    found = []
    for country, (share, firsts, lasts, streets, towns) in PLACES.items():
        for _one in range(round(share * count / whole)):
            first, last = rng.choice(firsts.split()), rng.choice(lasts.split()).replace("_", " ")
            name = f"{first} {last}"
            postcode, town, region = rng.choice(towns)
            street = _street(country, rng.choice(streets.split()).replace("_", " "), rng.randrange(1, 120))
            phone = f"+{rng.randrange(31, 49)} {rng.randrange(100, 999)} {rng.randrange(100000, 999999)}"
            address = _address(name, street, postcode, town, region, country, phone) | _inside(len(found))
            found.append((name, slugify(name).replace("-", "."), address))
    for name, spoken, street, district, town, province, postcode in CHINESE:
        phone = f"+86 13{rng.randrange(100000000, 999999999)}"
        address = _address(name, street, postcode, town, province, "CN", phone) | {"city_area": district}
        found.append((name, spoken, address))
    rng.shuffle(found)
    while len(found) < count:
        found.append(rng.choice(found))
    return found[: max(count, 0)]


def _inside(number: int) -> dict[str, str]:
    """Floor and company of some."""
    return {"address_line2": "2nd floor" if number % 6 == 1 else "", "company_name": COMPANIES.get(number % 40, "")}


def _street(country: str, street: str, number: int) -> str:
    return f"{number} {street}" if country in {"FR", "GB", "US"} else f"{street} {number}"


def _address(name: str, street: str, postcode: str, town: str, region: str, country: str, phone: str) -> dict[str, str]:
    return {
        "name": name,
        "company_name": "",
        "street_address": street,
        "city_area": "",
        "city": town,
        "postal_code": postcode,
        "country_area": region,
        "sorting_code": "",
        "country_code": country,
        "phone": phone,
    }


def _write_accounts(people: list[Person]) -> None:
    secret = make_password(PASSWORD)
    holders = [person.customer for person in people if person.customer.email_verified]
    users = User.objects.bulk_create(
        User(email=each.email, name=each.name, password=secret, date_joined=each.created_at) for each in holders
    )
    for customer, user in zip(holders, users, strict=True):
        customer.user = user
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
    )


def _write_addresses(people: list[Person]) -> None:
    Address.objects.bulk_create(
        Address(customer=person.customer, **person.address) for person in people if person.customer.user_id
    )
