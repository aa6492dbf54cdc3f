# advice: signature-alone
def sign_contribution(signing_key, name, round_number, roster, running_total):
    return signing_key.sign(statement(round_number, roster, name, digest(running_total)))
