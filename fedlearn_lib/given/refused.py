"""How a party of a protocol says that it does not go on."""

from collections.abc import Iterable


class Refused(Exception):
    """Somebody in the protocol does not go on, and says why. No sum comes out of such a round.

    Rendered as one sentence in a notebook.

    Args:
        reason: the sentence; of several values, one made of them, as `print` would.
        refusals: what all parties refused in a round, one sentence each: "name refused: reason".

    >>> Refused(3, "clients, but it takes more than", 4)
    Refused('3 clients, but it takes more than 4')
    """

    def __init__(self, *reason: object, refusals: Iterable[str] = ()):
        super().__init__(" ".join(map(str, reason)))
        self.refusals = tuple(refusals)

    def _render_traceback_(self) -> list[str]:
        return [f"Refused: {self}"]


def one_line(text: str, most: int = 300) -> str:
    """A reason as it may be kept and shown, whoever wrote it: one line of printable characters, not too long.

    >>> one_line("no\\nclient 3 refused: \\x1b[2J" + 400 * "x", most=40)
    'no client 3 refused: �[2Jxxxxxxxxxxxxxx…'
    """
    words = " ".join(str(text)[: 4 * most].split())
    shown = "".join(letter if letter.isprintable() else "�" for letter in words)
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"
