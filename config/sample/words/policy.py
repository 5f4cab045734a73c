"""The policy of the sample shop in words. Its rules are fields, which its page shows as a table."""

TITLE = "Cancelling and sending back"
LEAD = "Thirty days for what lay on the shelf; a lifetime of answers for what we made for you."
TEXT = """
<h2>Before it is sent</h2>
<p>Until we begin to make your piece you can cancel it or change its words, at once and on the page of your order. Once the clay is on the wheel we cannot put it back.</p>
<h2>Goods from the shelf</h2>
<p>What was not made for you can be sent back unused and without a reason. We pay the money back within three days after it is here.</p>
<h2>Goods made for you</h2>
<p>A mug with your grandmother’s name on it cannot be sold to anybody else, so it cannot be sent back just because you have changed your mind. If it is broken, crooked or misspelt, it is ours: write to us with a picture, and we make it again or pay it back, as you like.</p>
"""
SENTENCES = {
    "made_to_order": "Made for you: it cannot be sent back unless it is damaged or not as you ordered it.",
    "no_withdrawal": "{lines}: made for you, with your words or choices. The law excludes this from the right to "
    "withdraw. If something is wrong with it, write to us all the same.",
}
