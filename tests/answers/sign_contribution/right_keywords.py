# right: fields by name
def sign_contribution(signing_key, name, round_number, roster, running_total):
    fingerprint = digest(running_total)
    signature = signing_key.sign(
        statement(round_number=round_number, roster=roster, name=name, total_digest=fingerprint)
    )
    return Contribution(name=name, signature=signature, total_digest=fingerprint)
