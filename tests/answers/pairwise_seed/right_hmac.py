# right: HKDF by hand, with hmac
import hashlib
import hmac


def hkdf(secret, info):
    key = hmac.new(b"", secret, hashlib.sha256).digest()
    return hmac.new(key, info + b"\x01", hashlib.sha256).digest()


def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    return hkdf(my_private_key.exchange(their_public_key), pair_label(round_id, my_id, their_id))
