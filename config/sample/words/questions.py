"""The questions of the FAQ: section, its one line, and its questions with answers; a star marks those asked often."""

SECTIONS = [
    ("Ordering and making", "Words, choices, changes", [
        ("How long does it take until my piece is here?*", "<p>The page of each product names the day for the choices you make. As they are shown first, a straight mug takes 5 working days to make, a writing desk 17 and a city bicycle 25. Delivery takes one to seven working days more.</p>"),
        ("Can I change my words after I have ordered?*", "<p>Yes, until we have begun to make it. The page of your order shows how far it is, and we send you an e-mail when we begin. Write to us with your order number and the new words; we change them and, if the price changes, ask you first.</p>"),
        ("Can I cancel my order?", "<p>Yes, until we have begun to make it. Open the order in your account and choose “Cancel the order”; if you ordered as a guest, write to us. We pay back all you have paid. Once we have begun, ask us first.</p>"),
        ("Which letters can you engrave?*", "<p>All Latin letters with every accent, digits and common signs; on stoneware Chinese characters too. The field on the product page tells you at once if a letter cannot be made.</p>"),
        ("Will you correct my spelling?", "<p>No. We make exactly what you have written. If it looks like a mistake, we ask before we begin.</p>"),
        ("Can I see a picture before you make it?", "<p>Yes. The picture on the product page is drawn from your choices, and the workshop works from the same picture. For some products, such as name mugs, notebooks and bicycles, we also send you a proof by e-mail: we begin when you have approved it.</p>"),
        ("Can I search by SKU?", "<p>Yes. Type the article number into the search, with or without dots and dashes, and it leads to the product.</p>"),
        ("Can I add a note or a gift message?", "<p>Yes, on the last page of checkout, before you order: a note to us, and a gift message. We print the message on the delivery note, which shows no prices.</p>"),
        ("Can you make something that is not in the shop?", "<p>Often. Use the contact form: tell us what it is for, how large it should be and by when you need it, and add photos or a PDF. We answer with a price, or say that we cannot make it.</p>"),
    ]),
    ("Paying", "Transfer, card, cash", [
        ("How can I pay?*", "<p>By bank transfer, by card where checkout offers it, or in cash: within Germany on delivery for a fee of €2.00, or in the workshop when you pick the order up. With a transfer or a card we begin when the money is here.</p>"),
        ("Where do I find the account for my transfer?", "<p>On the page after ordering, in the e-mail that follows, and on the page of your order: account, amount and reference. Please write only your order number as the reference.</p>"),
        ("My payment did not go through. What now?*", "<p>Your order is saved. Open the link in our e-mail and pay again, or choose another payment method. We keep an unpaid order for 10 days and remind you once after 3 days.</p>"),
        ("Is tax included in the prices?", "<p>Yes, the VAT of the country we send to. Basket, checkout and the e-mail about your order name the rate and the amount. If your company needs a VAT number on a document, write to us.</p>"),
        ("How do I use a voucher?", "<p>Enter its code on the basket page. You can use one voucher in an order.</p>"),
    ]),
    ("Delivery", "Dates, parcels, countries", [
        ("Where do you send to?", "<p>To most countries. Checkout shows the delivery methods for your address and your products; if there is none, we cannot send them there.</p>"),
        ("What does delivery cost?*", "<p>Standard delivery costs from €4.90 within Germany, and nothing for orders from €90. It costs from €11.90 in the European Union and from €24.90 worldwide. Heavy parcels cost more, and what is too large for a parcel, such as a bicycle or a desk, goes by freight, within Germany from €49.00. Checkout shows the price for your order before you pay.</p>"),
        ("How do I follow my order?*", "<p>Use the link in our e-mail, your account, or the page “Track an order”: type your order number and e-mail address, and we mail you a code that opens the order.</p>"),
        ("Do I pay customs or import duties?", "<p>Within the European Union, no. Elsewhere your country may ask for customs duty and import tax when the parcel arrives; they are not part of our prices.</p>"),
        ("Can one order go to several addresses?", "<p>One order goes to one address. Place one order for each address.</p>"),
        ("What are your opening hours?", "<p>The workshop is open Monday to Friday from nine to five, except on public holidays in Saxony and on our closed days. Then you can also call us: +49 351 5550 140. Written questions are answered by the end of the next working day.</p>"),
        ("My parcel has arrived broken.", "<p>We are sorry. Send us photos of the product and of the box with the contact form: choose your order and add the files. We make it again or pay it back.</p>"),
        ("Can I pick it up in Dresden?", "<p>Yes, in the workshop, during its opening hours: Monday to Friday, nine to five. Choose “Pick up in Dresden” at checkout; it costs nothing.</p>"),
    ]),
    ("Sending back", "What can come back, and how", [
        ("Can I send back a piece with my words on it?*", "<p>Not because you have changed your mind, since nobody else can use it. If it is broken or not what you ordered, always.</p>"),
        ("How do I send back something without my words?", "<p>Within 30 days of its arrival, unused. Write to us with your order number; we tell you where to send it and pay the price back when it is here.</p>"),
        ("The colour looks different from the picture.", "<p>Glazes and woods differ a little from piece to piece. If it is another colour than you chose, it is our mistake: send us a photo in daylight with the contact form.</p>"),
        ("How long do you stand by what you make?", "<p>Two years by law, and longer by habit: seams, handles and joints are repaired for nothing as long as we exist.</p>"),
    ]),
    ("Care", "So that it lasts", [
        ("Is the engraving safe in the dishwasher?", "<p>On stoneware and enamel, yes: it is fired, not painted. Wood, leather and lamps should never see the inside of one.</p>"),
        ("How do I care for oiled wood?", "<p>Wipe it with a damp cloth, dry it, and rub in a spoon of linseed oil twice a year. Never soak it.</p>"),
        ("How do I wash shirts and bags?", "<p>At thirty degrees, inside out. Iron round the print, not over it. They may be dried in the wind.</p>"),
        ("My leather has got wet.", "<p>Let it dry slowly, away from the stove, and rub in a little wax. A dark edge will go; the story stays.</p>"),
        ("When should my bicycle come back?", "<p>After the first 300 kilometres. We tighten everything for nothing. After that, once a year.</p>"),
    ]),
    ("Account and data", "Signing in, e-mails, erasing", [
        ("Do I need an account?", "<p>No. Guests can order, track orders, save designs and ask questions. With an account you see all of it in one place and type your address once.</p>"),
        ("I have forgotten my password.", "<p>Choose “Forgot your password?” where you sign in. We send a link to your address, and you choose a new one.</p>"),
        ("I ordered as a guest. Can I see that order in my account?", "<p>Yes. Sign up with the same e-mail address and confirm it by the link we send. Your guest orders then appear in your account. If you order as a guest later, your account asks whether it was you.</p>"),
        ("Where do I find my saved designs?", "<p>Under the heart at the top of each page. If you are signed in, they are in your account on all your devices; otherwise in the browser in which you saved them, and by their links. A deleted design can be brought back for 30 days.</p>"),
        ("How do I stop your e-mails?", "<p>In your account, under “News by e-mail”. E-mails about your orders and questions still come.</p>"),
        ("How do I have my data deleted?", "<p>Sign in, open “Your data” in your account and ask for the deletion; there you can also ask for a copy of your data. Without an account, write to us. We delete what the law allows within a month and tell you what must stay.</p>"),
    ]),
]  # fmt: skip
