"""Where things are kept: database, cache, search index, mail."""

import zoneinfo

from cms.foundation.large_forms import FieldLimit
from config import env

from .base import VAR_DIR

DATABASES = {"default": env.database("DATABASE_URL", str(VAR_DIR / "db.sqlite3"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Every transaction takes the write lock at its start, so two never meet half-way and fail.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 8,  # Seconds; then the transaction is tried once more (cms.foundation.transactions).
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;",
    }
DATABASES["default"]["CONN_MAX_AGE"] = None
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

#: Parts of pages, in each process; their keys hold version numbers of the database (cms.foundation.versions).
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 4000}},
}

#: The product index of the embedded engine.
SEARCH_INDEX_DIR = VAR_DIR / "search"

# Mails are stored, then sent by the worker through this server.

EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_TLS", default=bool(EMAIL_HOST_USER))
#: Seconds a mail server may take for one answer; a row stays with its worker for longer (``LEASE``).
EMAIL_TIMEOUT = 15
#: Without a server mails stay readable in the admin; nothing leaves this machine.
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST else "django.core.mail.backends.dummy.EmailBackend"
)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("EMAIL_FROM", "Alder & Finch <workshop@alderfinch.example>")

# Wagtail

WAGTAIL_SITE_NAME = "Kontor"
WAGTAILIMAGES_IMAGE_MODEL = "foundation.SiteImage"
WAGTAILIMAGES_RENDITION_STORAGE = "public"
WAGTAILIMAGES_IMAGE_FORM_BASE = "store.uploads.site_images.SiteImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.foundation.documents.DocumentForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_LOGIN_URL = "foundation:staff_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
WAGTAIL_PASSWORD_RESET_ENABLED = False
# The languages in which all texts of the back office are complete.
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English")]
#: Only places: browsers do not know names such as “localtime”, and the account page would stop at one.
WAGTAIL_USER_TIME_ZONES = sorted(name for name in zoneinfo.available_timezones() if "/" in name)
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILEMBEDS_FINDERS = []
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = FieldLimit(10_000)
#: Addresses of forms that may have more fields, the permission for it, and how many. A set of 1,000 options and
#: 1,000 rules has some 23,000.
LARGE_FORMS = {"/admin/option-sets/": ("configurator.change_optionset", 40_000)}
