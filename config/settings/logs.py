"""Logs: one line an event to standard error; mail addresses, names, words and tokens of people are never logged."""

from config import env

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "cms.foundation.logs.SecretsFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {
        "handlers": ["console"],
        "level": env.one_of("LOG_LEVEL", "WARNING", {"DEBUG", "INFO", "WARNING", "ERROR"}),
    },
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.security.DisallowedHost": {
            "handlers": [],
            "level": "CRITICAL",
            "propagate": False,
        },
        "kontor": {
            "handlers": [],
            "level": env.text("LOG_LEVEL", "INFO"),
            "propagate": True,
        },
    },
}

#: Whoever sends it as a bearer token may read ``/metrics``; empty: staff who may see background work, and nobody else.
METRICS_TOKEN = env.text("METRICS_TOKEN")
