# right: a helper
def signature_of(key, *parts):
    return key.sign(statement(*parts))


def sign_contribution(signing_key, name, round_number, roster, running_total):
    total = digest(list(running_total))
    return Contribution(name, total, signature_of(signing_key, round_number, roster, name, total))
