"""One step of a client at a time, however many threads an engine has, and although it may copy a client's state.

All copies of a state hold the same lasting key, so what must not happen twice is remembered under that key. The memory
is this process's: across processes and restarts, the duty of `steps_of` remains never to go back to an older state.
"""

import threading

from ..refused import Refused
from ..wire import fingerprint

KEPT = 16  # sessions remembered of a client: copies as old as that are nobody's accident
ENDED = 1_000  # in place of a stage: more than any


class Turn:
    """What must not overlap, of one client.

    Attributes:
        step: held while a step reads and changes the state; never while training, so that a later round can begin.
        training: held while training, which may work on things of its own that bear one use at a time.
    """

    def __init__(self):
        self.step, self.training = threading.Lock(), threading.Lock()
        self._reached: dict[bytes, int] = {}  # session → the last stage that was begun in it, under any copy
        self._begun: dict[bytes, int] = {}  # enrolment → the last round that was begun after it, under any copy

    def begin(self, enrolment: bytes, round_id: int) -> None:
        """Note that a round was begun, with fresh keys: another copy would begin it with others, and give two sums."""
        self._begun[enrolment] = round_id

    def check_round(self, enrolment: bytes, round_id: int) -> None:
        """Whether a round may be begun.

        Args:
            enrolment: which the client drew when it enrolled; all copies of its state have it.
            round_id: of the round.

        Raises:
            Refused: another copy of the state has begun it already, or a later one.
        """
        if round_id <= self._begun.get(enrolment, 0):
            raise Refused(f"round {round_id} was begun already, with another copy of the client's state")

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

    def end(self, session: bytes) -> None:
        """Let nobody begin or finish a stage of a session any more, whichever copy of the state it has."""
        self._reached[session] = ENDED

    def still_at(self, enrolment: bytes, round_id: int, session: bytes, place: int) -> None:
        """Whether a stage that was begun may be finished.

        Raises:
            Refused: the session was ended, or a later round was begun, with another copy of the client's state.
        """
        if self._reached.get(session, place) > place or self._begun.get(enrolment, 0) > round_id:
            raise Refused(f"round {round_id} was over before the training was")


_TURNS: dict[bytes, Turn] = {}
_guard = threading.Lock()


def turn_of(signing: bytes) -> Turn:
    """The turn of the client with this private signing key, of which only a fingerprint is kept."""
    with _guard:
        return _TURNS.setdefault(fingerprint("turn", signing), Turn())
