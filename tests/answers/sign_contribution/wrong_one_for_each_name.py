# advice: wrong-type
def sign_contribution(signing_key, name, round_number, roster, running_total):
    d = digest(running_total)
    return [Contribution(n, d, signing_key.sign(statement(round_number, roster, n, d))) for n in roster.names]
