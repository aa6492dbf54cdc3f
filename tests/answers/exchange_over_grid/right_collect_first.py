# right: collects, then reads
def exchange_over_grid(grid, stage, inboxes, deadline):
    sent = [(grid.push(node, stage, to_record(inbox)), node) for node, inbox in inboxes.items()]
    came, end = {}, grid.clock() + deadline
    while len(came) < len(sent) and grid.clock() < end:
        ids = [message_id for message_id, _ in sent]
        came.update({answer["reply_to"]: answer for answer in grid.pull() if answer["reply_to"] in ids})
        if len(came) < len(sent):
            grid.wait()
    outboxes = {}
    for message_id, node in sent:
        answer = came.get(message_id, {"error": "silent"})
        if answer.get("error") is None:
            try:
                outboxes[node] = from_record(answer["record"])
            except (ValueError, TypeError):
                pass
    return outboxes
