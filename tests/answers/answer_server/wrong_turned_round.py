# advice: refuses-enough
def answer_server(running_total, contributor_count, threshold):
    if contributor_count > threshold:
        raise Refused(f"{contributor_count} clients, but it takes more than {threshold}")
    return running_total
