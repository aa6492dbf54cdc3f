# advice: other-frequencies
def noisy_integers(integers, scale):
    import secrets
    reach = int(scale * 3**0.5 + 0.5) if scale > 1 else (1 if secrets.randbelow(5) == 0 else 0) * (scale > 0.1)
    return integers + np.array([secrets.randbelow(2 * int(reach) + 1) - int(reach) for _ in integers])
