# advice: remembers
_ok = set()

def count_signatures(contributions, round_number, roster, running_total):
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("the last one is not over this total")
    seen = set()
    for c in contributions:
        if c.name not in roster.verify_keys or c.name in seen:
            raise Refused(f"{c.name}?")
        seen.add(c.name)
        if c.signature in _ok:
            continue
        try:
            roster.verify_keys[c.name].verify(c.signature, statement(round_number, roster, c.name, c.total_digest))
        except InvalidSignature:
            raise Refused(f"{c.name} wrong")
        _ok.add(c.signature)
    return len(seen)
