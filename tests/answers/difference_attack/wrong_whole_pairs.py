# advice: count-left-out
def difference_attack(private_key, smaller, larger, length, layout):
    """totals of clients 1–6 and 1–7 → the integers of client 7"""
    return decrypt_sum(private_key, larger, layout, length) - decrypt_sum(private_key, smaller, layout, length)
