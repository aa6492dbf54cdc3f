"""How the messages of a masked round look, and whether one that came does.

Messages are plain dicts of whole numbers, bytes, lists of those and arrays, so that any engine can carry them. Whoever
reads one can rely on kinds, ranges and lengths after `check_fields`, whatever it was that came.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np

from ..refused import Refused
from .rules import ADVERTISE, AGREE, MASK, SHARE, UNMASK, VALUE, MaskRules

NONCE, TAG = 12, 16  # bytes of AES-GCM
REASON = 200  # characters of a reason that are kept
MANY = 5  # ids that a reason names

# 'ids' and 'parts' are lists of whole numbers and of bytes.
INBOX = {
    ADVERTISE: {"round": int, "weights": np.ndarray},
    SHARE: {"round": int, "ids": "ids", "mask_keys": "parts", "channel_keys": "parts", "signatures": "parts"},
    MASK: {"round": int, "ids": "ids", "sealed": "parts"},
    AGREE: {"round": int, "survivors": "ids"},
    UNMASK: {"round": int, "survivors": "ids", "ids": "ids", "signatures": "parts"},
}
OUTBOX = {
    ADVERTISE: {"round": int, "id": int, "mask_key": bytes, "channel_key": bytes},
    SHARE: {"round": int, "id": int, "ids": "ids", "sealed": "parts", "seed_check": bytes},
    MASK: {"round": int, "id": int, "ids": "ids", "masked": np.ndarray},
    AGREE: {"round": int, "id": int, "survivors": bytes},
    UNMASK: {"round": int, "id": int, "survivors": "ids", "seed_shares": "parts", "dropped": "ids",
             "key_shares": "parts"},
}  # fmt: skip
# Bytes of a field, or of each part of it. Two shares are sealed together, each with its length before it.
LENGTHS = {"mask_key": 32, "channel_key": 32, "mask_keys": 32, "channel_keys": 32, "seed_check": 32, "survivors": 32,
           "signature": 64, "signatures": 64, "sealed": NONCE + 2 * (4 + VALUE) + TAG, "seed_shares": VALUE,
           "key_shares": VALUE}  # fmt: skip
ARRAYS = {"weights": (np.float64,), "masked": (np.uint32, np.uint8)}


def check_fields(message: Any, fields: dict, rules: MaskRules) -> None:
    """Whether a message holds what it must: of the right kinds and lengths, and ids of the roster, once each.

    Args:
        message: what came.
        fields: of `INBOX` or `OUTBOX`.
        rules: of this training.

    Raises:
        Refused: it does not; the reason names the field, and never shows what it holds.
    """
    if not isinstance(message, dict):
        raise Refused("a message is a dict, but this is none")
    for name, kind in fields.items():
        value, inner = message.get(name), {"ids": int, "parts": bytes}.get(kind)
        if type(value) is not (list if inner else kind):  # True is no number here
            raise Refused(f"the message has no usable {name}: it was damaged or made up")
        if inner and (len(value) > rules.clients or any(type(part) is not inner for part in value)):
            raise Refused(f"{name} holds something else than {inner.__name__}: it was damaged or made up")
        if kind == "ids" and (len(set(value)) < len(value) or any(not 1 <= k <= rules.clients for k in value)):
            raise Refused(f"{name} holds an id twice, or one that is not in the roster")
        if kind is int and not 0 < value < (2**63 if name == "round" else rules.clients + 1):
            raise Refused(f"the message has a {name} that cannot be: it was damaged or made up")
        if kind in (bytes, "parts"):
            length = 0 if name == "signatures" and not rules.signed else LENGTHS[name]
            if any(len(part) != length for part in ([value] if kind is bytes else value)):
                raise Refused(f"{name} has another length than {length} bytes: it was damaged or made up")
        if kind is np.ndarray and (value.ndim != 1 or not any(value.dtype == each for each in ARRAYS[name])):
            raise Refused(f"{name} is no vector of usable numbers: it was damaged or made up")
    together = [("survivors", "seed_shares"), ("dropped", "key_shares")] if "seed_shares" in fields else [
        ("ids", name) for name, kind in fields.items() if kind == "parts"]  # fmt: skip
    if any(len(message[ids]) != len(message[parts]) for ids, parts in together):
        raise Refused("the message has lists of unequal lengths: it was damaged or made up")


def reason_of(refused: Any) -> str:
    """What somebody else says why it does not go on, as one short line that can be shown."""
    if type(refused) is not str:
        return "refused, and gave no reason that can be read"
    line = "".join(each if each.isprintable() else "?" for each in refused[:REASON])
    return line + ("…" if len(refused) > REASON else "")


def some(ids: Iterable[int]) -> str:
    """Ids for a reason: the lowest few, and how many more there are."""
    ids = sorted(ids)
    return ", ".join(map(str, ids[:MANY])) + (f" and {len(ids) - MANY} more" if len(ids) > MANY else "")


def size_of(message: dict) -> int:
    """How many bytes of content a message has: 8 a whole number."""
    def of_list(parts: list) -> int:
        return sum(map(len, parts)) if parts and isinstance(parts[0], bytes) else 8 * len(parts)

    sizes = {bytes: len, np.ndarray: lambda array: array.nbytes, str: len, int: lambda number: 8, list: of_list}
    return sum(sizes[type(value)](value) for value in message.values())
