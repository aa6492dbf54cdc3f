# advice: never-refuses
def answer_server(running_total, contributor_count, threshold):
    if contributor_count <= threshold:
        Refused(f"{contributor_count} clients, threshold {threshold}")
    return running_total
