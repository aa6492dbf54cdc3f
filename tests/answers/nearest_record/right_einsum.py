# right: einsum
def nearest_record(reconstruction, records):
    d = records - reconstruction
    return int(np.einsum("ij,ij->i", d, d).argmin())
