# advice: refuses-enough
def answer_server(running_total, contributor_count, threshold):
    if contributor_count <= threshold + 1:
        raise Refused(f"{contributor_count} clients, threshold {threshold}")
    return running_total
