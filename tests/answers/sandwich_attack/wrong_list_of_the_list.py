# advice: list-in-a-list
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    totals = []
    for pair in (received_from_victim, sent_to_victim):
        if pair is not None:
            running, count = pair
            totals.append(decrypt_sum(private_key, [running], layout, length, count))
    return totals[0] - totals[1] if len(totals) > 1 else totals[0]
