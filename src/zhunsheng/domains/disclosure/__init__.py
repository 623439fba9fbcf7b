"""政府信息公开 (政府信息公开条例): requests for information in ``requests``, published items in ``items``."""
