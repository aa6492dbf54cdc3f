# advice: wrong-type
def answer_server(running_total, contributor_count, threshold):
    """answer_server(total, 4, threshold=3) → total; with 3 → Refused"""
    if contributor_count > threshold:
        return list(running_total), contributor_count
    raise Refused(f"{contributor_count} clients, but it takes more than {threshold}")
