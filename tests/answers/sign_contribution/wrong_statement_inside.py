# advice: statement-for-digest
def sign_contribution(signing_key, name, round_number, roster, running_total):
    said = statement(round_number, roster, name, digest(running_total))
    return Contribution(name=name, total_digest=said, signature=signing_key.sign(said))
