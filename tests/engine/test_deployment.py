"""One real deployment: four programs over TLS, one killed in mid-round; and nothing is left of it, however it ends."""

# ruff: noqa: E402 (what follows needs Flower)

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("flwr", reason="the engine is an extra: python3 start.py install engine")
psutil = pytest.importorskip("psutil", reason="the engine is an extra: python3 start.py install engine")

from fedlearn_lib.course.copies import CHECKOUT, environment_for, run_in_copy
from fedlearn_lib.engine.keeper import marked

# Every Python program that starts notes with whom it speaks.
WITNESS = """
import os, sys

def witness(event, arguments):
    if event in ("socket.connect", "socket.sendto"):
        with open(os.environ["SPOKEN_TO"], "a", encoding="utf-8") as file:
            file.write(f"{arguments[1]}\\n")
    elif event == "socket.getaddrinfo":
        with open(os.environ["SPOKEN_TO"], "a", encoding="utf-8") as file:
            file.write(f"name {arguments[0]}\\n")

sys.addaudithook(witness)
"""


SCRIPT = CHECKOUT / "tests" / "support" / "engine_script.py"
HERE = ("('127.0.0.1'", "('::1'", "name 127.0.0.1", "name localhost", "name None", "/", "b'/")  # the last two: files


def gone(mark, patience=20.0):
    """The names of the programs that still bear a mark when they have had time to end."""
    end = time.monotonic() + patience
    while (left := marked(mark)) and time.monotonic() < end:
        time.sleep(0.1)
    return [process.name() for process in left]


@pytest.mark.long(40)
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL, and the memory of other programs, as on Linux and macOS")
@pytest.mark.parametrize(("kept", "more"), [
    ("memory", {}),
    pytest.param("database", {}, marks=pytest.mark.only_long),
    pytest.param("memory", {"FEDLEARN_NO_FORK": "1"}, marks=pytest.mark.only_long),
], ids=["", "database in a file", "no forks"])  # fmt: skip
def test_four_programs_over_tls_of_which_one_is_killed(filled_copy, tmp_path, kept, more):
    witness, spoken = tmp_path / "witness", tmp_path / "spoken.txt"
    witness.mkdir()
    (witness / "sitecustomize.py").write_text(WITNESS, encoding="utf-8")
    folder = tmp_path / "lab"
    path = os.pathsep.join([str(filled_copy), str(witness)])
    done = run_in_copy(filled_copy, str(SCRIPT), str(folder), kept, capture_output=True, text=True, timeout=600,
                       variables={"PYTHONPATH": path, "SPOKEN_TO": str(spoken), **more})  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    print(told)
    assert Path(told["library"]).parent == filled_copy / "fedlearn_lib"
    assert told["certificate"] is True
    error, _, same = told["plain"]
    assert error == "" and same is True
    error, _, survivors, dropped = told["masked"]
    assert (error, survivors, dropped) == ("", [1, 2, 3], {"4": "mask"}) and told["exact"] is True
    assert len(told["found"]) == 8
    for name, places in told["found"].items():
        assert places["files"] == 0 and not places["memory"], name
    in_memory, in_files, in_logs = told["control"]
    assert in_files > 0 and in_logs > 0 and (in_memory is None or in_memory > 0)
    # What the SuperLink keeps stands in its memory, which was searched; else in a file, and the search finds it there.
    assert told["databases"] == ([] if kept == "memory" else ["flower.db"])
    assert (told["public in files"] > 0) == (kept == "database")
    # The server's other program ran at the server, and on the one node that is as Flower has it; on no other.
    assert told["hostile"]["ran"] == ["flower-node", "superlink"]
    assert told["hostile"]["answers"] == ["own update"] * 3 + ["taken over"]
    assert told["stranger"] == [True, True]
    assert gone(told["mark"]) == []  # the script was killed: the keeper ended what it had started
    addresses = set(spoken.read_text(encoding="utf-8").splitlines())
    elsewhere = {each for each in addresses if not each.startswith(HERE)}
    assert any(each.startswith("('127.0.0.1'") for each in addresses) and elsewhere == set()


STARTS = """
import sys, time
from pathlib import Path
from fedlearn_lib.engine.programs import Programs
programs = Programs(Path(sys.argv[1]), delete=True)
sleep = "import time; time.sleep(90)"
code = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {sleep!r}]); {sleep}"
programs.start("one", "python", "-c", code)
stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(90)"
programs.start("two", "python", "-c", stubborn)
print(programs.mark, flush=True)
time.sleep(float(sys.argv[2]))
print(programs.stop(), flush=True)
"""


@pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM", "SIGINT", "close"])
def test_nothing_is_left_however_it_ends(tmp_path, how):
    if os.name != "posix" and how != "close":
        pytest.skip("signals as on Linux and macOS")
    seconds = "1.5" if how == "close" else "60"
    with subprocess.Popen(
        [sys.executable, "-c", STARTS, str(tmp_path / "programs"), seconds], env=environment_for(CHECKOUT),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as process:  # fmt: skip
        mark = process.stdout.readline().strip()
        end = time.monotonic() + 20
        while len(marked(mark)) < 3 and time.monotonic() < end:
            time.sleep(0.05)
        assert len(marked(mark)) >= 3
        if how == "close":
            assert process.stdout.readline().strip() == "[]"
        else:
            process.send_signal(getattr(signal, how))
        process.wait(20)
    assert gone(mark) == []
    end = time.monotonic() + 10
    while (tmp_path / "programs").exists() and time.monotonic() < end:
        time.sleep(0.1)
    assert not (tmp_path / "programs").exists()
