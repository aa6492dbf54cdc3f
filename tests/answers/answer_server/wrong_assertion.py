# advice: other-exception
def answer_server(running_total, contributor_count, threshold):
    assert contributor_count > threshold, f"{contributor_count} clients, threshold {threshold}"
    return running_total
