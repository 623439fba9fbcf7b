"""Reports (报告): texts with live figures, composed of every business's paragraphs, frozen when they are final.

``report(year)`` counts and fills in; ``freeze`` keeps text, figures, definitions and the digest of the records for
ever; ``restate`` puts a corrected report beside the frozen one.
"""
