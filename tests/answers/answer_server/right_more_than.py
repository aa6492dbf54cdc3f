# right: the total first, then the refusal
def answer_server(running_total, contributor_count, threshold):
    if contributor_count > threshold:
        return running_total
    raise Refused(f"only {contributor_count} clients are in the total, more than {threshold} are needed")
