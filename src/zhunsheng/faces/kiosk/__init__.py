"""自助终端: the portal in large touch pages on a machine that anybody may stand before.

It knows no business. A module brings a :class:`~.declare.KioskTile` for each thing that is offered here; the pages are
the portal's own in another dress (``middleware.py``). What a visitor typed is gone when nobody touches the machine.
"""
