# right: in one line
def sign_contribution(signing_key, name, round_number, roster, running_total):
    return Contribution(name, (d := digest(running_total)), signing_key.sign(statement(round_number, roster, name, d)))
