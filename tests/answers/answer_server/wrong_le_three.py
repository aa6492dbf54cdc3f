# advice: typed-in
def answer_server(running_total, contributor_count, threshold):
    if contributor_count <= 3:
        raise Refused(f"only {contributor_count} clients, more than {threshold} are needed")
    return running_total
