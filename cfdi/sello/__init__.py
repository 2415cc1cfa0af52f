"""CSD, cadena original, sello, timbre and certificate chain."""
