"""Measuring the shop: a made catalogue of any size, a driver over loopback, the server that the demo uses."""
