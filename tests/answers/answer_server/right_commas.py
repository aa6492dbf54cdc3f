# right: thousands with commas
def answer_server(running_total, contributor_count, threshold):
    if contributor_count - threshold <= 0:
        raise Refused(f"{contributor_count:,} clients, threshold {threshold:,}")
    else:
        return running_total
