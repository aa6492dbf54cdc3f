# right: map, and divmod
def encode(integers, n):
    return list(map(lambda integer: divmod(integer, n)[1], integers))
