"""App configuration."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """评价问卷."""

    name = "zhunsheng.commons.surveys"
    label = "surveys"
    verbose_name = "评价问卷"
