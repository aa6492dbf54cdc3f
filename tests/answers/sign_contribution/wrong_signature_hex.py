# advice: hex-for-bytes
def sign_contribution(signing_key, name, round_number, roster, running_total):
    """→ Contribution(name, digest of the total, signature of 64 bytes)"""
    d = digest(running_total)
    s = signing_key.sign(statement(round_number, roster, name, d))
    return Contribution(name, d.hex(), s.hex())
