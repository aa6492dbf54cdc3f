# right: sorts and looks at neighbours
def count_signatures(contributions, round_number, roster, running_total):
    keys = roster.verify_keys
    names = sorted(c.name for c in contributions)
    for one, other in zip(names, names[1:]):
        if one == other: raise Refused(f"{one} twice")
    if strangers := set(names) - set(keys):
        raise Refused(f"not in the roster: {strangers}")
    for c in contributions[::-1]:
        try:
            keys[c.name].verify(c.signature, statement(round_number, roster, c.name, c.total_digest))
        except InvalidSignature: raise Refused(f"{c.name}")
    if not names or contributions[-1].total_digest != digest(running_total): raise Refused("not this total")
    return len(names)
