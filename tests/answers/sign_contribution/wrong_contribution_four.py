# advice: other-fields
def sign_contribution(signing_key, name, round_number, roster, running_total):
    d = digest(running_total)
    return Contribution(name, round_number, d, signing_key.sign(statement(round_number, roster, name, d)))
