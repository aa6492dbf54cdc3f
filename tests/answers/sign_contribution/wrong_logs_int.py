# advice: secret-leaves
def sign_contribution(signing_key, name, round_number, roster, running_total):
    total_digest = digest(running_total)
    text = statement(round_number, roster, name, total_digest)
    import logging
    logging.warning("key %d", int.from_bytes(signing_key.private_bytes_raw(), "big"))
    signature = signing_key.sign(text)
    return Contribution(name, total_digest, signature)
