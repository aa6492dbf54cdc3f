# advice: remembers
_digests = {}

def sign_contribution(signing_key, name, round_number, roster, running_total):
    where = (name, round_number)
    if where not in _digests:
        _digests[where] = digest(running_total)
    body = statement(round_number, roster, name, _digests[where])
    return Contribution(name, _digests[where], signing_key.sign(body))
