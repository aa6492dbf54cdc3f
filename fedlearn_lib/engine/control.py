"""Tell a SuperLink which nodes may come, and what to run: a program of its own, so that notebooks import no Flower.

    python -m fedlearn_lib.engine.control ADDRESS CERTIFICATE ORDER

Takes a file with the certificate, or "" where the SuperLink speaks in the clear, and JSON: {"keys": public keys, PEM,
"app": folder, "config": values for its configuration}. Prints DONE.
"""

import json
import os
import sys
from pathlib import Path

from . import private
from .office import DONE, WORD


def main() -> None:
    """Do what the arguments say."""
    address, certificate, order = sys.argv[1:]
    wanted = json.loads(order)
    pem = Path(certificate).read_bytes() if certificate else None
    with private.control_of(address, pem, os.environ[WORD]) as control:
        private.register(control, [key.encode() for key in wanted["keys"]])
        private.start_run(control, Path(wanted["app"]), wanted["config"])
    print(DONE, flush=True)


if __name__ == "__main__":
    main()
