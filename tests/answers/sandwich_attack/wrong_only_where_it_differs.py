# advice: zeros-left-out
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    later = decrypt_sum(private_key, received_from_victim[0], layout, length, received_from_victim[1])
    if sent_to_victim is None:
        return later
    earlier = decrypt_sum(private_key, sent_to_victim[0], layout, length, sent_to_victim[1])
    changed = later != earlier
    return later[changed] - earlier[changed]
