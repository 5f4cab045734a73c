"""Normalizes what people type or paste, in any script."""

import re
import unicodedata
from decimal import Decimal

import idna
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

#: Joiners carry meaning inside words of scripts such as Persian and Hindi; elsewhere they are invisible noise.
_JOINERS = {"\u200c", "\u200d"}
_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]|(?<=\\d)\u30fc(?=\\d)")  # U+30FC is a letter in ラーメン.
#: Letters by their category that are drawn as nothing: the Hangul fillers and the blank of Braille.
_BLANKS = re.compile("[\u115f\u1160\u2800\u3164\uffa0]")
#: Categories of letters; modifiers such as ʼ and ー alone are no name.
_LETTERS = {"Lu", "Ll", "Lt", "Lo"}
_ORDINALS = {"ª", "º"}
_APOSTROPHES = re.compile("['’‘`´ʼʹʻ′＇]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_LATIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_WEB_ADDRESS = re.compile(r"://|\bwww\.|\b[\w-]+\.(?:com|net|org|info|biz|io|ru|cn|de|uk|eu|top|xyz|shop)\b", re.I)
_WORD = re.compile(r"[^\W_]+")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_CHINESE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]{1,20}")
#: Longer identifiers, names and addresses are cut, so that they cost no time.
MAX_LENGTH = 1000
#: What a mailbox may have at most (RFC 5321).
MAX_EMAIL_LENGTH = 254
#: Words of a name that are also joined.
MAX_JOINED = 8


def clean_line(text: str) -> str:
    """One line in NFC, without invisible characters, with single spaces."""
    composed = unicodedata.normalize("NFC", _BLANKS.sub("", str(text or "")[:MAX_LENGTH]))
    if composed.isprintable():  # Most text is: nothing invisible, no spaces but plain ones.
        return " ".join(composed.split())
    return " ".join(_visible(composed).split())


def plain(text: str) -> str:
    """Text that names something, such as a number or a code: NFKC, digits of all scripts as 0-9, dashes as ``-``.

    Full-width letters become ordinary ones; the case stays as typed.
    """
    dashed = _DASHES.sub("-", str(text or "")[:MAX_LENGTH])
    return " ".join(map(_ascii_digits, clean_line(unicodedata.normalize("NFKC", dashed)).split()))


def code(text: str) -> str:
    """A code that somebody copies or types, such as a voucher: plain, in capitals, without spaces."""
    return _composed("".join(plain(text).split()).upper())


def digits(text: str) -> str:
    """Only the digits, of any script, as 0-9."""
    return "".join(character for character in plain(text) if character.isascii() and character.isdigit())


def has_web_address(text: str) -> bool:
    """Whether a mail program would make a link of a part of the text."""
    return bool(_WEB_ADDRESS.search(plain(text)))


def decimal_number(text: str) -> Decimal | None:
    """The number that the digits, the sign and the one point of a text say; None if it says anything else.

    ``1e3`` and ``1_000`` are slips rather than numbers, though Python reads them as a thousand.
    """
    found = _DECIMAL.fullmatch(text.strip()) or _DECIMAL.fullmatch(plain(text))
    return Decimal(found[0]) if found else None


def numbered(text: str, prefix: str, width: int) -> str:
    """A number of ours as it is stored: ``#af 976`` is ``AF-00976`` with the prefix ``AF-`` and a width of 5.

    A number with its prefix is found within a sentence, too. Text without a number is returned as a code, so it matches
    nothing.
    """
    typed = re.sub(r"^(?:#|NO\.?|NR\.?)+", "", code(text))
    start = re.escape(prefix.upper().rstrip("-"))
    match = re.fullmatch(rf"(?:{start})?-?(\d{{1,12}})", typed)
    match = match or re.search(rf"(?<![0-9A-Z]){start}[-–/_.: ]*(\d{{1,12}})(?![-/]?\w)", plain(text).upper())
    return f"{prefix}{match[1].zfill(width)}" if match else typed


def email_address(text: str) -> str:
    """One spelling of a mailbox: plain, small letters, the domain in Unicode (``xn--mnchen-3ya.de`` is ``münchen.de``).

    Text without ``@`` comes back plain; a form's own check refuses it.
    """
    local, at, domain = _composed(plain(text).lower()).rpartition("@")
    return f"{local}{at}{_domain(domain)}" if at else domain


def is_email_address(text: str) -> bool:
    """Whether mail can be sent to what somebody typed."""
    try:
        validate_email(email_address(text))
    except ValidationError:
        return False
    return len(text) <= MAX_EMAIL_LENGTH


def is_person_name(text: str) -> bool:
    """Whether the text has at least one letter of any script, as a person's name needs."""
    return any(_is_letter(character) for character in text)


def is_company_name(text: str) -> bool:
    """Whether the text has at least one letter or digit of any script, as a company's name needs."""
    return any(_is_letter(character) or character.isdigit() for character in text)


def fold(text: str) -> str:
    """Small letters of one width, without accents and apostrophes: "Café’s" and "CAFES" are the same."""
    small = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text)).casefold().translate(_LATIN)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", small)))


def search_key(*texts: str) -> str:
    """Everything that the texts may be found by, as folded words with a space around each.

    "Müller-O’Neil" gives muller, mueller, oneil, o, neil: with or without umlaut, joined or apart.
    """
    words: dict[str, None] = {}
    for text in filter(None, texts):
        composed = unicodedata.normalize("NFC", str(text)[:MAX_LENGTH])
        for spelling in (composed, composed.casefold().translate(_UMLAUTS), _APOSTROPHES.sub(" ", composed)):
            words.update(dict.fromkeys(search_words(spelling)))
    return f" {' '.join(words)} " if words else ""


def joined_words(name: str) -> list[str]:
    """The words of a name written as one from each word on, and the ends of Chinese words.

    "Mary-Jane Lee" gives MaryJaneLee and JaneLee, "李小龙" gives 小龙 and 龙.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", clean_line(name)))[:MAX_JOINED]
    joined = ["".join(words[start:]) for start in range(len(words) - 1)]
    ends = [word[start:] for word in words if _CHINESE.fullmatch(word) for start in range(1, len(word))]
    return joined + ends


def name_keys(name: str) -> frozenset[str]:
    """What names are compared by: two names that share a key are the same. Empty without any letter or digit.

    “MÜLLER, Jörg” and “Joerg Mueller” share one. Order, case, accents, apostrophes and gaps do not count.
    """
    composed = unicodedata.normalize("NFC", clean_line(name))
    spellings = [search_words(text) for text in (composed, composed.casefold().translate(_UMLAUTS))]
    return frozenset("".join(order(words)) for words in spellings if words for order in (list, sorted))


def search_words(text: str) -> list[str]:
    """The folded words of what is searched for. A row matches if its key holds each of them after a space."""
    return _WORD.findall(fold(clean_line(text)))


def _visible(text: str) -> str:
    visible = []
    for place, character in enumerate(text):
        if character in _JOINERS:
            before, after = text[place - 1 : place], text[place + 1 : place + 2]
            is_joining = before.isalpha() and after.isalpha() and not before.isascii() and not after.isascii()
            visible += [character] if is_joining or unicodedata.category(before or " ") == "Mn" else []
        elif character.isspace():
            visible.append(" ")
        elif unicodedata.category(character) not in _INVISIBLE:
            visible.append(character)
    return "".join(visible)


def _is_letter(character: str) -> bool:
    is_visible = character not in _ORDINALS and not _BLANKS.match(character)
    return is_visible and unicodedata.category(character) in _LETTERS


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(each)) if each.isdecimal() else each for each in text)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _domain(domain: str) -> str:
    """The domain as people read it; one that no DNS could hold stays as it was typed."""
    try:
        return idna.decode(idna.encode(domain, uts46=True, transitional=False))
    except (idna.IDNAError, UnicodeError):
        return domain
