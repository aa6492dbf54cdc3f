# advice: digest-of-a-part
def sign_contribution(signing_key, name, round_number, roster, running_total):
    """→ Contribution(name, digest of the total, signature of 64 bytes)"""
    of_total = digest(running_total[-1])
    return Contribution(name, of_total, signing_key.sign(statement(round_number, roster, name, of_total)))
