# right: one fewer each time
def count_signatures(contributions, round_number, roster, running_total):
    if not contributions:
        raise Refused("nobody signed this total")
    *before, last = contributions
    if last.total_digest != digest(running_total):
        raise Refused("the last one did not sign this total")
    return count_all(before, [last], round_number, roster)


def count_all(rest, done, round_number, roster):
    c = done[-1]
    if c.name not in roster.verify_keys or c.name in [other.name for other in rest]:
        raise Refused(f"{c.name} is in twice, or not enrolled")
    try:
        roster.verify_keys[c.name].verify(c.signature, statement(round_number, roster, c.name, c.total_digest))
    except InvalidSignature:
        raise Refused(f"{c.name}: wrong signature")
    return len(done) if not rest else count_all(rest[:-1], done + [rest[-1]], round_number, roster)
