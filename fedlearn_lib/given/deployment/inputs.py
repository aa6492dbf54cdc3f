"""Input rules for chapter 16: messages, records and what goes to the nodes.

Used like those in `given/inputs.py`. What a message holds is never shown: only names and kinds.
"""

from collections.abc import Mapping


def content(value, arguments=None) -> dict:
    """A message: a dict whose names are texts."""
    if not isinstance(value, dict):
        raise TypeError(f"is {_kind(value)}, but must be a dict from names to values, such as {{'round': 1}}.")
    if wrong := [name for name in value if type(name) is not str]:
        raise TypeError(f"has a name that is {_kind(wrong[0])}, but names are texts, such as 'round'.")
    return value


def record(value, arguments=None) -> dict:
    """What `to_record` made of a message: a dict with 'arrays' and 'config'."""
    if not isinstance(value, dict) or not all(isinstance(value.get(part), dict) for part in ("arrays", "config")):
        raise TypeError(
            f"is {_kind(value)}, but no record: it must be a dict with two dicts, 'arrays' and 'config', as to_record "
            "makes them."
        )
    return value


def pushed(value) -> dict:
    """A record on its way to a node: nobody else says which argument is meant."""
    try:
        return record(value)
    except TypeError as error:
        raise TypeError(f"grid.push: the record {error}") from None


def inboxes(value, arguments=None) -> dict:
    """A dict from each node to the message that it gets."""
    if not isinstance(value, Mapping) or not all(isinstance(inbox, dict) for inbox in value.values()):
        raise TypeError(f"is {_kind(value)}, but must be a dict from each node to its message, a dict.")
    return value if isinstance(value, dict) else dict(value)


def _kind(value) -> str:
    return f"of type {type(value).__name__}"
