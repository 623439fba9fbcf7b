"""Indicators (指标): figures declared once and counted from the records.

A business declares ``Count``, ``Sum``, ``Ratio`` and ``Total`` over its tables in ``indicators.py`` and names them in
its manifest. From one definition come the value for any place and period, the records behind it, series, tables by
dimension and the statutory returns. ``docs/add-a-domain.md`` shows an example.
"""
