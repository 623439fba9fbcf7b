"""All declared indicators and balance rules, by code."""

from __future__ import annotations

from zhunsheng.insight.indicators.declaration import Balance, Indicator
from zhunsheng.kernel.modules import Registry

indicators: Registry[Indicator] = Registry(Indicator, key=lambda indicator: indicator.code)
balances: Registry[Balance] = Registry(Balance, key=lambda balance: balance.code)


class UnknownIndicator(LookupError):
    """No indicator has this code; ``message`` says so in Chinese."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.message = f"没有代码为“{code}”的指标。"
        self.remedy = "请用 figures 命令或者“统计”页面查看全部指标的代码。"

    def __str__(self) -> str:
        return self.message + self.remedy


def find(code: str) -> Indicator:
    """The indicator with this code or F-number. Raises :class:`UnknownIndicator`."""
    found = indicators.get(code)
    if found is None and code:
        found = next((one for one in indicators if one.ref == code), None)
    if found is None:
        raise UnknownIndicator(code)
    return found


def listed() -> list[Indicator]:
    """Every indicator that the figures show: by chapter, then as the modules declare them."""
    shown = [one for one in indicators if one.listed]
    return sorted(shown, key=lambda one: chapter_key(one.chapter))


def chapter_key(chapter: str) -> tuple[int, ...]:
    """Sorts 1.2 before 1.10 and the unnumbered chapter 0 last."""
    numbers = tuple(int(part) for part in chapter.split(".") if part.isdecimal())
    return numbers if numbers != (0,) else (10**6,)
