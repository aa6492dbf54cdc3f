# advice: digest-of-other
def sign_contribution(signing_key, name, round_number, roster, running_total):
    d = digest(running_total)
    text = statement(round_number, roster, name, d)
    return Contribution(name, digest([text]), signing_key.sign(text))
