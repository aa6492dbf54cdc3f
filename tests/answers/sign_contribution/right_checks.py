# right: verifies its own signature
def sign_contribution(signing_key, name, round_number, roster, running_total):
    total = digest(running_total)
    text = statement(round_number, roster, name, total)
    signature = signing_key.sign(text)
    signing_key.public_key().verify(signature, text)
    return Contribution(name, total, signature)
