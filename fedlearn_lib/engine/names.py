"""Names that people give themselves, which others see on their screens."""

import unicodedata

from ..given.refused import Refused

LONGEST = 40


def usable_name(name: object) -> str:
    """A name as it may be shown: of letters, digits, blanks and . ' - _ only, and not too long.

    Raises:
        Refused: it is none; the reason never repeats it.

    >>> usable_name("Ada Lovelace"), usable_name("Zoë-2")
    ('Ada Lovelace', 'Zoë-2')
    """
    if not isinstance(name, str):
        raise Refused("a name is a text")
    if len(name) > LONGEST:
        raise Refused(f"a name has at most {LONGEST} letters, and this one has {len(name)}")
    name = unicodedata.normalize("NFC", name)
    if not all(letter.isalnum() or letter in " .'-_" or unicodedata.combining(letter) for letter in name):
        raise Refused("a name has letters, digits, blanks and . ' - _ only")
    if not any(letter.isalnum() for letter in name) or name != name.strip():
        raise Refused("a name begins and ends with something that can be read")
    return name
