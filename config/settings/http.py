"""How the shop is reached: hosts, middleware, security headers, static files."""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured

from config import env

from .base import BASE_DIR, DEBUG, DEMO, VAR_DIR

ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]" if DEMO or DEBUG else "")
#: The address in mails and the sitemap, without a slash at the end.
BASE_URL = WAGTAILADMIN_BASE_URL = env.text(
    "BASE_URL", "http://127.0.0.1:8000" if DEMO or DEBUG else "https://localhost"
)
CSRF_TRUSTED_ORIGINS = env.words("TRUSTED_ORIGINS")

MIDDLEWARE = [
    "cms.foundation.middleware.HealthMiddleware",
    "customers.timeline.middleware.WorkerHealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "cms.foundation.middleware.AdminPolicyMiddleware",
    "cms.foundation.middleware.PublicCacheMiddleware",
    "cms.foundation.middleware.RequestSizeMiddleware",
    "cms.foundation.middleware.NulMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "cms.foundation.middleware.CrossOriginMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cms.foundation.large_forms.LargeFormMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "customers.accounts.middleware.RefusedFormMiddleware",
    "cms.foundation.admin_errors.AdminErrorsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

# Security: on unless the shop runs for trying out, over plain HTTP.

_HTTPS = not (DEMO or DEBUG) and not env.flag("PLAIN_HTTP")
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _HTTPS
#: Browsers ship the preload list, and leaving it takes months: the merchant asks for it.
SECURE_HSTS_PRELOAD = _HTTPS and env.flag("HSTS_PRELOAD")
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # Django warns where preload is off; here that is a choice.
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
#: How many proxies of ours stand in front: so many addresses at the end of X-Forwarded-For are believed.
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0)
if env.flag("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    if not TRUSTED_PROXIES:  # All visitors would have the address of the proxy, and one could lock out everybody.
        raise ImproperlyConfigured("BEHIND_PROXY is 1 and TRUSTED_PROXIES is 0. Write how many proxies stand in front.")
X_FRAME_OPTIONS = "DENY"  # Previews and mails in the admin allow themselves a frame of the same site.
CSRF_FAILURE_VIEW = "cms.foundation.errors.csrf_failure"
SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_ENGINE = (
    "django.contrib.sessions.backends.db"  # A cache in each process would bring back a session that has ended.
)
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

#: Where Stripe's script and frames come from; tests point it at a stand-in on this machine.
STRIPE_SCRIPT_ORIGIN = env.text("STRIPE_SCRIPT_ORIGIN", "https://js.stripe.com")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
#: Wagtail's own screens: their edit and list views carry inline scripts and styles.
ADMIN_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
}

# Bodies: fields and files of a form are counted by themselves; this is the most anyone may send outside of the admin.

MAX_REQUEST_BYTES = 50 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "store.uploads.receiving.CappedHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Static files: whitenoise serves them, with their hash in the name.

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
#: Public files alone: every file in this folder is served to everybody.
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    # Documents, proofs, fonts: no address serves this folder, views ask who may see a file.
    "default": {
        "BACKEND": "cms.foundation.storage.WholeFileStorage",
        "OPTIONS": {"location": VAR_DIR / "files", "base_url": None},
    },
    # Pictures of the shop in all their sizes.
    "public": {"BACKEND": "cms.foundation.storage.WholeFileStorage"},
    # What shoppers send: no address serves this folder, a view asks who it is for.
    "uploads": {
        "BACKEND": "cms.foundation.storage.WholeFileStorage",
        "OPTIONS": {"location": VAR_DIR / "uploads", "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
#: Pictures of the docs, which the help of the back office shows.
STATICFILES_DIRS = [("docs", BASE_DIR / "docs" / "pictures")]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "cms.foundation.stylesheet.StylesheetFinder",
]
