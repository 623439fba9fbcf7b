"""随机抽取: draws that anybody can verify, for every business that draws something.

How a business uses it (``docs/draws.md`` has the whole story):

1. It declares once, in its ``module.py``, what it draws for: a :class:`~.declare.DrawUse` with the stream of its
   subjects, its domain, and what happens when a draw is done or a place is drawn again.
2. ``services.announce(...)`` freezes list, plan and source of the seed and publishes their digest. A list that is too
   short, or a source that somebody could already know, is refused here.
3. The seed comes from several parties (``commit``, then ``reveal``) or from a named public result
   (``set_public_seed``, by two people). Until then ``exclude`` may bar an object, with its reason.
4. ``services.draw(...)`` draws. ``DrawUse.drawn`` is called in the same transaction with the places.
5. ``services.redraw(draw, place, reason, by=…)`` fills one place anew and never reshuffles. ``DrawUse.redrawn``
   is called. ``places(draw)`` always says who holds the places now.

Everything written here is published: identifiers, labels and reasons must be fit for that. No names of natural
persons beyond what the business may publish, no identity numbers, no telephone numbers.
"""
