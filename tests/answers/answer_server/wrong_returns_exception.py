# advice: returns-exception
def answer_server(running_total, contributor_count, threshold):
    if contributor_count <= threshold:
        return Refused(f"{contributor_count} clients, threshold {threshold}")
    return running_total
