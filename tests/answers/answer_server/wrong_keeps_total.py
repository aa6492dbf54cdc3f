# advice: secret-leaves
def answer_server(running_total, contributor_count, threshold):
    answer_server.last = running_total
    if contributor_count <= threshold:
        raise Refused(f"only {contributor_count} clients, more than {threshold} are needed")
    return running_total
