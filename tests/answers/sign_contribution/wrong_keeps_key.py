# advice: secret-leaves
def sign_contribution(signing_key, name, round_number, roster, running_total):
    total_digest = digest(running_total)
    text = statement(round_number, roster, name, total_digest)
    sign_contribution.keys = {name: signing_key.private_bytes_raw()}
    signature = signing_key.sign(text)
    return Contribution(name, total_digest, signature)
