# right: match
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    match sent_to_victim:
        case None:
            return decrypt_sum(private_key, received_from_victim[0], layout, length, 1)
        case (total, count):
            before = decrypt_sum(private_key, total, layout, length, count)
    after = decrypt_sum(private_key, *received_from_victim[:1], layout, length, received_from_victim[1])
    return after - before
