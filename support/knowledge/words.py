"""Synonyms in help searches: each line is one group."""

SERVICE_GROUPS = """
return returns refund back reimburse reimbursement
exchange swap replace replacement
shipping shipment postage delivery freight dispatch courier
tracking track follow trace whereabouts parcel package
coupon voucher promo discount rebate
vat tax taxes gst
customs duty duties import
password login signin account
cancel cancellation stop revoke withdraw withdrawal
change modify amend alter edit
invoice bill receipt
payment pay paying checkout
transfer wire iban bank
card visa mastercard creditcard
pickup collect collection
broken damaged defective faulty cracked
late delayed overdue missing lost
warranty guarantee
proof preview mockup
letter email mail newsletter
unsubscribe optout
erase delete privacy gdpr data
complaint complain dissatisfied
address street postcode
phone call hotline
"""

#: Words that are never corrected to others.
KNOWN_WORDS = frozenset(f"{SERVICE_GROUPS} order sku article number item size colour price stock basket".split())
