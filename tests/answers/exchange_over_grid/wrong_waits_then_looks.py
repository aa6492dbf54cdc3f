# advice: looks-once
def exchange_over_grid(grid, stage, inboxes, deadline):
    end = grid.clock() + deadline
    waiting = {grid.push(node, stage, to_record(inbox)): node for node, inbox in inboxes.items()}
    grid.wait()
    outboxes = {}
    for answer in grid.pull():
        node = waiting.pop(answer["reply_to"], None)
        if node is not None and "error" not in answer and grid.clock() < end:
            try:
                outboxes[node] = from_record(answer["record"])
            except (TypeError, ValueError):
                pass
    return outboxes
