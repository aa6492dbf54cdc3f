# advice: other-exception
def count_signatures(contributions, round_number, roster, running_total):
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("the last signature is not over this total")
    for c in contributions:
        try:
            roster.verify_keys[c.name].verify(c.signature, statement(round_number, roster, c.name, c.total_digest))
        except InvalidSignature:
            raise ValueError(f"{c.name}: wrong signature")
    return len(contributions)
