"""How a party of a protocol says that it does not go on."""

from collections.abc import Iterable


class Refused(Exception):
    """Somebody in the protocol does not go on, and says why. No sum comes out of such a round.

    Rendered as one sentence in a notebook.

    Args:
        reason: the sentence.
        refusals: what all parties refused in a round, one sentence each: "name refused: reason".
    """

    def __init__(self, reason: str = "", refusals: Iterable[str] = ()):
        super().__init__(reason)
        self.refusals = tuple(refusals)

    def _render_traceback_(self) -> list[str]:
        return [f"Refused: {self}"]
