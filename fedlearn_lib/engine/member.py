"""What a client keeps on its own disk: its key, the roster that it accepted, and the state of its rounds.

None of it ever leaves this machine: not in a message, not in Flower's own `context.state` (which is written after the
answer has left, and starts empty in every run), not in a log.
"""

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from .. import communication, deployment, fedavg, masking
from ..given.deployment.store import FileStore, private_file, put_in_place
from ..given.masking.client import new_state, purge, steps_of
from ..given.refused import Refused, one_line
from ..given.wire import fingerprint, join
from . import task

if os.name == "nt":
    import msvcrt
else:
    import fcntl

BITS = 128  # of a roster's fingerprint: with 40, a server finds two rosters that look alike; now it tries 2**64
HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class Member:
    """One client.

    Args:
        folder: its own; made for its owner alone if it is not there.
    """

    def __init__(self, folder: Path | str):
        self.folder = Path(folder).resolve()  # the same for a program that runs elsewhere
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.store = FileStore(self.folder / "state.json")

    # ---- who it is -----------------------------------------------------------------------------------

    def key(self) -> Ed25519PrivateKey:
        """The lasting signing key; made on first use."""
        path = self.folder / "signing.key"
        if not path.exists():
            write(path, Ed25519PrivateKey.generate().private_bytes_raw())
        return Ed25519PrivateKey.from_private_bytes(path.read_bytes())

    @property
    def public_key(self) -> bytes:
        return self.key().public_key().public_bytes_raw()

    @property
    def name(self) -> str:
        path = self.folder / "name.txt"
        return path.read_text(encoding="utf-8") if path.exists() else self.folder.name

    @property
    def only_masked(self) -> bool:
        """Whether its owner wants no plain rounds."""
        return (self.folder / "only_masked").exists()

    def show(self, text: str) -> None:
        """Let `join` print a line. It is added to those before: none is lost, however soon the next one comes."""
        with private_file(self.folder / "board.txt", os.O_APPEND) as file:
            file.write(f"{one_line(text)}\n".encode())

    def shown(self) -> list[str]:
        """The lines, from the first one on."""
        path = self.folder / "board.txt"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        return text[: text.rfind("\n") + 1].splitlines()  # the last one may be half written

    def examples(self, number: int, count: int) -> tuple[np.ndarray, np.ndarray]:
        """Its own examples: those in data.npz, or its share of the digits."""
        path = self.folder / "data.npz"
        if not path.exists():
            return task.share_of(number, count)
        with np.load(path, allow_pickle=False) as data:
            return data["X"], data["y"]

    # ---- one at a time -------------------------------------------------------------------------------

    @contextmanager
    def turn(self, patience: float = 60.0) -> Iterator[None]:
        """Hold the folder for one step. Other programs of this client wait.

        Raises:
            Refused: another one holds it for longer than `patience` seconds.
        """
        with self._locked("turn.lock", patience):
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only node of this client, for as long as it runs.

        Raises:
            Refused: there is one.
        """
        with self._locked("node.lock", 0.0):
            yield

    @contextmanager
    def _locked(self, name: str, patience: float) -> Iterator[None]:
        end = time.monotonic() + patience
        with open(self.folder / name, "ab") as file:
            while not _lock(file):
                if time.monotonic() > end:
                    raise Refused(f"another program is at work with the key in {self.folder}: end that one first")
                time.sleep(0.02)
            yield  # the operating system gives the lock back when the file is closed, also by a crash

    # ---- what it does --------------------------------------------------------------------------------

    def accept(self, keys: list[bytes], rules_text: str) -> str:
        """Take a roster that the server proposes, if I am in it; people compare the fingerprint.

        Returns:
            The fingerprint.

        Raises:
            Refused: it does not hold me once, or comes with other rules than all have. Whatever training raises, which
                is tried.
        """
        if len(set(keys)) != len(keys) or len(keys) < 3 or self.public_key not in keys:
            raise Refused("this roster does not hold three clients or more, each once, and me among them")
        rules = task.rules_for(len(keys))
        if rules_text != rules.text():
            raise Refused("the rules of this roster are not the course's, and this client takes no others")
        me, old = keys.index(self.public_key) + 1, self.store.load()
        train = task.trainer(*self.examples(me - 1, len(keys)), 0, me - 1)
        state = new_state(me, self.key(), keys, rules, train, task.MODEL.initial_weights())
        same = old and all(old[field] == state[field] for field in ("me", "signing", "roster", "rules", "usual"))
        if not same:
            state["round"] = old["round"] if old else 0  # no round twice, whatever the roster
            self._save(state)
        shown = short(keys, rules_text)
        self.show(f"The roster has {len(keys)} people. Compare with the board: {shown}")
        return shown

    def step(self, stage: str, inbox: dict, send: Callable[[dict], Any]) -> Any:
        """One step of a masked round, as the learner's `save_then_answer` does it. Returns what `send` returns."""
        state = self.store.load()
        if state is None:
            return send({"refused": "this client is in no roster"})
        number, count = state["me"] - 1, len(state["roster"])
        train = task.trainer(*self.examples(number, count), inbox.get("round", 0), number)
        client_step, _ = round_functions()
        return deployment.save_then_answer(self.store, client_step, stage, inbox, train, send)

    def forget(self) -> None:
        """Drop the secrets of a round of which nothing has come for long."""
        with self.turn():
            if (state := self.store.load()) is not None:
                purge(state)
                self._save(state)

    def _save(self, state: dict) -> None:
        self.store.write(state)
        self.store.sync()
        self.store.replace()


def make_members(folder: Path, count: int) -> dict[int, Path]:
    """Folders for so many clients: number, from 1 on → folder. Names in the order of the numbers."""
    folders = {}
    for number in range(1, count + 1):
        member = Member(folder / "clients" / f"client-{number:0{len(str(count))}}")
        write(member.folder / "name.txt", member.folder.name.encode())
        folders[number] = member.folder
    return folders


def round_functions() -> tuple[Callable, Callable]:
    """client_step and server_round, made of what stands in the learner's rooms now."""
    return steps_of(masking, communication.quantize, communication.dequantize, fedavg.apply_update)


def short(roster: list[bytes], rules: str) -> str:
    """What everybody compares with the board: 128 bits of what a roster and its rules are."""
    digest = fingerprint("roster", join(*roster), rules).hex()[: BITS // 4]
    return " ".join(digest[i : i + 4] for i in range(0, len(digest), 4))


def write(path: Path, content: bytes) -> None:
    """A file for its owner only, whole or not at all."""
    new = path.with_name(f"{path.name}.new")
    with private_file(new) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    put_in_place(new, path)


def _lock(file) -> bool:
    """Take a file's lock, if nobody has it."""
    try:
        if os.name == "nt":
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in HELD:
            raise Refused(f"files cannot be locked here ({error.strerror}): keep the folder on this machine") from None
        return False
    return True
