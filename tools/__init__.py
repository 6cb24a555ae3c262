"""Programs that write what is generated from data: python -m tools.NAME."""
