"""Names that people give themselves, which others see on their screens."""

import unicodedata

from ..given.refused import Refused

LONGEST = 40
INVISIBLE = "\u115f\u1160\u3164\uffa0"  # letters of Korean that only keep a place
# Letters of other alphabets, and digits, that look like one of a to z or A to Z.
ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХ" "аеѕіјорсухһԁԛԝ" "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" "ογν" "01Il",
    "ABESlJKMHOPCTYX" "aesijopcyxhdqw" "ABEZHlKMNOPTYX" "oyv" "Olll",
)


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
    shown = (letter.isalnum() or letter in " .'-_" or unicodedata.combining(letter) for letter in name)
    if set(name) & set(INVISIBLE) or not all(shown):
        raise Refused("a name has letters, digits, blanks and . ' - _ only")
    if not any(letter.isalnum() for letter in name) or name != name.strip():
        raise Refused("a name begins and ends with something that can be read")
    return name


def looks_of(name: str) -> str:
    """What two names have in common that one may take for each other.

    >>> looks_of("Ida") == looks_of("lda"), looks_of("Ada") == looks_of("\u0410DA"), looks_of("Zoe") == looks_of("Zoë")
    (True, True, False)
    """
    return " ".join(unicodedata.normalize("NFKC", name).translate(ALIKE).casefold().split())
