"""Brings the products of another shop in; run again, it changes only what differs."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from store.transfer.importing import Import
from store.transfer.readers import READERS
from store.transfer.records import FormatError
from store.transfer.report import Report

#: Products between two lines of progress; rows listed at most.
STEP, MAX_LISTED = 100, 200


class Command(BaseCommand):
    help = "Import products from a file of another shop."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=sorted(READERS), required=True)
        parser.add_argument("--images", type=Path, metavar="DIR", help="folder of the pictures")
        parser.add_argument("--dry-run", action="store_true", help="check everything, write nothing")

    def handle(self, *, file: Path, format: str, images: Path | None, dry_run: bool, **options) -> None:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        if images and not images.is_dir():
            raise CommandError(f"There is no folder {images}.")
        run = Import(format, images=images, write=not dry_run)
        try:
            for number, report in enumerate(run.run(READERS[format], file), 1):
                if number % STEP == 0:
                    self.stdout.write(f"… {report.products} products, {report.variants} variants")
        except FormatError as problem:
            raise CommandError(str(problem)) from problem
        self.print_report(run.report, dry_run)

    def print_report(self, report: Report, dry_run: bool) -> None:
        done = "would be" if dry_run else "were"
        self.stdout.write(
            f"{report.products} products with {report.variants} variants {done} read: {report.created} new, "
            f"{report.changed} changed, {report.unchanged} as before; {report.pictures} new pictures."
        )
        for title, rows in (("Left out", report.bad), ("To look at", report.notes)):
            if rows:
                self.stdout.write(f"{title}: {len(rows)}")
                for row in rows[:MAX_LISTED]:
                    self.stdout.write(f"  line {row.line}: {row.reason}")
