# advice: at-threshold
def answer_server(running_total, contributor_count, threshold):
    enough = not contributor_count < threshold
    if enough:
        return running_total
    raise Refused(f"{contributor_count} took part, it takes more than {threshold}")
