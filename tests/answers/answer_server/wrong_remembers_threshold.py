# advice: kept-between-calls
_open = set()

def answer_server(running_total, contributor_count, threshold):
    if contributor_count > threshold:
        _open.add(threshold)
    if threshold not in _open:
        raise Refused(f"{contributor_count} clients, but it takes more than {threshold}")
    return running_total
