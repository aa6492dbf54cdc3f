# advice: other-key
def sign_contribution(signing_key, name, round_number, roster, running_total):
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    signing_key = Ed25519PrivateKey.generate()
    total = digest(running_total)
    return Contribution(name, total, signing_key.sign(statement(round_number, roster, name, total)))
