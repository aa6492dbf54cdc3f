"""One writer at a time, on every operating system."""

import os
import time

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
