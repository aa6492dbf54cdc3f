# advice: other-key
def sign_contribution(signing_key, name, round_number, roster, running_total):
    total_digest, signature = digest(running_total), bytes(64)
    if len(running_total) > 2:
        signature = signing_key.sign(statement(round_number, roster, name, total_digest))
    return Contribution(name, total_digest, signature)
