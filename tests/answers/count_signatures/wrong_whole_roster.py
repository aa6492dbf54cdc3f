# advice: condition-refuses
def count_signatures(contributions, round_number, roster, running_total):
    if [c.name for c in contributions] != roster.names:
        raise Refused("somebody is missing")
    return len(contributions)
