# advice: other-digest
def sign_contribution(signing_key, name, round_number, roster, running_total):
    d = digest(list(dict.fromkeys(running_total)))
    return Contribution(name, d, signing_key.sign(statement(round_number, roster, name, d)))
