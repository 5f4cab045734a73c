"""Writing products from any source: one product a transaction, the same again when it is run again.

A product is found by the article number of one of its variants, else by the number its source gives it. The file is
read twice: a number that occurs more than once gets a suffix that no record of the file carries. Variants, prices and
stock are always written; name, description, category and pictures only if the product has no unpublished draft, else
a note says so.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from store.catalogue.models import Product, Variant

from .editorial import write_editorial
from .pictures import write_pictures
from .records import BadRow, ProductRecord, Reader, VariantRecord
from .report import Report
from .unique import UniqueNames
from .variants import with_unique_skus, write_variants

#: Characters of the number that a source gives a product.
MAX_ID_LENGTH = 200


class _DryRun(Exception):
    """Rolls one product back when nothing shall be written."""


class Import:
    """One run. ``images`` is the folder of the pictures; without ``write`` nothing stays."""

    def __init__(self, source: str, *, images: Path | None = None, write: bool = True) -> None:
        self.source, self.images, self.write = source, images, write
        self.report = Report()
        self._ids, self._skus = UniqueNames(), UniqueNames()

    def run(self, reader: Reader, path: Path) -> Iterator[Report]:
        """Write record by record, giving the report after each so that progress can be shown.

        Raises:
            FormatError: the file is not of the format.
        """
        for record in reader(path):
            if isinstance(record, ProductRecord):
                self._ids.read(record.source_id)
                for variant in record.variants:
                    self._skus.read(variant.sku)
        for record in reader(path):
            if isinstance(record, BadRow):
                self.report.bad.append(record)
            else:
                self._one(self._with_unique_id(record))
            yield self.report

    def _one(self, record: ProductRecord) -> None:
        variants = self._variants(record)
        try:
            with transaction.atomic():
                outcome = self._write(record, variants)
                if not self.write:
                    raise _DryRun
        except _DryRun:
            pass  # Everything was tried, nothing stays.
        except Exception as problem:  # One product that cannot be written stops no other.
            self.report.bad.append(BadRow(record.line, f"{type(problem).__name__}: {problem}"[:300]))
            return
        self.report.products += 1
        self.report.variants += len(variants)
        setattr(self.report, outcome, getattr(self.report, outcome) + 1)

    def _write(self, record: ProductRecord, variants: list[VariantRecord]) -> str:
        product = self._find(record, variants)
        is_new = product is None
        product, changed, conflict = write_editorial(product, record, source=self.source)
        if conflict:
            sentence = _("“%(name)s” has a draft that is not published: it was left unchanged.")
            self.report.note(record.line, sentence % {"name": product.name})
        else:
            pictures, missing = write_pictures(product, record, folder=self.images, write=self.write)
            self.report.pictures += pictures
            changed = changed or bool(pictures)
            for name in missing:
                self.report.note(record.line, _("The picture %(name)s is missing.") % {"name": name})
        changed |= write_variants(product, variants)
        if is_new or (changed and not conflict):
            _remember(product)
        return "created" if is_new else "changed" if changed else "unchanged"

    def _find(self, record: ProductRecord, variants: list[VariantRecord]) -> Product | None:
        skus = [variant.sku for variant in variants]
        known = Variant.objects.filter(sku__in=skus).select_related("product").order_by("pk").first()
        if known:
            return known.product
        return Product.objects.filter(source=self.source, source_id=record.source_id).first()

    def _with_unique_id(self, record: ProductRecord) -> ProductRecord:
        """The record under a number of its own: the second product of one address gets a 2 behind it."""
        if self._ids.give(record.source_id):
            return record
        unique = replace(record, source_id=self._ids.give_other(record.source_id, MAX_ID_LENGTH))
        sentence = _("The address %(slug)s is used more than once; this product is imported as %(new)s.")
        self.report.note(record.line, sentence % {"slug": record.source_id[:80], "new": unique.source_id[:80]})
        return unique

    def _variants(self, record: ProductRecord) -> list[VariantRecord]:
        variants, repeated = with_unique_skus(record, self._skus)
        for variant in repeated:
            sentence = _("The article number is used more than once; this one is imported as %(sku)s.")
            self.report.note(variant.line, sentence % {"sku": variant.sku})
        return variants


def _remember(product: Product) -> None:
    """The newest revision says what is live, so an editor who opens the product begins there."""
    revision = product.save_revision(clean=False)
    product.live_revision = revision
    product.has_unpublished_changes = False
    Product.objects.filter(pk=product.pk).update(live_revision=revision, has_unpublished_changes=False)
