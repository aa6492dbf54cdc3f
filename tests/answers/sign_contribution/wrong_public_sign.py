# advice: public-key-signs
def sign_contribution(signing_key, name, round_number, roster, running_total):
    d = digest(running_total)
    return Contribution(name, d, signing_key.public_key().sign(statement(round_number, roster, name, d)))
