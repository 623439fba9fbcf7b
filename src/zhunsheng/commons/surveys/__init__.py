"""问卷: ratings after a service, and satisfaction rounds with anonymous codes.

How a business uses it (``docs/surveys.md`` has the whole story): it declares one :class:`~.declare.RatingUse` for each
of its procedures. From then on the citizen rates on the progress page when the matter has ended, a low rating asks the
unit's chief for an answer in its days, and the unit's figures appear, those that are too small hidden.
"""
