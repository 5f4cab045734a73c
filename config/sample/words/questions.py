"""The questions of the FAQ: section, its one line, and its questions with answers; a star marks those asked often."""

SECTIONS = [
    ("Ordering and making", "Words, choices, changes", [
        ("How long does it take until my piece is here?*", "<p>The product page names the day, and it moves with your choices. Most mugs take five working days to make, desks fifteen, bicycles twenty. Then add one to seven working days on the way.</p>"),
        ("Can I change my words after I have ordered?*", "<p>Yes, as long as nobody has begun. Write to us with your order number and the new words; the page of your order shows whether work has started. Once a piece is being made its words stay.</p>"),
        ("Can I cancel my order?", "<p>Yes, as long as nobody has begun: open the page of your order and cancel it there. What is paid comes back to you. Once a piece is being made, ask us first.</p>"),
        ("Which letters can you engrave?*", "<p>All Latin letters with every accent, digits and common signs; on stoneware Chinese characters too. The field on the product page tells you at once if a letter cannot be made.</p>"),
        ("Will you correct my spelling?", "<p>No. We make exactly what you have written. If it looks like a slip of the finger we ask before we begin.</p>"),
        ("Can I see a picture before you make it?", "<p>The picture on the product page is drawn from your choices, and it is the same picture the maker gets. For desks and bicycles we send a proof on request.</p>"),
        ("Can I search by SKU?", "<p>Yes. Type the article number into the search, with or without dots and dashes, and it leads to the product.</p>"),
        ("Can you make something that is not in the shop?", "<p>Often. Tell us what it is for, how large it should be and by when you need it, and we answer with a price or an honest no.</p>"),
    ]),
    ("Paying", "Transfer, card, cash", [
        ("How can I pay?*", "<p>By bank transfer, by card, or in cash to the driver within Germany. By transfer and by card work begins as soon as the money is there.</p>"),
        ("Where do I find the account for my transfer?", "<p>On the page after ordering and in the e-mail that follows: account, amount and reference. Use your order number as the reference, and we find your money by itself.</p>"),
        ("My payment did not go through. What now?*", "<p>Nothing is lost. Open the link in our e-mail and pay again, or another way. We keep the order for ten days.</p>"),
        ("Is tax included in the prices?", "<p>Yes, the tax of the country we send to. The invoice names it line by line.</p>"),
        ("How do I use a voucher?", "<p>Write its code into the field on the basket page. One voucher counts for one order.</p>"),
    ]),
    ("Delivery", "Dates, parcels, countries", [
        ("Where do you send to?", "<p>To every country we can reach by post or carrier. Desks and bicycles go to the European Union, Switzerland, Norway and the United Kingdom.</p>"),
        ("What does delivery cost?*", "<p>€4.90 within Germany and nothing for goods from €90. €11.90 within the European Union, €24.90 everywhere else.</p>"),
        ("How do I follow my order?*", "<p>Use the link in our e-mail, your account, or the page “Follow an order”: with your order number and your address we send a code that opens it.</p>"),
        ("Do I pay customs or import duties?", "<p>Within the European Union, no. Elsewhere your country may ask for customs duty and import tax when the parcel arrives; they are not part of our prices.</p>"),
        ("Can one order go to several addresses?", "<p>One order goes to one address. Place two orders and write in the note that they belong together; we make them on the same bench.</p>"),
        ("My parcel has arrived broken.", "<p>We are sorry. Send us a picture of the piece and of the box through the question form, and we begin a new one on the same day.</p>"),
        ("Can I pick it up in Dresden?", "<p>Yes, in the workshop, on weekdays from nine to five. Choose it at checkout; it costs nothing.</p>"),
    ]),
    ("Sending back", "What can come back, and how", [
        ("Can I send back a piece with my words on it?*", "<p>Not because you have changed your mind: nobody else is called what you are called. If it is broken, crooked or wrong, always.</p>"),
        ("How do I send back something from the shelf?", "<p>Within fourteen days of its arrival. Ask us for a label, put the piece into its box, and you have your money three days after it is here.</p>"),
        ("The colour looks different from the picture.", "<p>Glazes and woods live. A shade more or less is how they are; another colour is our mistake. Send us a picture by daylight and we tell you which it is.</p>"),
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
        ("Do I need an account?", "<p>No. A guest can order, follow and ask. With an account you find everything again and type your address once.</p>"),
        ("I have forgotten my password.", "<p>Choose “Forgot your password?” where you sign in. We send a link to your address, and you choose a new one.</p>"),
        ("I ordered as a guest. Can I see that order in my account?", "<p>Yes. Sign up with the same address and confirm it by the e-mail we send. Your guest orders then stand in your account. If you order as a guest later, your account asks whether it was you.</p>"),
        ("How do I stop your e-mails?", "<p>With the link at the foot of each e-mail, or in your account. E-mails about an order still come until it is there.</p>"),
        ("How do I have my data erased?", "<p>Write to privacy@alderandfinch.example. We erase what the law lets us erase, within a week, and tell you what must stay and why.</p>"),
    ]),
]  # fmt: skip
