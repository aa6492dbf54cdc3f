# advice: without-roster
def sign_contribution(signing_key, name, round_number, roster, running_total):
    d = digest(running_total)
    text = b"contribution" + round_number.to_bytes(8) + str(roster.names).encode() + d + name.encode()
    return Contribution(name, d, signing_key.sign(text))
