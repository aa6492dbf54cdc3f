# advice: tells-whether
def answer_server(running_total, contributor_count, threshold):
    return contributor_count > threshold
