# advice: secret-leaves
def answer_server(running_total, contributor_count, threshold):
    if contributor_count <= threshold:
        raise Refused(contributor_count, threshold, running_total)
    return running_total
