# advice: told-too-much
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.pld import PLDAccountant
    accountant = PLDAccountant()
    accountant.compose(dp_accounting.PoissonSampledDpEvent(sampling, dp_accounting.GaussianDpEvent(sampling)), rounds)
    return accountant.get_epsilon(delta)
