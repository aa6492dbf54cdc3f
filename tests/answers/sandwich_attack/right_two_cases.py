# right: a conditional expression
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    total, count = received_from_victim
    return (
        difference_attack(private_key, sent_to_victim, received_from_victim, length, layout)
        if sent_to_victim
        else decrypt_sum(private_key, total, layout, length, count)
    )
