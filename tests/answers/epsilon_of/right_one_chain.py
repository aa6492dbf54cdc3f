# right: one chain, with named arguments
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting as dp
    from dp_accounting import rdp

    noise = dp.GaussianDpEvent(noise_multiplier=noise_multiplier)
    once = dp.PoissonSampledDpEvent(sampling_probability=sampling, event=noise)
    return rdp.RdpAccountant().compose(once, count=rounds).get_epsilon(target_delta=delta)
