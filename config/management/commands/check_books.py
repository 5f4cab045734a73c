"""Checks the books: recomputes every stored sum, status and number from the rows."""

import sys

from django.core.management.base import BaseCommand

from cms.foundation.books import Finding, check_books, save_findings


class Command(BaseCommand):
    help = "Check the books. Prints a line for each rule and the first rows that differ; ends with 1 if any does."

    def handle(self, **options) -> None:
        findings = check_books()
        save_findings(findings)
        width = max((len(each.rule) for each in findings), default=4)
        self.stdout.write(f"{'rule':{width}}  {'rows':>9}  {'wrong':>9}")
        for each in findings:
            self._print(each, width)
        if any(each.wrong for each in findings):
            sys.exit(1)

    def _print(self, finding: Finding, width: int) -> None:
        self.stdout.write(f"{finding.rule:{width}}  {finding.rows:>9}  {finding.wrong:>9}")
        for sentence in finding.first:
            self.stdout.write(f"    {sentence}")
        if finding.wrong > len(finding.first):
            self.stdout.write(f"    … and {finding.wrong - len(finding.first)} more")
