"""演示区: the model district, an invented 银川市兴庆区 whose figures of 2022 are the published ones.

``structure`` brings places, units, people and their rights; each business adds its own part with a
:class:`zhunsheng.kernel.modules.demo.Demo`. Everything goes through the same doors as real work.
"""
