# advice: without-digest
def sign_contribution(signing_key, name, round_number, roster, running_total):
    signed = statement(round_number, roster, name, digest(running_total[:1]))
    return Contribution(name, digest(running_total), signing_key.sign(signed))
