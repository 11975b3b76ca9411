"""What can run a model here: manifests, probes, packs and builds."""
