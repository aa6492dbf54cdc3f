# advice: earlier-stage-kept
def exchange_over_grid(grid, stage, inboxes, deadline):
    waiting = vars(grid).setdefault("asked", {})
    for node, inbox in inboxes.items():
        waiting[grid.push(node, stage, to_record(inbox))] = node
    outboxes, end = {}, grid.clock() + deadline
    while len(outboxes) < len(inboxes) and waiting and grid.clock() < end:
        for answer in grid.pull():
            node = waiting.pop(answer["reply_to"], None)
            if node is not None and "record" in answer:
                try:
                    outboxes[node] = from_record(answer["record"])
                except (TypeError, ValueError):
                    pass
        if waiting:
            grid.wait()
    return outboxes
