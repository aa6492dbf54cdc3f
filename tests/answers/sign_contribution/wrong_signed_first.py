# advice: swapped-fields
def sign_contribution(signing_key, name, round_number, roster, running_total):
    fingerprint = digest(running_total)
    signed = signing_key.sign(statement(round_number, roster, name, fingerprint))
    fields = (name, signed, fingerprint)
    return Contribution(*fields)
