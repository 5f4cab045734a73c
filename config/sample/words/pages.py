"""The written pages of the sample shop: slug, title, place in the footer, lead, text."""

PAGES = [
    ("delivery", "Delivery and dates", "help", "Every page names a day. Here is how we come to it.", """
<h2>How the date is counted</h2>
<p>What you order before noon on a working day is begun on that day. The product page says how many working days it takes to make; the slowest choice decides, not the sum of all. Then it travels: one to seven working days, depending on where you live and how you want it sent.</p>
<p>Saturdays, Sundays and holidays do not count, neither ours nor those of your country.</p>
<h2>What it costs</h2>
<ul><li>Germany: €4.90, free for goods from €90.</li><li>The European Union: €11.90, free for goods from €180.</li><li>Everywhere else: €24.90. Duties, where there are any, are yours.</li><li>Express within Germany: €12.90, there on the next working day after it is made.</li></ul>
<h2>When something is late</h2>
<p>If we cannot keep a day we write before it has passed, name the new one, and you may cancel the order without a reason.</p>"""),
    ("made-to-order", "How making works", "workshop", "Nothing exists before you order it. This is what happens then.", """
<h2>Your words</h2>
<p>We cut, press, burn or print exactly what you have written, letter by letter, with accents and in Chinese characters where the page allows it. We do not correct spelling. If a word looks like a slip of the finger we ask before we begin.</p>
<h2>The job sheet</h2>
<p>Each piece has a sheet of paper with its picture, your choices and your words. It lies beside the piece from the first cut to the parcel. Whoever made it signs it.</p>
<h2>Cancelling</h2>
<p>You can cancel an order until we have begun to make it. Once work has begun, write to us quickly. <a href="/policies/">What you may do and until when</a></p>"""),
    ("who-we-are", "Who we are", "workshop", "Fourteen people, two kilns, one printing press and a yard full of bicycles.", """
<p>Alder & Finch began in 2011 with one kiln in a former tram depot in Dresden. Mirjam threw mugs, Jelle put names on them, and both believed that things last longer if they belong to somebody.</p>
<p>Today there is a pottery, a joinery, a print room, a bindery, a tailoring and a yard for bicycles. What does not fit under our roof is made in Meissen, in a barn that smells of oak.</p>
<h2>What we do not do</h2>
<p>We keep no stock of what we could make, we run no sales, and we send no e-mail that you did not ask for.</p>
<h2>Come and see</h2>
<p>Every first Saturday from ten to two. There is coffee, in cups with other people’s names on them.</p>"""),
    ("terms", "Terms of sale", "legal", "What you and we agree when you order.", """
<h2>1. Who sells</h2><p>You buy from Alder & Finch GmbH, Lindenwerk 4, 01099 Dresden, Germany.</p>
<h2>2. When we agree</h2><p>With the button at the end of the checkout you make a binding order. We agree with the e-mail that confirms it. Paid in advance, work begins when the money is there; an order that is not paid within ten days is called off.</p>
<h2>3. Prices</h2><p>Prices are in euros and contain the tax of the country we send to. The price of a piece with your choices is shown before you order; it does not change afterwards.</p>
<h2>4. Goods made for you</h2><p>Pieces made with your words or choices cannot be returned just because you have changed your mind (section 312g, paragraph 2, number 1 of the German Civil Code). Everything else can. <a href="/policies/">Cancelling and sending back</a> says how and until when.</p>
<h2>5. Your words</h2><p>You may only order what you are allowed to say and show. We refuse what insults or hurts people, and pay the money back.</p>
<h2>6. If something is wrong</h2><p>The law gives you two years. Write to us; a picture helps.</p>
<h2>7. Law</h2><p>German law applies. It does not take from you what the law of your own country grants a consumer.</p>"""),
    ("privacy", "Privacy", "legal", "What we know about you, why, and for how long.", """
<h2>What we keep</h2>
<ul><li>Your name, address and what you ordered, because we must make, send and account for it. Accounts are kept for ten years; the law wants it so.</li><li>What you ask us and what we answered, for three years.</li><li>Whether you want our news by e-mail, and when you said so.</li></ul>
<h2>What we do not keep</h2>
<p>Card numbers never reach us. We use no trackers of others. A cookie is set when you put something into the basket, save a design or sign in, not before.</p>
<h2>Who else sees it</h2>
<p>The carrier gets your address, the bank your payment. Nobody else gets anything.</p>
<h2>Your rights</h2>
<p>Ask us at any time for a copy of your data, or for its correction or deletion: with the buttons under “Your data” in your account, or by e-mail to privacy@alderandfinch.example. The supervisory authority is the Saxon Commissioner for Data Protection.</p>"""),
    ("imprint", "Imprint", "legal", "Who answers for this shop.", """
<p>Alder & Finch GmbH<br/>Lindenwerk 4<br/>01099 Dresden<br/>Germany</p>
<p>Managing director: Olga Finch<br/>Telephone: +49 351 5550 140<br/>Mail: hello@alderandfinch.example</p>
<p>Commercial register: Dresden, HRB 00000 (a sample)<br/>Tax number: DE 000 000 000 (a sample)</p>
<p>This shop is a sample. Nothing you order here will be made.</p>"""),
]  # fmt: skip
