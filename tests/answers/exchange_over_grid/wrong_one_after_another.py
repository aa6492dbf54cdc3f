# advice: one-after-another
def exchange_over_grid(grid, stage, inboxes, deadline):
    outboxes, end = {}, grid.clock() + deadline
    for node, inbox in inboxes.items():
        message_id = grid.push(node, stage, to_record(inbox))
        open_message = True
        while open_message and grid.clock() < end:
            for answer in grid.pull():
                if answer["reply_to"] == message_id:
                    open_message = False
                    if "record" in answer:
                        try:
                            outboxes[node] = from_record(answer["record"])
                        except (TypeError, ValueError):
                            pass
            grid.wait()
    return outboxes
