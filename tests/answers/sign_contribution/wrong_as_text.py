# advice: hex-for-bytes
def sign_contribution(signing_key, name, round_number, roster, running_total):
    """→ Contribution(name, digest of the total, signature of 64 bytes)"""
    total_digest = digest(running_total)
    signature = signing_key.sign(statement(round_number, roster, name, total_digest))
    return Contribution(name, total_digest, signature.hex())
