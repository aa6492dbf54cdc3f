# advice: other-key
def sign_contribution(signing_key, name, round_number, roster, running_total):
    d = digest(running_total)
    return Contribution(name, d, hashlib.sha256(statement(round_number, roster, name, d)).digest())
