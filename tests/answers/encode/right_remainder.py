# right: a loop with the remainder
def encode(integers, n):
    plaintexts = []
    for integer in integers:
        plaintexts.append(integer % n)
    return plaintexts
