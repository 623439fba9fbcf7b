"""App configuration."""

from django.apps import AppConfig


class ExamsConfig(AppConfig):
    """考试答题."""

    name = "zhunsheng.commons.exams"
    label = "exams"
    verbose_name = "考试答题"
