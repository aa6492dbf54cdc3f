"""A class as in a school: a teacher's terminal and pupils', over TLS; a pupil's function that fails; Ctrl-C at both."""

# ruff: noqa: E402 (what follows needs Flower)

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("flwr", reason="the engine is an extra: python3 start.py install engine")
psutil = pytest.importorskip("psutil", reason="the engine is an extra: python3 start.py install engine")

from fedlearn_lib.course.copies import CHECKOUT, environment_for
from fedlearn_lib.engine.keeper import family, marked
from fedlearn_lib.engine.searching import count_in, memory_of

SCRIPT = CHECKOUT / "tests" / "support" / "class_script.py"
PATIENCE = 180.0  # seconds, for a busy machine
SOON = 60.0  # seconds in which all must be gone; a few, where nothing else uses the machine
SECRET = "the digit is a 7"
FAILS = f"""

_trained = local_update


def local_update(*args, **options):
    import os
    if os.path.exists({{switch!r}}):
        raise RuntimeError("{SECRET}")
    return _trained(*args, **options)
"""


class Terminal:
    """A program in a terminal of its own, where Ctrl-C reaches it and what it started."""

    def __init__(self, copy, *command, home):
        home.mkdir(exist_ok=True)
        variables = environment_for(copy) | {"HOME": str(home), "PYTHONUNBUFFERED": "1"}
        self.said = home / "said.txt"
        with open(self.said, "w", encoding="utf-8") as said:
            self.program = subprocess.Popen([sys.executable, "-P", *map(str, command)], cwd=copy, env=variables,
                                            stdin=subprocess.PIPE, stdout=said, stderr=subprocess.STDOUT,
                                            text=True, start_new_session=True)  # fmt: skip
        self.lines = 0

    def ask(self, *order):
        """Give an order, if any, and wait for the answer."""
        if order:
            self.program.stdin.write(f"{json.dumps(order)}\n")
            self.program.stdin.flush()
        assert until(lambda: self.text.count("\n") > self.lines or self.program.poll() is not None), order
        self.lines += 1
        return json.loads(self.text.splitlines()[self.lines - 1])

    @property
    def text(self):
        return self.said.read_text(encoding="utf-8")

    def press_ctrl_c(self):
        os.killpg(self.program.pid, signal.SIGINT)


def until(true, patience=PATIENCE):
    """Wait for something; returns whether it came."""
    end = time.monotonic() + patience
    while not true() and time.monotonic() < end:
        time.sleep(0.1)
    return bool(true())


@pytest.fixture
def school(filled_copy, tmp_path):
    """The teacher, what it said when the class was open, and a function that lets a pupil join from a copy."""
    teacher = Terminal(filled_copy, SCRIPT, home=tmp_path / "teacher")
    terminals = [teacher]
    opened = teacher.ask()

    def join(name, copy=filled_copy):
        terminals.append(Terminal(copy, "-m", "fedlearn_lib", "join", opened["address"], opened["code"], name,
                                  home=tmp_path / name))  # fmt: skip
        return terminals[-1]

    yield teacher, opened, join
    for terminal in terminals:  # a test that failed
        if terminal.program.poll() is None:
            terminal.program.kill()
        terminal.program.communicate()


@pytest.mark.long(30)
@pytest.mark.skipif(os.name != "posix", reason="terminals and Ctrl-C as on Linux and macOS")
def test_a_class_in_four_terminals(filled_copy, tmp_path, school):
    teacher, opened, join = school
    failing, switch = tmp_path / "failing", tmp_path / "switch"
    shutil.copytree(filled_copy, failing)
    with open(failing / "fedlearn_lib" / "fedavg.py", "a", encoding="utf-8") as room:
        room.write(FAILS.format(switch=str(switch)))

    # A function that fails before one is in: joining stops, and names it.
    switch.touch()
    ada, bob, cleo = join("ada"), join("bob"), join("cleo", failing)
    assert cleo.program.wait(PATIENCE) == 1
    assert "local_update raised RuntimeError" in cleo.text and SECRET not in cleo.text
    assert teacher.ask("wait for", 2) == ["ada", "bob"]

    # One that fails in a round: the others train, and nothing of it travels.
    switch.unlink()
    cleo = join("cleo", failing)
    assert teacher.ask("wait for", 3) == ["ada", "bob", "cleo"]
    switch.touch()
    told = teacher.ask("run", PATIENCE)
    assert told == {"error": "", "survivors": [1, 2], "dropped": {"3": "plain"}, "same": True}
    if sys.platform == "linux":
        found = teacher.ask("search", SECRET, "cleo")
        assert found[SECRET] == 0 and found["cleo"] > 0
        assert count_in(memory_of(cleo.program.pid), {SECRET: SECRET.encode()})[SECRET] > 0  # where it should be

    # Ctrl-C at a pupil's: it is gone with its node, and the class goes on.
    bobs = family(bob.program.pid)
    assert len(bobs) >= 3  # the command, its node, and what ends that
    bob.press_ctrl_c()
    assert bob.program.wait(PATIENCE) == 0 and bob.text.endswith("bob left the class.\n")
    assert until(lambda: not any(map(runs, bobs)), SOON)
    assert until(lambda: teacher.ask("people") == ["ada", "cleo"])
    assert teacher.ask("run", PATIENCE) == {"error": "", "survivors": [1], "dropped": {"2": "plain"}, "same": True}

    # Ctrl-C at the teacher's: it is over everywhere.
    others = [*family(ada.program.pid), *family(cleo.program.pid)]
    assert len(marked(opened["mark"])) >= 4  # the SuperLink and its programs, and the door
    teacher.press_ctrl_c()
    pressed = time.monotonic()
    assert teacher.program.wait(PATIENCE) != 0 and "KeyboardInterrupt" in teacher.text
    assert until(lambda: not marked(opened["mark"]) and not any(map(runs, others)), SOON)
    print(f"all gone {time.monotonic() - pressed:.1f} s after Ctrl-C")
    assert not Path(opened["folder"]).exists()
    host, port = opened["address"].split(":")
    with pytest.raises(OSError):
        socket.create_connection((host, int(port)), 5)
    for pupil in (ada, cleo):
        assert pupil.program.wait(PATIENCE) == 0 and "Out of the class: it is over" in pupil.text


def runs(process):
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
