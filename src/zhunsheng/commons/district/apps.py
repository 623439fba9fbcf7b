"""App configuration."""

from django.apps import AppConfig


class DistrictConfig(AppConfig):
    """演示区."""

    name = "zhunsheng.commons.district"
    label = "district"
    verbose_name = "演示区"
