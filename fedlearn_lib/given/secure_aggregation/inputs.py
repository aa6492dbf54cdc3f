"""Input rules for chapters 08 to 10: encryptors, running totals, clients, layouts with room for one more.

Used like those in `inputs.py`. What is secret is never shown, and neither is a ciphertext: only lengths and counts.

>>> from fedlearn_lib.given.inputs import check_inputs
>>> @check_inputs(contributor_count=count)
... def demo(contributor_count):
...     return contributor_count
>>> demo(0)
0
>>> demo(-1)
Traceback (most recent call last):
    ...
ValueError: demo: contributor_count is -1, but must be at least 0. Pass 0 for the first client.
"""

import numbers

import numpy as np

from .. import inputs
from ..paillier.inputs import private_key as private_key
from ..paillier.inputs import public_key as public_key
from ..paillier.keys import PublicKey
from ..paillier.packing import Layout
from ..paillier.sums import check_ciphertexts

# ---- numbers ------------------------------------------------------------------------------------


def count(value, arguments=None) -> int:
    """A whole number of at least 0."""
    if isinstance(value, bool | np.bool_) or not isinstance(value, numbers.Integral):
        raise TypeError(f"is {_short(value)}, but must be a whole number. Pass how many clients are in the total.")
    if value < 0:
        raise ValueError(f"is {_short(value)}, but must be at least 0. Pass 0 for the first client.")
    return int(value)


def two_or_more(value, arguments=None) -> int:
    """A whole number of at least 2."""
    number = inputs.whole_number(value)
    if number < 2:
        raise ValueError("is 1, but must be at least 2: a single party would hold the whole key. Pass 2 or more.")
    return number


# ---- what clients encrypt with, and what they pass on -------------------------------------------


def encryptor(value, arguments=None):
    """Anything with a `public_key` and `encrypt(plaintexts)` → list of ciphertexts, such as an `Encryptor`."""
    made = not isinstance(value, type)  # the class itself encrypts nothing
    if not (made and callable(getattr(value, "encrypt", None)) and isinstance(_key_of(value), PublicKey)):
        raise TypeError(
            f"is {_kind(value)}, but must have a public_key and encrypt(plaintexts). Make one: Encryptor(public_key)."
        )
    return value


def running_total(value, arguments):
    """None for the first client; for all others ciphertexts under the key of the `encryptor` among the arguments."""
    contributors = arguments["contributor_count"]
    if value is None:
        if contributors:
            raise ValueError(
                f"is None, but {contributors} clients are said to be in it. "
                "Pass the total that they made, or a contributor_count of 0."
            )
        return value
    if isinstance(value, np.ndarray) or not isinstance(value, list | tuple):
        raise TypeError(f"is {_kind(value)}, but must be a list of ciphertexts. Pass what the client before sent.")
    if len(value) == 0:
        raise ValueError("is empty, but must hold at least one ciphertext. Pass None for the first client.")
    if contributors == 0:
        raise ValueError(
            "holds ciphertexts, but contributor_count is 0. "
            "Pass None for the first client, or the number of clients that are in it."
        )
    try:
        check_ciphertexts(arguments["encryptor"].public_key, value, "cannot be used")
    except (TypeError, ValueError) as error:
        raise type(error)(str(error)) from None
    return value


def my_integers(value, arguments=None) -> np.ndarray:
    """At least one whole number, shape (d,); a message about others shows none: they may be an update."""
    try:
        return inputs.integers(value)
    except TypeError:
        raise TypeError(
            f"is {_kind(value)} of something else, but must hold whole numbers. Pass what my_integers_of returns."
        ) from None


def layout_with_room(value, arguments) -> Layout:
    """A `Layout` for the encryptor's key that `my_integers` and `running_total` fit, with room for one client more."""
    if not isinstance(value, Layout):
        raise TypeError(f"is {_kind(value)}, but must be a Layout. Pass the agreement's: agreement.layout.")
    key, integers = arguments["encryptor"].public_key, arguments["my_integers"]
    if value.key_bits != key.bits:
        raise ValueError(
            f"was made for a key of {value.key_bits} bits, but the encryptor's has {key.bits}. "
            f"Agree on key_bits={key.bits}."
        )
    if arguments["contributor_count"] >= value.summands:
        raise ValueError(
            f"has room for {value.summands} clients, and {arguments['contributor_count']} are in the total already: "
            "one more could overflow, which nobody would notice. Leave this client out, or agree on more most_clients."
        )
    if integers.min() < -value.offset or integers.max() > value.offset:
        raise ValueError(
            f"holds numbers from -{value.offset} to {value.offset}, but my_integers has others, and the sum could "
            f"overflow. Quantize with bits={value.bits}."
        )
    total, wanted = arguments["running_total"], value.plaintexts_for(len(integers))
    if total is not None and len(total) != wanted:
        raise ValueError(
            f"puts {len(integers)} integers into {wanted} ciphertexts, but running_total has {len(total)}. "
            "Use the same layout and the same model as the clients before."
        )
    return value


# ---- parties ------------------------------------------------------------------------------------


def parties(value, arguments=None) -> list:
    """At least one client with `name`, `encryptor` and `train`, all of different names."""
    if not isinstance(value, list | tuple):
        raise TypeError(f"is {_kind(value)}, but must be a list of clients. Put them into square brackets.")
    if len(value) == 0:
        raise ValueError("is empty, but there must be at least one client. Pass those that take part.")
    names = set()
    for place, client in enumerate(value):
        lacking = [part for part in ("name", "encryptor", "train") if not hasattr(client, part)]
        if lacking:
            raise TypeError(
                f"must hold clients, but number {place} is {_kind(client)} without {' and '.join(lacking)}. "
                "Pass clients with name, encryptor and train."
            )
        if client.name in names:
            raise ValueError(f"holds two clients called {_short(client.name)}. Give every client a name of its own.")
        names.add(client.name)
        try:
            encryptor(client.encryptor)
        except TypeError as error:
            raise TypeError(f"holds a client that cannot encrypt: the encryptor of number {place} {error}") from None
    return value


# ---- what the rules share -----------------------------------------------------------------------


def _key_of(value):
    return getattr(value, "public_key", None)


def _kind(value) -> str:
    """What something is, without showing it."""
    if value is None:
        return "None"
    name = value.__name__ if isinstance(value, type) else type(value).__name__
    article = "the class" if isinstance(value, type) else "an" if name[0].lower() in "aeiou" else "a"
    return f"{article} {name}"


def _short(value) -> str:
    """A value that is not secret; a long one is cut."""
    text = " ".join(repr(value).split())
    return text if len(text) <= 40 else f"{text[:37]}…"
