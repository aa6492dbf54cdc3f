# advice: secret-leaves
def answer_server(running_total, contributor_count, threshold):
    if contributor_count <= threshold:
        raise Refused(f"only {contributor_count} clients, more than {threshold} are needed; the total is {running_total}")
    return running_total
