# advice: not-verified
def count_signatures(contributions, round_number, roster, running_total):
    if contributions[-1].total_digest != digest(running_total):
        raise Refused("another total")
    return len({c.name for c in contributions if c.name in roster.names})
