from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class ConfigConfig(AppConfig):
    name = "config"
    label = "config"
    verbose_name = "Kontor"

    def ready(self) -> None:
        """Roles are written when the last app has made its permissions."""
        from .roles import write_roles

        last = [each for each in apps.get_app_configs() if each.models_module][-1]
        post_migrate.connect(write_roles, sender=last, dispatch_uid="roles")
