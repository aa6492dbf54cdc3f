# advice: other-digest
def sign_contribution(signing_key, name, round_number, roster, running_total):
    d = hashlib.sha256(str(running_total).encode()).digest()
    return Contribution(name, d, signing_key.sign(statement(round_number, roster, name, d)))
