"""Signing in: django-allauth with e-mail addresses."""

from datetime import timedelta

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/account/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "customers.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "login": "customers.accounts.forms.LoginForm",
    "signup": "customers.accounts.forms.SignupForm",
    "add_email": "customers.accounts.forms.AddEmailForm",
    "change_password": "customers.accounts.forms.ChangePasswordForm",
    "set_password": "customers.accounts.forms.SetPasswordForm",
    "reset_password": "customers.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "customers.accounts.forms.ResetPasswordKeyForm",
    "reauthenticate": "customers.accounts.forms.ReauthenticateForm",
}
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
#: An account whose address nobody has confirmed by then is closed.
UNCONFIRMED_ACCOUNTS_STAY = timedelta(days=14)
ACCOUNT_MAX_EMAIL_ADDRESSES = 5
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
#: allauth counts in the cache of one process; ours are counted in our table (customers.accounts.limits).
ACCOUNT_RATE_LIMITS = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "customers.accounts.second_step.SecondStepForm",
    "reauthenticate": "customers.accounts.second_step.SecondStepAgainForm",
}

#: How many tries of one kind, within what time, before the next one has to wait. A time begins with its first try.
RATE_LIMITS = {
    "sign-in": (10, timedelta(minutes=15)),
    "sign-in-address": (60, timedelta(minutes=15)),
    "sign-up": (20, timedelta(hours=1)),
    "password-reset": (10, timedelta(hours=1)),
    "account-mail": (6, timedelta(hours=1)),
    "unconfirmed-mail": (5, timedelta(days=1)),
    "second-step": (8, timedelta(minutes=15)),
    "code-used": (1, timedelta(minutes=10)),
    "order-lookup": (10, timedelta(minutes=15)),
    "order-lookup-mailbox": (10, timedelta(days=1)),
    "order-code": (10, timedelta(minutes=15)),
    "withdrawal": (20, timedelta(hours=1)),
    "withdrawal-mailbox": (5, timedelta(days=1)),
    "withdrawal-order": (5, timedelta(days=1)),
    "question": (20, timedelta(hours=1)),
    "vote": (60, timedelta(hours=1)),
    "design": (60, timedelta(hours=1)),
    "upload": (60, timedelta(days=1)),
    "voucher": (20, timedelta(minutes=15)),
    "gift-card": (10, timedelta(minutes=15)),
}
