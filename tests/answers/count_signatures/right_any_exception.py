# right: catches whatever verify raises
def count_signatures(contributions, round_number, roster, running_total):
    count = 0
    for number, c in enumerate(contributions):
        if any(c.name == earlier.name for earlier in contributions[:number]):
            raise Refused(f"twice: {c.name}")
        try:
            roster.verify_keys[c.name].verify(c.signature, statement(round_number, roster, c.name, c.total_digest))
        except Exception:
            raise Refused(f"not from {c.name}")
        count += 1
    if count == 0 or c.total_digest != digest(running_total):
        raise Refused("not over this total")
    return count
