"""Start Flower's programs on this machine, watch them, and leave none behind."""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil

from .keeper import MARK, end, family, kill, marked
from .nursery import FORKS

ROOT = Path(__file__).resolve().parents[2]  # where the library is that runs here: others must run the same
BIN = Path(sys.executable).parent
# Nothing is reported to anybody or looked up, and nothing installed; small matrices are not worth threads.
QUIET = {
    "FLWR_TELEMETRY_ENABLED": "0",
    "FLWR_DISABLE_UPDATE_CHECK": "1",
    "FLWR_DISABLE_RUNTIME_DEPENDENCY_INSTALLATION": "1",
    "FLWR_SUPEREXEC_TASK_POLL_INTERVAL": "0.1",
    "RAY_USAGE_STATS_ENABLED": "0",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "PYTHONUNBUFFERED": "1",
    "NO_COLOR": "1",
}


def free_port() -> int:
    """A port of this machine that nobody uses just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def environment(home: Path, *hosts: str, **more: str) -> dict[str, str]:
    """The variables with which a program of Flower's runs here.

    Args:
        home: where it keeps what it likes to keep.
        hosts: that are reached directly, whatever proxy the machine has.
        more: others.
    """
    home.mkdir(parents=True, exist_ok=True)
    # Jupyter forces colours, which then stand in Flower's JSON.
    variables = {name: value for name, value in os.environ.items() if "COLOR" not in name}
    direct = ",".join(["127.0.0.1", "localhost", *hosts])
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])  # Flower starts its programs by name
    library = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return {**variables, **QUIET, "FLWR_HOME": str(home), "PATH": path, "PYTHONPATH": library, "PYTHONSAFEPATH": "1",
            "NO_PROXY": direct, "no_proxy": direct, **more}  # fmt: skip


class Programs:
    """Programs in one folder that end together, and when this process ends, however it does.

    Args:
        folder: for their logs and homes.
        delete: whether the folder goes when all is over.
        hosts: that are reached directly, whatever proxy the machine has.
    """

    def __init__(self, folder: Path, delete: bool, *hosts: str):
        self.folder, self.hosts, self.mark = folder, hosts, secrets.token_hex(16)
        self.running: dict[str, psutil.Process] = {}
        self.nursery: subprocess.Popen | None = None
        (folder / "logs").mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-P", "-m", "fedlearn_lib.engine.keeper", self.mark, *([str(folder)] * delete)]
        self.keeper = subprocess.Popen(
            command, env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=ROOT, stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def environment(self, name: str, **more: str) -> dict[str, str]:
        return environment(self.folder / "homes" / name, *self.hosts, **{MARK: self.mark, **more})

    def warm_up(self) -> None:
        """Begin to import Flower, once for all modules that are started from here on."""
        if not FORKS:
            return
        with open(self.log_path("nursery"), "ab") as log:
            self.nursery = subprocess.Popen(
                [sys.executable, "-P", "-m", "fedlearn_lib.engine.nursery"], env=self.environment("nursery"),
                cwd=self.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, encoding="utf-8",
                start_new_session=True,
            )  # fmt: skip

    def start(self, name: str, *command: object, **more: str) -> None:
        """Start a program of the environment that Python runs in; "python" stands for itself.

        Args:
            name: under which it is known here.
            command: its name and arguments.
            more: variables.
        """
        program, *arguments = map(str, command)
        start = [sys.executable, "-P"] if program == "python" else [str(BIN / program)]
        variables = self.environment(name, **more)
        if self.nursery and [program, *arguments[:1]] == ["python", "-m"]:
            pid = self._fork(arguments[1], arguments[2:], variables, str(self.folder), str(self.log_path(name)))
            self.running.pop(name, None)
            with suppress(psutil.NoSuchProcess):  # it is over already
                self.running[name] = psutil.Process(pid)
            return
        with open(self.log_path(name), "ab") as log:
            self.running[name] = psutil.Popen(
                [*start, *arguments], env=variables, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip

    def _fork(self, module: str, arguments: list[str], variables: dict, folder: str, log: str) -> int:
        order = {"module": module, "arguments": arguments, "variables": variables, "folder": folder, "log": log}
        print(json.dumps(order), file=self.nursery.stdin, flush=True)
        if not (pid := self.nursery.stdout.readline()):
            raise RuntimeError(f"Flower cannot be imported:\n{self.log('nursery')[-2000:]}")
        return int(pid)

    def log_path(self, name: str) -> Path:
        return self.folder / "logs" / f"{name}.log"

    def log(self, name: str) -> str:
        """What a program wrote so far."""
        path = self.log_path(name)
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    def is_over(self, name: str) -> bool:
        return name not in self.running or not _runs(self.running[name])

    def kill(self, name: str) -> None:
        """End one program and all that it started, at once, as if its machine lost power."""
        if process := self.running.pop(name, None):
            kill(family(process.pid))
            process.wait()

    def table(self) -> list[dict]:
        """What runs: name, process id, memory in MB and processor seconds so far, with all that it started."""
        rows = []
        for name, process in self.running.items():
            used = [_used(each) for each in family(process.pid)]
            memory, seconds = (sum(each) for each in zip(*used, strict=True)) if used else (0, 0.0)
            rows.append({"name": name, "pid": process.pid, "memory": memory / 1e6, "seconds": seconds})
        return rows

    def stop(self, ask: bool = True) -> list[str]:
        """End everything. Returns the names of programs that run on all the same: none.

        Args:
            ask: whether they may say goodbye first, as a node does to its server.
        """
        everybody = {process.pid: process for each in self.running.values() for process in family(each.pid)}
        everybody |= {process.pid: process for process in marked(self.mark)}
        end(everybody.values()) if ask else kill(everybody.values())
        for process in [*self.running.values(), *filter(None, [self.nursery])]:
            process.wait()
        self.running.clear()
        self.keeper.stdin.close()  # it looks once more, and deletes
        self.keeper.wait(30)
        return [process.name() for process in marked(self.mark)]


def _runs(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _used(process: psutil.Process) -> tuple[int, float]:
    """Bytes of memory, and seconds of processors."""
    try:
        times = process.cpu_times()
        return process.memory_info().rss, times.user + times.system
    except psutil.NoSuchProcess:
        return 0, 0.0


def wait_for_port(
    port: int, programs: Programs, name: str, timeout: float = 60.0, host: str = "127.0.0.1"
) -> None:  # fmt: skip
    """Wait until a program listens.

    Raises:
        RuntimeError: it ended instead, or takes too long.
    """
    end_time = time.monotonic() + timeout
    while True:
        try:
            socket.create_connection((host, port), 1).close()
            return
        except OSError:
            if programs.is_over(name) or time.monotonic() > end_time:
                raise RuntimeError(f"{name} did not start:\n{programs.log(name)[-2000:]}") from None
            time.sleep(0.05)
