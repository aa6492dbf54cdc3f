# advice: other-key
def sign_contribution(signing_key, name, round_number, roster, running_total):
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    d = digest(running_total)
    key = Ed25519PrivateKey.generate()
    return Contribution(name, d, key.sign(statement(round_number, roster, name, d)))
