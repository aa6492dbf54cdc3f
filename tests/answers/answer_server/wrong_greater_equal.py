# advice: at-threshold
def answer_server(running_total, contributor_count, threshold):
    if contributor_count >= threshold:
        return running_total
    raise Refused(f"{contributor_count} of {threshold}")
