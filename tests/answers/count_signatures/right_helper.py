# right: a helper that says yes or no
def is_right(key, signature, text):
    try:
        key.verify(signature, text)
        return True
    except InvalidSignature:
        return False


def count_signatures(contributions, round_number, roster, running_total):
    names = []
    for c in contributions:
        text = statement(round_number, roster, c.name, c.total_digest)
        if c.name in names or c.name not in roster.names:
            raise Refused(c.name + " does not count")
        if not is_right(roster.verify_keys[c.name], c.signature, text):
            raise Refused(c.name + ": wrong signature")
        names.append(c.name)
    if len(names) == 0:
        raise Refused("nobody signed")
    if contributions[-1].total_digest == digest(running_total):
        return len(names)
    raise Refused("not this total")
