"""Model files: their headers, the catalog of what is on disk, the hub, downloads, memory need."""
