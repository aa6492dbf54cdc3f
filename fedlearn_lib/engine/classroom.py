"""A class as one federation: the teacher opens it, every pupil joins with one command.

Pupils' names stand in the room's folder and in this notebook, and are gone after `close()`; their examples never leave
their machines.
"""

import atexit
import socket
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from ..given.refused import Refused
from .board import Board
from .certificates import make_certificate
from .office import Office
from .programs import Programs, wait_for_port
from .report import Training
from .stages import MOMENT


class Classroom:
    """An open class. Close it, or use it as a context manager; when this program ends, it is closed all the same.

    Args:
        host: this machine's address in the school's network; 127.0.0.1 to try alone.
        port: that pupils reach.
        folder: for the server's files; None: one in the system's temporary folder. Deleted by `close()` either way.

    Attributes:
        code: to be written on the board.
        command: what pupils type, but for their names.
    """

    def __init__(self, host: str = "127.0.0.1", port: int = 8443, *, folder: Path | str | None = None):
        check_address(host, port)
        if folder is not None and Path(folder).exists() and any(Path(folder).iterdir()):
            raise ValueError(f"{folder} is not empty, but close() would delete it: name a new folder.")
        self.host, self.port = host, port
        self.folder = Path(folder or tempfile.mkdtemp(prefix="class-")).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.programs = Programs(self.folder, True, host)
        self.certificate = make_certificate(self.folder, [host])
        self.code = self.certificate.code
        self.office = Office(self.programs, None)
        self.board = Board(self.office.events)
        atexit.register(self.close)
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        self.office.start_link()
        self.programs.start("door", "python", "-m", "fedlearn_lib.engine.door", self.host, self.port,
                            self.office.address, self.certificate.path, self.certificate.key_path)  # fmt: skip
        self.office.start_program()
        self.office.wait_until(lambda events: any(event["event"] == "ready" for event in events), 120, "the server")
        wait_for_port(self.port, self.programs, "door", host=self.host)

    @property
    def command(self) -> str:
        return f"python -m fedlearn_lib join {self.host}:{self.port} {self.code} YOUR-NAME"

    def __enter__(self) -> "Classroom":
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"An open class at {self.host}:{self.port}, code {self.code}, {len(self.people())} in it."

    # ---- using ---------------------------------------------------------------------------------------

    def people(self) -> list[str]:
        """The names of those who are in."""
        return self._told().get("names", [])

    def _told(self) -> dict:
        """What the server said last about who is in and who is not."""
        return next((event for event in reversed(self.office.events()) if event["event"] == "people"), {})

    def wait_for(self, count: int, timeout: float = 120.0) -> list[str]:
        """Wait until so many are in.

        Raises:
            Refused: they do not come in time; who is in, and why others were turned away.
        """
        try:
            self.office.wait_until(lambda events: len(self.people()) >= count, timeout, f"{count} people")
        except Refused as refused:
            reasons = "; ".join(sorted({*self._told().get("away", [])}))
            away = f" Turned away: {reasons}." if reasons else ""
            raise Refused(f"{refused}. In are {', '.join(self.people()) or 'none'}.{away}") from None
        return self.people()

    def turn_away(self, name: str) -> None:
        """Turn somebody away who is in, and whoever else comes with the same key."""
        if name not in self.people():
            raise ValueError(f"nobody called {name!r} is in.")
        number = self.office.order(do="remove", name=name, deadline=MOMENT)
        self.office.wait_for_end(number, 60)

    def run(self, protocol: str, *, rounds: int = 1, deadline: float = 30.0) -> Training:
        """Train with everybody who is in, from the first weights on.

        Args:
            protocol: "plain": the server reads every update. "masked": it reads their sum.
            rounds: how many.
            deadline: seconds for each stage, after which who did not answer has vanished.
        """
        return self.office.train(protocol, rounds, deadline)

    def show(self):
        """A widget that follows what happens; for the last line of a cell."""
        return self.board.show(self.command)

    def close(self) -> None:
        """End everything, and delete what the server kept: names, keys, reports, weights."""
        self.board.close()
        atexit.unregister(self.close)
        if self.programs.keeper.poll() is None:
            with suppress(Refused):  # pupils hear it at once; it is over all the same if they do not
                self.office.order(do="end")
                self.office.wait_until(lambda events: events[-1:] and events[-1]["event"] == "ended", 5, "the end")
            if left := self.office.close():
                raise RuntimeError(f"these programs run on: {', '.join(left)}")


def check_address(host: str, port: int) -> None:
    """Whether a class can be opened there.

    Raises:
        ValueError: a port that is none.
        Refused: the address is not this machine's, or the port is in use.
    """
    if type(port) is not int or not 0 < port < 2**16:
        raise ValueError(f"port is {port!r}, but must be a whole number from 1 to 65535.")
    try:
        with socket.create_server((host, port)):
            return
    except OSError as error:
        end = time.monotonic() + 3  # the class before this one may just have closed
        while time.monotonic() < end:
            time.sleep(0.2)
            try:
                with socket.create_server((host, port)):
                    return
            except OSError:
                continue
        raise Refused(
            f"no class can be opened at {host}:{port} ({error.strerror}): is this the machine's own address, and the "
            f"port free? This machine's addresses: {', '.join(own_addresses())}"
        ) from None


def own_addresses() -> list[str]:
    """Addresses under which others may reach this machine."""
    found = {"127.0.0.1"}
    try:
        found |= {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    except OSError:
        pass
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("192.0.2.1", 9))  # an address for documentation; nothing is sent
            found.add(probe.getsockname()[0])
    except OSError:
        pass
    return sorted(found)
