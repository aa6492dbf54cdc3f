# advice: own-statement
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def sign_contribution(signing_key, name, round_number, roster, running_total):
    same_key = Ed25519PrivateKey.from_private_bytes(signing_key.private_bytes_raw())
    total_digest = digest(running_total)
    parts = [b"contribution", round_number.to_bytes(8), roster.fingerprint, name.encode(), total_digest]
    return Contribution(name, total_digest, same_key.sign(b"".join(parts)))
