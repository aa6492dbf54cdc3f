# advice: by-message
def exchange_over_grid(grid, stage, inboxes, deadline):
    end = grid.clock() + deadline
    waiting = {grid.push(node, stage, to_record(inbox)): node for node, inbox in inboxes.items()}
    outboxes = {}
    while waiting and grid.clock() < end:
        for answer in grid.pull():
            if waiting.pop(answer["reply_to"], None) is not None and "record" in answer:
                try:
                    outboxes[answer["reply_to"]] = from_record(answer["record"])
                except (TypeError, ValueError):
                    pass
        grid.wait()
    return outboxes
