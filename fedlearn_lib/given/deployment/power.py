"""A disk and a line that lose power at a moment of one's choice, to see what a client's care is worth."""

import copy
from collections.abc import Callable
from typing import Any

TORN = "torn"  # a file of which only a part was written
FORGOTTEN, FINE = "answered, and forgotten", "fine"


class PowerCut(BaseException):
    """The machine is off. No Exception, so that nothing on it can go on."""


class Disk:
    """What `save_then_answer` works with: a client's disk and its line to the server.

    Args:
        state: what stands in the file, a dict.
        cut: before which operation the power is cut, counted from 1 on; None: never. A write is cut in the middle.

    Attributes:
        done: the names of the operations so far: write, sync, replace, send.
        sent: answers that have left.
    """

    def __init__(self, state: dict, cut: int | None = None):
        self._old, self._file, self._new = copy.deepcopy(state), copy.deepcopy(state), None
        self._safe, self._new_safe = True, False
        self.cut, self.done, self.sent, self.off = cut, [], [], False

    def load(self) -> dict:
        """The state in the file, a copy."""
        self._powered()
        return copy.deepcopy(self._file)

    def write(self, state: dict) -> None:
        """Write a new file beside the old one."""
        self._new, self._new_safe = TORN, False
        self._operate("write")
        self._new = copy.deepcopy(state)

    def sync(self) -> None:
        """Wait until the new file is on the disk; after `replace`, the one in its place."""
        self._operate("sync")
        if self._new is None:
            self._safe = True
        else:
            self._new_safe = True

    def replace(self) -> None:
        """Put the new file into the old one's place.

        Raises:
            FileNotFoundError: there is no new file.
        """
        self._operate("replace")
        if self._new is None:
            raise FileNotFoundError("there is no new file to put into the old one's place: write it first")
        self._file, self._safe, self._new = self._new, self._new_safe, None

    def line(self, send: Callable = lambda answer: None) -> Callable[[Any], Any]:
        """A `send` that works only while there is power."""

        def sending(answer):
            self._operate("send")
            self.sent.append(copy.deepcopy(answer))
            return send(answer)

        return sending

    def after_power_cut(self) -> dict | str:
        """What stands in the file when the machine is switched on again: a state, or TORN."""
        return copy.deepcopy(self._file) if self._safe else TORN

    @property
    def verdict(self) -> str:
        """What the power cut has done: FORGOTTEN, if an answer left and the state of before it stands in the file."""
        standing = self.after_power_cut()
        if standing == TORN:
            return TORN
        return FORGOTTEN if self.sent and standing == self._old else FINE

    def _operate(self, name: str) -> None:
        self._powered()
        if self.cut is not None and len(self.done) + 1 == self.cut:
            self.off = True
        self._powered()
        self.done.append(name)

    def _powered(self) -> None:
        if self.off:
            raise PowerCut


def cut_everywhere(save: Callable, client_step: Callable, state: dict, inbox: dict) -> dict[str, str]:
    """Do one step with the power cut before each operation in turn, and once without.

    Args:
        save: as `save_then_answer`.
        client_step: changes the state and gives an answer.
        state: what stands on the disk before.
        inbox: the message that came.

    Returns:
        Operation before which the power went, or "never" → what became of it: FINE, TORN or FORGOTTEN.
    """
    whole = Disk(state)
    save(whole, client_step, "mask", inbox, None, whole.line())
    verdicts = {}
    for cut, operation in enumerate(whole.done, start=1):
        disk = Disk(state, cut)
        try:
            save(disk, client_step, "mask", inbox, None, disk.line())
        except PowerCut:
            pass
        verdicts[operation] = disk.verdict
    return {**verdicts, "never": whole.verdict}
