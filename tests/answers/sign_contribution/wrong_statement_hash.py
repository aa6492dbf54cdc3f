# advice: hash-signed
def sign_contribution(signing_key, name, round_number, roster, running_total):
    total_digest = digest(running_total)
    text = statement(round_number, roster, name, total_digest)
    signature = signing_key.sign(hashlib.sha256(text).digest())
    return Contribution(name, total_digest, signature)
