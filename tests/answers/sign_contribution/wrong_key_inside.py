# advice: key-inside
def sign_contribution(signing_key, name, round_number, roster, running_total):
    return Contribution(name, digest(running_total), signing_key)
