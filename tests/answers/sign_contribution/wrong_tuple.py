# advice: parts-alone
def sign_contribution(signing_key, name, round_number, roster, running_total):
    d = digest(running_total)
    return name, d, signing_key.sign(statement(round_number, roster, name, d))
