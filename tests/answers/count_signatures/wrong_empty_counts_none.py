# advice: nobody-signed
def count_signatures(contributions, round_number, roster, running_total):
    names = []
    for c in contributions:
        if c.name not in roster.verify_keys or c.name in names:
            raise Refused(f"{c.name} does not count")
        try:
            roster.verify_keys[c.name].verify(c.signature, statement(round_number, roster, c.name, c.total_digest))
        except InvalidSignature:
            raise Refused(f"{c.name}: wrong signature")
        names.append(c.name)
    if contributions and c.total_digest != digest(running_total):
        raise Refused("another total")
    return len(names)
