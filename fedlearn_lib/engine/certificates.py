"""The server's certificate, which it makes and signs itself, and the short code by which others recognise it.

The code is part of the certificate's hash, read out or written on a board: whoever stands between cannot make another
certificate with the same one, for that takes 2**100 attempts.
"""

import base64
import datetime
import hashlib
import ipaddress
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID

from ..given.refused import Refused
from .member import write

PEM, NOTHING = serialization.Encoding.PEM, serialization.NoEncryption()
LETTERS = 20  # of the code, 5 bits each: 100 bits


@dataclass(frozen=True)
class Certificate:
    """A certificate and its private key, in files.

    Args:
        path: of the certificate, which everybody may have.
        key_path: of the key, which stays with the server.
    """

    path: Path
    key_path: Path

    @property
    def pem(self) -> bytes:
        return self.path.read_bytes()

    @property
    def code(self) -> str:
        return code_of(self.pem)


def make_certificate(folder: Path | str, addresses: Iterable[str], days: int = 2) -> Certificate:
    """Make a key, and a certificate that is its own authority.

    Args:
        folder: where the two files go.
        addresses: IP addresses or names under which the server is reached.
        days: for how long it serves; from half a day ago on, for clocks that are wrong.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "class")])
    now = datetime.datetime.now(datetime.UTC)
    names = {_general_name(address) for address in [*addresses, "127.0.0.1", "localhost"]}
    builder = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(),
        now - datetime.timedelta(hours=12), now + datetime.timedelta(days=days),
    )  # fmt: skip
    builder = builder.add_extension(x509.SubjectAlternativeName(sorted(names, key=str)), critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    made = Certificate(Path(folder) / "server.crt", Path(folder) / "server.key")
    write(made.path, builder.sign(key, SHA256()).public_bytes(PEM))
    write(made.key_path, key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, NOTHING))
    return made


def _general_name(address: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(address))
    except ValueError:
        return x509.DNSName(address)


def code_of(pem: bytes) -> str:
    """100 bits of a certificate's hash, as twenty letters and digits: abcd-efgh-ijkl-mnop-qrst."""
    der = x509.load_pem_x509_certificate(pem).public_bytes(serialization.Encoding.DER)
    text = base64.b32encode(hashlib.sha256(der).digest()).decode().lower()[:LETTERS]
    return "-".join(text[i : i + 4] for i in range(0, LETTERS, 4))


def usable_code(code: str) -> str:
    """A code as it is compared: in small letters, with its lines.

    Raises:
        Refused: it has not as many letters as one, or others.
    """
    letters = code.strip().lower().replace("-", "").replace(" ", "")
    if len(letters) != LETTERS or not set(letters) <= set("abcdefghijklmnopqrstuvwxyz234567"):
        raise Refused(f"a class code has {LETTERS} letters and digits, such as abcd-efgh-ijkl-mnop-qrst")
    return "-".join(letters[i : i + 4] for i in range(0, LETTERS, 4))


def fetch_certificate(host: str, port: int, code: str, timeout: float = 10.0) -> bytes:
    """A server's certificate, if it is the one that the code names.

    Args:
        host, port: where the server is.
        code: from the board.
        timeout: seconds.

    Returns:
        The certificate, PEM.

    Raises:
        Refused: nobody answers, or somebody else does.
    """
    code = usable_code(code)
    try:
        pem = ssl.get_server_certificate((host, port), timeout=timeout).encode()
    except (TimeoutError, OSError, ssl.SSLError) as error:
        why = error.strerror or type(error).__name__
        raise Refused(f"nobody answers at {host}:{port} ({why}): is the address right, and the class open?") from None
    if code_of(pem) != code:
        raise Refused(f"the server at {host}:{port} is not the one that this code names: read the code once more")
    return pem


def make_node_key(folder: Path | str) -> tuple[Path, bytes]:
    """A key for Flower's own authentication of nodes, P-384.

    Returns:
        the path of the private key, and the public key, PEM.
    """
    key, path = ec.generate_private_key(ec.SECP384R1()), Path(folder) / "node.key"
    write(path, key.private_bytes(PEM, serialization.PrivateFormat.OpenSSH, NOTHING))
    return path, key.public_key().public_bytes(PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
