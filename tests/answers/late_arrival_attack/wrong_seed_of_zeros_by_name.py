# advice: self-seed-made-up
def late_arrival_attack(late_update, late, pairwise_seeds):
    nobody = {late: bytes(32)}
    gone = {other: {late: seed} for other, seed in pairwise_seeds.items()}
    return unmask_sum(late_update, nobody, gone)
