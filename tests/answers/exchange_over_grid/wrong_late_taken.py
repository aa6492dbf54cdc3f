# advice: late-answer-taken
def exchange_over_grid(grid, stage, inboxes, deadline):
    end = grid.clock() + deadline
    nodes = list(inboxes)
    for node in nodes:
        grid.push(node, stage, to_record(inboxes[node]))
    outboxes, answered = {}, 0
    while answered < len(nodes) and grid.clock() < end:
        for answer in grid.pull():
            answered += 1
            if "record" in answer:
                try:
                    outbox = from_record(answer["record"])
                    outboxes[outbox["id"]] = outbox
                except (TypeError, ValueError):
                    pass
        grid.wait()
    return outboxes
