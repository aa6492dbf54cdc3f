# advice: tells-whether
def answer_server(running_total, contributor_count, threshold):
    if contributor_count <= threshold:
        raise Refused(f"{contributor_count} {threshold}")
    return True
