# advice: key-inside
def sign_contribution(signing_key, name, round_number, roster, running_total):
    d = digest(running_total)
    signing_key.sign(statement(round_number, roster, name, d))
    return Contribution(name, d, signing_key.private_bytes_raw())
