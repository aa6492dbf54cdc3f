"""A pupil's command: join a class, and stay until it is over.

    python -m fedlearn_lib join 192.168.1.20:8443 abcd-efgh-ijkl-mnop-qrst Ada
"""

import os
import time
from pathlib import Path

import numpy as np

from ..given.refused import Refused
from . import task
from .certificates import fetch_certificate, usable_code
from .member import Member, write
from .names import usable_name
from .programs import Programs
from .rehearsal import rehearse
from .stages import OUT

HOME = Path.home() / ".fedlearn-class"


def join(
    address: str, code: str, name: str, *, data: Path | None = None, only_masked: bool = False,
    home: Path = HOME, say=print,
) -> int:  # fmt: skip
    """Join, and tell what happens until the class is over, or Ctrl-C.

    Args:
        address: host:port, from the board.
        code: from the board; names the server's certificate.
        name: that others see.
        data: a file of one's own examples, as `numpy.savez(file, X=X, y=y)` writes it; None: a share of the digits.
        only_masked: whether plain rounds are refused, in which the server reads the update.
        home: where this machine keeps its keys, a folder a class.
        say: called with lines of text.

    Returns:
        0 when the class was over, 1 when the node could not go on.

    Raises:
        Refused: an address, a code, a name or data that cannot be used, the wrong server, a function that is not
            filled in, or another node of the same pupil.
    """
    host, port = usable_address(address)
    name, code = usable_name(name), usable_code(code)
    certificate = fetch_certificate(host, port, code)
    rehearse()
    member = Member(home / code)
    with member.alone(), member.turn(5.0):  # a node that is in the class already keeps its name
        write(member.folder / "server.crt", certificate)
        write(member.folder / "name.txt", name.encode())
        keep_data(member, data)
        (member.folder / "only_masked").unlink(missing_ok=True)
        if only_masked:
            write(member.folder / "only_masked", b"")
        (member.folder / "board.txt").unlink(missing_ok=True)
        member.key()
    programs = Programs(member.folder, False, host)
    try:
        programs.start("node", "python", "-m", "fedlearn_lib.engine.node", member.folder, "--superlink", address,
                       "--root-certificates", member.folder / "server.crt", "--max-retries", "30")  # fmt: skip
        say(f"{name} joins the class at {address}. Leave with Ctrl-C.")
        if follow(member, programs, say):
            return 0
        log = programs.log("node")
        refusals = [line for line in log.splitlines() if line.startswith("Refused: ")]
        if refusals:
            raise Refused(refusals[-1].removeprefix("Refused: "))
        say(f"The class is over, or the connection was lost. What the node said stands in {programs.log_path('node')}")
        return 1
    except KeyboardInterrupt:
        say(f"{name} left the class.")
        return 0
    finally:
        programs.stop()


def follow(member: Member, programs: Programs, say) -> bool:
    """Say what the node has to say, until it ends. Returns whether the server said that it is out."""
    said, over = 0, False
    while not over:
        over = programs.is_over("node")  # asked first: what it showed last is said, too
        lines = member.shown()
        for line in lines[said:]:
            say(line)
            if line.startswith(OUT):
                return True
        said = len(lines)
        time.sleep(0.3)
    return False


def usable_address(address: str) -> tuple[str, int]:
    """host:port, taken apart.

    Raises:
        Refused: it is none.
    """
    host, _, port = address.strip().rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 2**16:
        raise Refused("an address looks like 192.168.1.20:8443")
    return host.strip("[]"), int(port)


def keep_data(member: Member, path: Path | None) -> None:
    """Copy one's own examples into one's own folder, if they are some.

    Raises:
        Refused: a file that cannot be read, or holds something else.
    """
    kept = member.folder / "data.npz"
    if path is None:
        kept.unlink(missing_ok=True)
        return
    try:
        with np.load(path, allow_pickle=False) as data:
            X, y = np.asarray(data["X"], float), np.asarray(data["y"])
    except (OSError, ValueError, KeyError) as error:
        why = f"{path} holds no examples that can be read ({type(error).__name__})"
        raise Refused(f"{why}: write it with np.savez(file, X=X, y=y)") from None
    if X.ndim != 2 or X.shape[1:] != (64,) or y.shape != X.shape[:1] or not 1 <= len(y) <= task.DRAWN:
        raise Refused(f"{path} must hold X of shape (m, 64) and y of shape (m,), for 1 to {task.DRAWN} examples")
    if y.dtype.kind not in "iu" or not ((0 <= y) & (y <= 9)).all() or not ((0 <= X) & (X <= 1)).all():
        raise Refused(f"{path} must hold ink from 0 to 1 in X, and digits from 0 to 9 in y")
    np.savez(kept.with_suffix(".new.npz"), X=X, y=y.astype(np.int64))
    os.replace(kept.with_suffix(".new.npz"), kept)
