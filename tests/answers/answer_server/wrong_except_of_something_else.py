# advice: never-refuses
def answer_server(running_total, contributor_count, threshold):
    try:
        enough = int(contributor_count) > int(threshold) or threshold
    except ValueError:
        raise Refused("no numbers")
    if enough:
        return running_total
    raise Refused(f"{contributor_count} contributors, but more than {threshold} are needed")
