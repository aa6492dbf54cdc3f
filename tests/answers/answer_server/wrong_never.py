# advice: never-refuses
def answer_server(running_total, contributor_count, threshold):
    return running_total
