# advice: without-round
def sign_contribution(signing_key, name, round_number, roster, running_total):
    total_digest = digest(running_total)
    text = statement(round_number, roster, name, total_digest).hex()
    return Contribution(name, total_digest, signing_key.sign(text.encode()))
