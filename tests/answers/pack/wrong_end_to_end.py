# advice: end-to-end
def pack(integers, slot_bits, plaintext_bits):
    book = {}
    position = 0
    for number in integers:
        page, shift = divmod(position, plaintext_bits)
        book[page] = book.get(page, 0) + (number << shift)
        position += slot_bits
    return list(book.values())
