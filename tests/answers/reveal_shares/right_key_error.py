# right: takes the missing key for the answer
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("already revealed")
    if len(set(survivors) | set(dropped)) < len(set(survivors)) + len(set(dropped)):
        raise Refused("the two lists overlap")
    try:
        self_shares = {i: held[i][0] for i in survivors}
        key_shares = {i: held[i][1] for i in dropped}
    except KeyError as error:
        raise Refused(f"never heard of {error}") from None
    if len(self_shares) < threshold:
        raise Refused(f"only {len(self_shares)} survivors")
    return self_shares, key_shares
