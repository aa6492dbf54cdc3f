# advice: digest-of-other
def sign_contribution(signing_key, name, round_number, roster, running_total):
    total_digest = digest([running_total])
    message = statement(round_number, roster, name, total_digest)
    return Contribution(name, total_digest, signing_key.sign(message))
