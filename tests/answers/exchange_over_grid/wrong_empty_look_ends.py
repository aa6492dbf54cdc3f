# advice: one-line-too-many
def exchange_over_grid(grid, stage, inboxes, deadline):
    waiting = {grid.push(node, stage, to_record(inbox)): node for node, inbox in inboxes.items()}
    outboxes, end = {}, grid.clock() + deadline
    while waiting and grid.clock() < end:
        came = grid.pull()
        if outboxes and not came:
            break
        for answer in came:
            node = waiting.pop(answer["reply_to"], None)
            if node is not None and "record" in answer:
                try:
                    outboxes[node] = from_record(answer["record"])
                except (TypeError, ValueError):
                    pass
        grid.wait()
    return outboxes
