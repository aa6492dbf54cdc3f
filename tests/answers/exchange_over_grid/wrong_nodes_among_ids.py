# advice: not-taken
def exchange_over_grid(grid, stage, inboxes, deadline):
    end = grid.clock() + deadline
    for node, message in inboxes.items():
        grid.push(node, stage, to_record(message))
    missing = set(inboxes)
    outboxes = {}
    while missing and grid.clock() < end:
        for answer in grid.pull():
            node = answer["reply_to"]
            if node in missing:
                missing.remove(node)
                if "record" in answer:
                    try:
                        outboxes[node] = from_record(answer["record"])
                    except (TypeError, ValueError):
                        continue
        grid.wait()
    return outboxes
