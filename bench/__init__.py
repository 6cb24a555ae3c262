"""Measurements that anyone can run: python -m bench.NAME."""
