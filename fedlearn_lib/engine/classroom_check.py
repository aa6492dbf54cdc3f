"""The day before a class: what can be checked of this machine and its network.

    python -m fedlearn_lib classroom check [--host ADDRESS] [--port 8443]
"""

import datetime
import platform
import socket
import ssl
import tempfile
import threading
from pathlib import Path

from ..given.refused import Refused
from .certificates import code_of, make_certificate
from .classroom import check_address, own_addresses
from .rehearsal import rehearse

FIREWALLS = {
    "Windows": "Windows asks once whether Python may receive connections: allow it for private networks.",
    "Darwin": "macOS asks once whether Python may accept incoming connections: allow it.",
    "Linux": "If a firewall is on, open the port: for example `sudo ufw allow {port}/tcp`.",
}


def checkup(host: str | None, port: int, say=print) -> bool:
    """Check, and say what to do about what is wrong. Returns whether a class can be opened here.

    Args:
        host: of this machine, as pupils reach it; None: the one that looks like it.
        port: that pupils reach.
        say: called with lines of text.
    """
    addresses = own_addresses()
    host = host or next((each for each in addresses if not each.startswith("127.")), "127.0.0.1")
    say(f"This machine's addresses: {', '.join(addresses)}. Checked: {host}, port {port}.")
    right = True
    for what, check in [("functions", lambda: rehearse(server=True)), ("port", lambda: check_address(host, port)),
                        ("encryption", lambda: _handshake(host, port))]:  # fmt: skip
        try:
            check()
            say(f"  right   {what}")
        except (Refused, OSError) as error:
            right = False
            say(f"  wrong   {what}: {error}")
    if host.startswith("127."):
        right = False
        say("  wrong   address: this machine is in no network, so that nobody else can reach it")
    clock = datetime.datetime.now().astimezone()
    say(f"  look    clock: it says {clock:%Y-%m-%d %H:%M}; everybody's must agree to within half a day")
    say(f"  look    firewall: {FIREWALLS.get(platform.system(), FIREWALLS['Linux']).format(port=port)}")
    say("From another machine of the same network, while a class is open, this must say True:")
    say(f"  python -c \"import socket; print(bool(socket.create_connection(('{host}', {port}), 5)))\"")
    say("If it does not, the network keeps its machines apart: use a hotspot, with all machines in it.")
    return right


def _handshake(host: str, port: int) -> None:
    """Speak TLS with oneself at the very address."""
    with tempfile.TemporaryDirectory() as folder:
        made = make_certificate(Path(folder), [host])
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(made.path, made.key_path)
        with socket.create_server((host, port)) as listener:
            listener.settimeout(5)

            def serve() -> None:
                try:
                    connection, _ = listener.accept()
                    with context.wrap_socket(connection, server_side=True):
                        pass
                except OSError:  # the caller sees it too
                    pass

            thread = threading.Thread(target=serve, daemon=True)
            thread.start()
            pem = ssl.get_server_certificate((host, port), timeout=5)
            thread.join(5)
        if code_of(pem.encode()) != made.code:
            raise Refused("somebody between here and here shows another certificate: a virus scanner may do so")

