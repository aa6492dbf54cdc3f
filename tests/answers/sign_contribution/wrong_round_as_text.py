# advice: own-statement
def sign_contribution(signing_key, name, round_number, roster, running_total):
    d = digest(running_total)
    text = b"contribution" + str(round_number).encode() + roster.fingerprint + d + name.encode()
    return Contribution(name, d, signing_key.sign(text))
