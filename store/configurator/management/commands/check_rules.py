"""Says in one line what a published feature model allows."""

from pathlib import Path

from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from store.rules.readers import Unreadable, read_model, survey


class Command(BaseCommand):
    help = "Read a feature model (UVL or DIMACS) and say what it allows."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--seconds", type=float, default=10, help="after so many the ways are not counted")

    def handle(self, *, file: Path, seconds: float, **options) -> None:
        try:
            text = file.read_text(encoding="utf-8", errors="replace")
        except OSError as problem:
            values = {"file": file, "problem": problem.strerror}
            raise CommandError(_("%(file)s cannot be read: %(problem)s.") % values) from None
        try:
            self.stdout.write(str(survey(read_model(text, file.name), seconds)))
        except Unreadable as problem:
            raise CommandError(f"{file}: {problem}") from None
