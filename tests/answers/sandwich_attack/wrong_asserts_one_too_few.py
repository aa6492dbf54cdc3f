# advice: raises
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    if sent_to_victim is None:
        raise ValueError("nothing was sent to it")
    numbers = difference_attack(private_key, sent_to_victim, received_from_victim, length, layout)
    assert numbers.size == length - 1, "the count does not belong to it"
    return numbers
