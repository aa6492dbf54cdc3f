# advice: nothing-told
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting import rdp

    noise = dp_accounting.GaussianDpEvent(noise_multiplier)
    rdp.RdpAccountant().compose(dp_accounting.PoissonSampledDpEvent(sampling, noise), rounds)
    return rdp.RdpAccountant().get_epsilon(delta)
