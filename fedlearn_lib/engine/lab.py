"""A SuperLink and its clients as programs of this machine, over TLS: the deployment in one notebook."""

import json
import tempfile
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from ..given.masking.rules import STAGES
from ..given.refused import Refused
from .certificates import make_certificate, make_node_key
from .member import Member, make_members
from .office import Office
from .programs import Programs, free_port
from .report import Training
from .searching import count_in, memory_of
from .stages import PLAIN

QUICK = {"FEDLEARN_NODE_EVERY": "0.4"}  # a few nodes may ask more often than a class
STRANGER = Path(__file__).parent / "stranger"


class Lab:
    """Clients and a server on this machine. A context manager that leaves no process behind.

    Args:
        clients: how many; a masked round takes 3, and 4 if one is to vanish.
        folder: for all their files; None: one that is deleted at the end.
        own_program: whether each node runs this machine's own program (`node.py`). False: Flower's own SuperNode, which
            runs whatever the server sends.
        database: see `Office`.

    Attributes:
        code: by which others recognise the server.
        certificate: PEM.
        address: of the SuperLink.
    """

    def __init__(
        self, clients: int = 4, *, folder: Path | str | None = None, own_program: bool = True, database: bool = False
    ):  # fmt: skip
        if type(clients) is not int or not 1 <= clients <= 100:
            raise ValueError(f"clients is {clients!r}, but must be a whole number from 1 to 100.")
        self.folder = Path(folder or tempfile.mkdtemp(prefix="lab-")).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.own_program = own_program
        self.processes = Programs(self.folder, delete=folder is None)
        self._certificate = make_certificate(self.folder, ["127.0.0.1"])
        self.office = Office(self.processes, self._certificate, database)
        self.folders = make_members(self.folder, clients)
        self._node_keys = {number: make_node_key(path) for number, path in self.folders.items()}

    @property
    def code(self) -> str:
        return self._certificate.code

    @property
    def certificate(self) -> bytes:
        return self._certificate.pem

    @property
    def address(self) -> str:
        return self.office.address

    @property
    def port(self) -> int:
        return self.office.port

    def __enter__(self) -> "Lab":
        try:
            return self.start()
        except BaseException:
            self.stop()
            raise

    def __exit__(self, *_) -> None:
        self.stop()

    # ---- starting and ending -------------------------------------------------------------------------

    def start(self, timeout: float = 180.0) -> "Lab":
        """Start everything, and wait until all clients are enrolled: each tries every function first.

        Raises:
            Refused: a client or the server could not use one of the functions; its name is said.
        """
        self.office.start_link("--enable-supernode-auth")
        self.office.start_program([key for _, key in self._node_keys.values()])
        for number in self.folders:
            self.revive(number)
        self.office.wait_until(lambda events: self._people(events) is not None, timeout, "every client's answer")
        if away := self._people(self.office.events())["away"]:
            raise Refused(f"enrolment stopped: {away[0]}")
        return self

    def _people(self, events: list[dict]) -> dict | None:
        """The last word about who is in, if everybody has been asked."""
        told = [event for event in events if event["event"] == "people"]
        done = told and len(told[-1]["names"]) + len(told[-1]["away"]) >= len(self.folders)
        return told[-1] if done else None

    def revive(self, number: int) -> None:
        """Start a client's node, also again."""
        folder, (key_path, _) = self.folder_of(number), self._node_keys[number]
        common = ["--superlink", self.address, "--root-certificates", self._certificate.path,
                  "--auth-supernode-private-key", key_path]  # fmt: skip
        if self.own_program:
            command = ["python", "-m", "fedlearn_lib.engine.node", folder, *common]
        else:
            config = f"folder={json.dumps(str(folder))}"
            here = ["--host", "127.0.0.1", "--port", free_port()]
            command = ["flower-supernode", *here, "--node-config", config, *common]
        self.processes.start(folder.name, *command, **QUICK)

    def kill(self, number: int) -> None:
        """End a client's node at once, as if its machine lost power."""
        self.processes.kill(self.folder_of(number).name)

    def stop(self) -> list[str]:
        """End everything. Returns the names of programs that run on all the same: none."""
        return self.office.close()

    # ---- using ---------------------------------------------------------------------------------------

    def run(
        self, protocol: str, *, rounds: int = 1, deadline: float = 15.0, kill: Mapping[int, str] | None = None
    ) -> Training:
        """Train, from the first weights on.

        Args:
            protocol: "plain" or "masked".
            rounds: how many.
            deadline: seconds for each stage.
            kill: number of a client → the stage that begins when its node is killed: "plain", or one of a masked
                round.
        """
        for number, stage in (kill or {}).items():
            self.folder_of(number)
            if stage not in (PLAIN, *STAGES):
                raise ValueError(f"kill names the stage {stage!r}, but there are {', '.join((PLAIN, *STAGES))}.")

        def kill_all(stage: str) -> None:
            for number in [number for number in kill if kill[number] == stage]:
                self.kill(number)

        before = {stage: partial(kill_all, stage) for stage in set((kill or {}).values())}
        return self.office.train(protocol, rounds, deadline, before)

    def folder_of(self, number: int) -> Path:
        """A client's own folder."""
        if number not in self.folders:
            raise ValueError(f"there is no client {number!r}, but 1 to {len(self.folders)}.")
        return self.folders[number]

    def programs(self) -> list[dict]:
        """What runs: name, pid, memory in MB, and seconds of processors so far."""
        return self.processes.table()

    def search(self, secrets: Mapping[str, bytes]) -> dict[str, dict[str, int | None]]:
        """Look for bytes at the server: in the memory of its programs, and in every file but the clients' own.

        Args:
            secrets: name → the bytes to look for. They are looked for as they are, in hexadecimal and in base 64.

        Returns:
            name → {"memory": how often, None where this system does not let anybody look; "files": how often}.
        """
        pieces = memory_of(self.processes.running["superlink"].pid)
        memory = dict.fromkeys(secrets) if pieces is None else count_in(pieces, secrets)
        files = count_in(
            (path.read_bytes() for path in sorted(self.folder.rglob("*"))
             if path.is_file() and self.folder / "clients" not in path.parents), secrets
        )  # fmt: skip
        return {name: {"memory": memory[name], "files": files[name]} for name in secrets}

    def try_stranger(self, timeout: float = 60.0) -> dict[int, str]:
        """Let the SuperLink send somebody else's program to every node: Flower's takes one from whoever reaches it.

        Returns:
            number of a client → what that program read in its folder, or "" if it did not run there.
        """
        report = self.office.folder / "stranger.json"
        report.unlink(missing_ok=True)
        self.office.run(STRANGER, {"report": str(report)})
        end = time.monotonic() + timeout
        while not report.exists():
            if time.monotonic() > end:
                raise Refused(f"the stranger's program did not come back within {timeout:g} seconds")
            time.sleep(0.1)
        found = json.loads(report.read_text(encoding="utf-8"))
        return {number: found.get(Member(folder).public_key.hex(), "") for number, folder in self.folders.items()}

    def public_keys(self) -> list[bytes]:
        """Everybody's public signing key."""
        return [Member(folder).public_key for folder in self.folders.values()]
