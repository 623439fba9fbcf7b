"""Pages (数据页): statistics, figures, reports, alerts and the leaders' front, on the workbench.

The calculations live in ``insight.indicators``, ``insight.reports`` and ``insight.alerts``; here they are shown.
"""
