"""Zona: pekerjaan sehari-hari menjadi bukti, nilai, dan laporan zona integritas."""
