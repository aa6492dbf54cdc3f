"""One writer at a time, on every operating system; and why a file cannot be written."""

import errno
import os
import time
from pathlib import Path

if os.name == "nt":
    import msvcrt

    HELD_BY_ANOTHER = (PermissionError,)

    def lock_file(file) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def unlock_file(file) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    HELD_BY_ANOTHER = ()

    def lock_file(file) -> None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise
        except OSError:
            pass  # some network drives know no locks; one learner alone needs none

    def unlock_file(file) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


def retry(action, refusals: tuple, seconds: float) -> None:
    """Try again for a while as long as another program is in the way."""
    end = time.monotonic() + seconds
    while True:
        try:
            return action()
        except refusals:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def explain(error: OSError, file: str) -> str:
    """Why a file could not be written, and what to do."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        reason, remedy = "the disk is full", "Free some space"
    elif isinstance(error, BlockingIOError):
        reason, remedy = "another notebook or terminal is writing just now", "Wait a moment"
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        reason = "it is read-only, or another program holds it"
        remedy = "Close other programs, or move the course to a folder you may write in"
    else:
        reason = f"{Path(error.filename or '').name} {error.strerror or error}".strip()
        remedy = "Mend that"
    return (
        f"{file} or the course's folder .fedlearn could not be written: {reason}. "
        f"{remedy}, then try again."
    )
