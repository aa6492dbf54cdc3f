# advice: rest-of-look-lost
def exchange_over_grid(grid, stage, inboxes, deadline):
    end = grid.clock() + deadline
    ids = {grid.push(node, stage, to_record(message)): node for node, message in inboxes.items()}
    answered, answers = set(), {}
    while answered < set(ids) and grid.clock() < end:
        try:
            for reply in grid.pull():
                if reply["reply_to"] not in ids:
                    continue
                answered.add(reply["reply_to"])
                if "error" in reply:
                    continue
                answers[ids[reply["reply_to"]]] = from_record(reply["record"])
        except (TypeError, ValueError):
            pass  # leave it out
        if answered < set(ids):
            grid.wait()
    return answers
