"""What the machine is doing: processor, memory and devices, sampled by probes."""
