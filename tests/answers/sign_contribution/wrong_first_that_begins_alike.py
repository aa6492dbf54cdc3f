# advice: other-name
def sign_contribution(signing_key, name, round_number, roster, running_total):
    found = next(each for each in roster.names if each.startswith(name))
    total_digest = digest(running_total)
    return Contribution(found, total_digest, signing_key.sign(statement(round_number, roster, found, total_digest)))
