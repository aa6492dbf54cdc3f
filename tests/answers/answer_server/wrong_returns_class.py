# advice: returns-exception
def answer_server(running_total, contributor_count, threshold):
    return running_total if contributor_count > threshold else Refused
