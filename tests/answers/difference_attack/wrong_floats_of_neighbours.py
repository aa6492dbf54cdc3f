# advice: no-integers
def difference_attack(private_key, smaller, larger, length, layout):
    a = decrypt_sum(private_key, smaller[0], layout, length, smaller[1])
    b = decrypt_sum(private_key, larger[0], layout, length, larger[1])
    out = np.zeros(length)
    for i in range(1, length):
        out[i] = b[i] - a[i - 1]
    return out
