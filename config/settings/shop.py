"""What a merchant decides once for the whole shop."""

from datetime import timedelta

from config import env

#: The one currency of all prices; prices include tax.
CURRENCY = env.currency("CURRENCY", "EUR")
#: Where the shop stands: its tax rates are shown until a shopper names a country.
HOME_COUNTRY = env.text("HOME_COUNTRY", "DE")
#: Its neighbours, which stand beside it at the top of each list of countries.
NEAR_COUNTRIES = env.words("NEAR_COUNTRIES", "AT,BE,CH,CZ,DK,FR,LU,NL,PL" if HOME_COUNTRY == "DE" else "")
#: Its region there: whose public holidays the workshop keeps.
HOME_REGION = env.text("HOME_REGION", "SN" if HOME_COUNTRY == "DE" else "")
#: How long a basket at checkout keeps its stock.
HOLD_FOR = timedelta(minutes=env.number("HOLD_MINUTES", 20))
#: How long it may keep it in a day, however often it comes back to the checkout.
MAX_HOLD_FOR = timedelta(minutes=env.number("MAX_HOLD_MINUTES", 60))
#: How long a placed order may stay unpaid before it is cancelled.
PAYMENT_DEADLINE = timedelta(days=env.number("PAYMENT_DEADLINE_DAYS", 10))
#: After how many days the customer of an unpaid order is reminded, once; 0: never.
PAYMENT_REMINDER_DAYS = env.number("PAYMENT_REMINDER_DAYS", 3)
#: Most pieces on one line of a basket.
MAX_QUANTITY = 999
#: Most lines in one basket.
MAX_LINES = 100
#: Most designs that one customer keeps, and that the browser of a guest remembers.
MAX_DESIGNS = 200
#: How long a deleted design can be brought back.
DELETED_DESIGNS_STAY = timedelta(days=30)
#: How long the browser of a guest remembers which designs are its own.
GUEST_DESIGNS_STAY = timedelta(days=365)
#: How long a picture that a shopper sent is kept if it was put on nothing.
UNUSED_UPLOADS_LIFETIME = timedelta(days=env.number("UNUSED_UPLOADS_DAYS", 14))
#: What an order number begins with.
ORDER_PREFIX = env.text("ORDER_PREFIX", "AF-")

#: How many years the tax law asks to keep invoices, counted from the end of their year. In Germany: eight, or ten for
#: those who keep books with them; ask your tax adviser.
INVOICE_RETENTION_YEARS = env.number("INVOICE_RETENTION_YEARS", 10)

#: After how many days without an answer somebody is reminded of a proof, twice at most.
PROOF_REMINDER_DAYS = env.number("PROOF_REMINDER_DAYS", 2)

#: What cash on delivery adds, in whole units of the currency, and in which countries a carrier collects it.
CASH_FEE = env.number("CASH_FEE", 2)
CASH_COUNTRIES = env.words("CASH_COUNTRIES", HOME_COUNTRY)

# Stripe: without a key the card is not offered.

STRIPE_SECRET_KEY = env.text("STRIPE_SECRET_KEY")
STRIPE_PUBLISHABLE_KEY = env.text("STRIPE_PUBLISHABLE_KEY")
STRIPE_WEBHOOK_SECRET = env.text("STRIPE_WEBHOOK_SECRET")
STRIPE_API_BASE = env.text("STRIPE_API_BASE", "https://api.stripe.com")
