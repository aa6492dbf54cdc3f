# advice: capped
def answer_server(running_total, contributor_count, threshold):
    needed = min(threshold, 3)
    if contributor_count > needed:
        return running_total
    raise Refused(f"{contributor_count} clients are in it, and it takes more than {threshold}")
