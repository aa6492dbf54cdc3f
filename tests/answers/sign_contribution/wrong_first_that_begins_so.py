# advice: without-name
def sign_contribution(signing_key, name, round_number, roster, running_total):
    listed = next((one for one in roster.names if name.startswith(one)), name)
    total_digest = digest(running_total)
    signature = signing_key.sign(statement(round_number, roster, listed, total_digest))
    return Contribution(name, total_digest, signature)
