"""主动公开: information made public unasked (政府信息公开条例 19–26)."""
