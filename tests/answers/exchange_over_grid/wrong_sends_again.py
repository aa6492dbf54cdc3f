# advice: sends-twice
def exchange_over_grid(grid, stage, inboxes, deadline):
    end, waiting, outboxes = grid.clock() + deadline, {}, {}
    while len(outboxes) < len(inboxes) and grid.clock() < end:
        for node, inbox in inboxes.items():
            if node not in outboxes:
                waiting[grid.push(node, stage, to_record(inbox))] = node
        grid.wait()
        for answer in grid.pull():
            node = waiting.get(answer["reply_to"])
            if node is not None and "record" in answer:
                try:
                    outboxes[node] = from_record(answer["record"])
                except (TypeError, ValueError):
                    pass
    return outboxes
