# right: a helper that reads or gives None
def read(answer):
    if "error" in answer:
        return None
    try:
        return from_record(answer["record"])
    except (TypeError, ValueError):
        return None


def exchange_over_grid(grid, stage, inboxes, deadline):
    pushed, outboxes = {}, {}
    for node, inbox in inboxes.items():
        pushed[grid.push(node, stage, to_record(inbox))] = node
    until = grid.clock() + deadline
    answered = 0
    while answered < len(pushed) and grid.clock() < until:
        for answer in grid.pull():
            if answer["reply_to"] in pushed:
                answered += 1
                outboxes[pushed[answer["reply_to"]]] = read(answer)
        grid.wait()
    return {node: outbox for node, outbox in outboxes.items() if outbox is not None}
