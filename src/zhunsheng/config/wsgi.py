"""The application that web servers run."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from zhunsheng.config.environment import words

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.config.settings")

application = get_wsgi_application()
if proxies := words(settings.ENVIRONMENT.trusted_proxies):
    application = wrap_wsgi_with_proxy_headers(application, trusted_hosts=proxies)
