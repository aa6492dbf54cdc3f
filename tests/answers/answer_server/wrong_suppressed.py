# advice: never-refuses
import contextlib

def answer_server(running_total, contributor_count, threshold):
    with contextlib.suppress(Refused):
        if contributor_count <= threshold:
            raise Refused(f"{contributor_count} but {threshold}")
    return running_total
