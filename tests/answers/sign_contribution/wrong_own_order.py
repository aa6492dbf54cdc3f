# advice: own-statement
def sign_contribution(signing_key, name, round_number, roster, running_total):
    d = digest(running_total)
    text = name.encode() + str(round_number).encode() + roster.fingerprint + d
    return Contribution(name, d, signing_key.sign(text))
