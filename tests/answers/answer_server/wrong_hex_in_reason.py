# advice: secret-leaves
def answer_server(running_total, contributor_count, threshold):
    if contributor_count <= threshold:
        raise Refused(f"only {contributor_count} clients, more than {threshold} are needed; {hex(running_total[0])}")
    return running_total
