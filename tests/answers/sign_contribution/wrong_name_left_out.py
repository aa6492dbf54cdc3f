# advice: other-places
def sign_contribution(signing_key, name, round_number, roster, running_total):
    """→ Contribution(name, digest of the total, signature of 64 bytes)"""
    total_digest = digest(running_total)
    return Contribution(name, total_digest, signing_key.sign(statement(round_number, roster, total_digest)))
