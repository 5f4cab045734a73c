"""Synonyms in help searches: each line is one group."""

SERVICE_GROUPS = """
return returns refund back reimburse reimbursement
exchange swap replace replacement back
shipping shipment postage delivery freight dispatch courier
tracking track follow trace whereabouts parcel package
coupon voucher promo discount rebate
vat tax taxes gst
customs duty duties import
password login signin account
cancel cancellation stop revoke withdraw withdrawal
change modify amend alter edit
invoice bill receipt
payment pay paying checkout paypal
transfer wire iban bank
card visa mastercard creditcard
pickup collect collection pick
broken damaged defective faulty cracked
late delayed overdue missing lost
warranty guarantee repair
proof preview mockup
email mail newsletter
unsubscribe optout stop
erase delete privacy gdpr data
complaint complain dissatisfied broken wrong
address street postcode
phone call hotline
hours weekdays visit
sku article
"""

#: Words that are never corrected to others.
_WORDS_OF_SHOPS = """
order orders sku article number item items size sizes colour price prices cost costs stock basket bag
font fonts chart charts guide table text message letter letters logo photo picture file
date dates day days week time hours opening store shop stores visit contact phone
gift gifts wrap wrapping bulk wholesale company business sale match offer black friday
express lost found forgot forgotten reset delete sign register newsletter review reviews
material materials allergy washing cleaning care spare parts instructions manual
"""
KNOWN_WORDS = frozenset(f"{SERVICE_GROUPS} {_WORDS_OF_SHOPS}".split())
