# advice: condition-fails
def exchange_over_grid(grid, stage, inboxes, deadline):
    end = deadline
    waiting = {grid.push(node, stage, to_record(inbox)): node for node, inbox in inboxes.items()}
    outboxes = {}
    while waiting and grid.clock() < end:
        for answer in grid.pull():
            node = waiting.pop(answer["reply_to"], None)
            if node is None or "error" in answer:
                continue
            try:
                outboxes[node] = from_record(answer["record"])
            except (TypeError, ValueError):
                pass
        grid.wait()
    return outboxes
