# right: NumPy with Python's integers
def fixed_base_power(table, exponent, modulus):
    rows = np.array(table, dtype=object)
    digits = list(exponent.to_bytes(len(table), "little"))
    return np.prod(rows[np.arange(len(table)), digits]) % modulus
