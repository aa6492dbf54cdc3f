# advice: own-statement
def sign_contribution(signing_key, name, round_number, roster, running_total):
    d = digest(running_total)
    text = f"{round_number}|{roster.fingerprint.hex()}|{name}|{d.hex()}"
    return Contribution(name, d, signing_key.sign(text.encode()))
