# advice: no-exception
def answer_server(running_total, contributor_count, threshold):
    if contributor_count <= threshold:
        return []
    return running_total
