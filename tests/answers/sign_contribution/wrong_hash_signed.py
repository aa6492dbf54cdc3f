# advice: hash-signed
def sign_contribution(signing_key, name, round_number, roster, running_total):
    d = digest(running_total)
    text = hashlib.sha256(statement(round_number, roster, name, d)).digest()
    return Contribution(name, d, signing_key.sign(text))
