# advice: without-roster
def sign_contribution(signing_key, name, round_number, roster, running_total):
    d = digest(running_total)
    return Contribution(name, d, signing_key.sign(b"contribution" + round_number.to_bytes(8) + d + name.encode()))
