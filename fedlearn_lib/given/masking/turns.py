"""One step of a client at a time, however many threads an engine has, and although it may copy a client's state.

All copies of a state hold the same lasting key, so what must not happen twice is remembered under that key. The memory
is this process's: across processes and restarts, the duty of `steps_of` remains never to go back to an older state.
"""

import threading

from ..refused import Refused
from ..wire import fingerprint

KEPT = 16  # sessions remembered of a client: copies as old as that are nobody's accident


class Turn:
    """What must not overlap, of one client.

    Attributes:
        step: held while a step reads and changes the state; never while training, so that a later round can begin.
        training: held while training, which may work on things of its own that bear one use at a time.
    """

    def __init__(self):
        self.step, self.training = threading.Lock(), threading.Lock()
        self._reached: dict[bytes, int] = {}  # session → the last stage that was begun in it, under any copy

    def take(self, session: bytes, at: int, place: int) -> None:
        """Begin a stage of a session, which is a round with the keys that were drawn for it.

        Args:
            session: which the client drew when the round began.
            at: the place of the last stage that this copy of the state has done.
            place: of the stage that begins.

        Raises:
            Refused: another copy of the state has begun it already.
        """
        if at < place <= self._reached.get(session, -1):
            raise Refused("this stage was begun already, with another copy of the client's state")
        self._reached[session] = max(place, self._reached.get(session, -1))
        while len(self._reached) > KEPT:
            del self._reached[next(iter(self._reached))]


_TURNS: dict[bytes, Turn] = {}
_guard = threading.Lock()


def turn_of(signing: bytes) -> Turn:
    """The turn of the client with this private signing key, of which only a fingerprint is kept."""
    with _guard:
        return _TURNS.setdefault(fingerprint("turn", signing), Turn())
