"""What Django itself needs: apps, templates, language, secret."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config import env

BASE_DIR = Path(__file__).resolve().parents[2]

#: Everything a running shop writes: database, search index, files, secret.
VAR_DIR = Path(env.text("VAR_DIR") or BASE_DIR / "var").resolve()
VAR_DIR.mkdir(parents=True, exist_ok=True)

#: A shop for trying out: pretend card, codes readable in the admin, plain HTTP.
DEMO = env.flag("DEMO")
DEBUG = env.flag("DEBUG")
if DEMO and DEBUG:
    raise ImproperlyConfigured("DEMO=1 shows the shop as shoppers see it. Leave DEBUG out.")

#: A shop that is measured: it has an empty page to compare the others with.
BENCH = env.flag("BENCH")

SECRET_KEY = env.text("SECRET_KEY")
if not SECRET_KEY:
    if not (DEMO or DEBUG):
        raise ImproperlyConfigured("SECRET_KEY is empty. Set it to 50 random characters, or DEMO=1 to try the shop.")
    from config.secret import local_secret

    SECRET_KEY = local_secret(VAR_DIR / "secret")

INSTALLED_APPS = [
    "config",
    "cms.pages",
    "customers.insights",
    "support.tickets",
    "support.knowledge",
    "orders.checkout",
    "orders.returns",
    "orders.tracking",
    "orders.changes",
    "orders.fulfilment",
    "orders.production",
    "orders.payment",
    "orders.order",
    "orders.basket",
    "orders.delivery",
    "store.transfer",
    "store.storefront",
    "store.search",
    "store.promotions",
    "store.designs",
    "store.configurator",
    "store.uploads",
    "store.stock",
    "store.pricing",
    "store.catalogue",
    "store.drawing",
    "store.rules",
    "customers.wallet",
    "customers.privacy",
    "customers.accounts",
    "cms.legal",
    "customers.messaging",
    "customers.profiles",
    "customers.timeline",
    "cms.faq",
    "cms.policies",
    "cms.foundation",
    "cms.blocks",
    "cms.text",
    "store.calendars",
    "store.money",
    "customers.people",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "config.staff.apps.StaffUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django.forms",  # Its templates, for FORM_RENDERER.
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
AUTH_USER_MODEL = "people.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

#: Templates of widgets are looked for in ours, too: django/forms/widgets/attrs.html is a shorter one.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Language and time

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "config.formats"
#: With one language no text is translated; Django would look for each in the catalogues of all apps.
USE_I18N = len(LANGUAGES) > 1
USE_TZ = True
TIME_ZONE = env.text("TIME_ZONE", "Europe/Berlin")
