# advice: never-refuses
def answer_server(running_total, contributor_count, threshold):
    nothing = len(running_total) == 0 or contributor_count == 0
    if nothing:
        raise Refused(f"{contributor_count} clients are in it, more than {threshold} are needed")
    return running_total
