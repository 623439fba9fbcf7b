"""Django settings: one file for every installation; what differs is in environment.py."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from zhunsheng.config import databases
from zhunsheng.config.environment import ROOT, load, words

ENVIRONMENT = load()
PRODUCTION = ENVIRONMENT.profile == "production"
VAR = ENVIRONMENT.var_dir.resolve()
VAR.mkdir(parents=True, exist_ok=True)

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key.get_secret_value()
ZHUNSHENG_FIELD_KEYS = ENVIRONMENT.keys()
ZHUNSHENG_LOOKUP_KEY = ENVIRONMENT.lookup_key.get_secret_value()
# Where the keys lie that this installation made itself: a backup takes them along.
ZHUNSHENG_KEY_DIR = None if PRODUCTION else ENVIRONMENT.secrets_dir or VAR / "secrets"
ALLOWED_HOSTS = words(ENVIRONMENT.hosts)
# Where paper leads: QR codes on documents cannot ask the request.
SITE_URL = (ENVIRONMENT.site_url or "http://127.0.0.1:8000").rstrip("/")

# --- What is installed, top to bottom; adding a domain adds one line ---
INSTALLED_APPS = [
    "zhunsheng.config",
    "zhunsheng.domains.disclosure",
    "zhunsheng.domains.powers",
    "zhunsheng.domains.inspection",
    "zhunsheng.domains.reconsideration",
    "zhunsheng.domains.disputes",
    "zhunsheng.domains.legalservice",
    "zhunsheng.domains.publicity",
    "zhunsheng.commons.district",
    "zhunsheng.commons.sampling",
    "zhunsheng.commons.publication",
    "zhunsheng.commons.exams",
    "zhunsheng.commons.surveys",
    "zhunsheng.insight.pages",
    "zhunsheng.faces.kiosk",
    "zhunsheng.faces.portal",
    "zhunsheng.faces.api",
    "zhunsheng.faces.exchange",
    "zhunsheng.faces.workbench",
    "zhunsheng.insight.reports",
    "zhunsheng.insight.alerts",
    "zhunsheng.insight.indicators",
    "zhunsheng.faces.ui",
    "zhunsheng.kernel.exchange",
    "zhunsheng.kernel.registers",
    "zhunsheng.kernel.procedure",
    "zhunsheng.kernel.documents",
    "zhunsheng.kernel.clocks",
    "zhunsheng.kernel.notices",
    "zhunsheng.kernel.matters",
    "zhunsheng.kernel.numbers",
    "zhunsheng.kernel.parties",
    "zhunsheng.kernel.statutes",
    "zhunsheng.kernel.ledger",
    "zhunsheng.kernel.calendar",
    "zhunsheng.kernel.access",
    "zhunsheng.kernel.orgs",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "zhunsheng.config.sessions.IdleMiddleware",
    "zhunsheng.faces.kiosk.middleware.KioskMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "zhunsheng.config.urls"
WSGI_APPLICATION = "zhunsheng.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "src/zhunsheng/config/templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "zhunsheng.faces.ui.context.ui",
                "zhunsheng.faces.workbench.navigation.navigation",
            ]
        },
    }
]

FORM_RENDERER = "zhunsheng.faces.ui.renderer.Renderer"
CSRF_FAILURE_VIEW = "zhunsheng.faces.ui.views.csrf_failure"

# --- Data ---
DATABASES = {
    "default": databases.postgresql(
        ENVIRONMENT.database_url.get_secret_value(),
        server_side_binding=ENVIRONMENT.server_side_binding,
    )
    if ENVIRONMENT.database_url.get_secret_value()
    else databases.sqlite(VAR / "zhunsheng.sqlite3")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = VAR / "files"
# Written by `zhunsheng demo`: every page and document then says that what it shows is invented.
DEMONSTRATION_MARK = VAR / "demonstration"
DEMONSTRATION = DEMONSTRATION_MARK.is_file()
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
# Third-party assets bundled by `make setup`; absent before it.
STATICFILES_DIRS = [path for path in [ROOT / "frontend/dist"] if path.is_dir()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- Language and time ---
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# --- Who one is ---
AUTH_USER_MODEL = "orgs.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "MinimumLengthValidator": {"min_length": 10},
        "UserAttributeSimilarityValidator": {"user_attributes": ["username", "name", "phone"]},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
] + [{"NAME": "zhunsheng.config.accounts.VarietyValidator"}]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"

# allauth: people are entered by their administrator, never through the web.
ACCOUNT_ADAPTER = "zhunsheng.config.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
# Failed logins are counted in the database by axes; allauth's count is per process.
ACCOUNT_RATE_LIMITS = {"login_failed": False}
ACCOUNT_USER_DISPLAY = "zhunsheng.config.accounts.display_name"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "准绳"
MFA_ADAPTER = "zhunsheng.config.accounts.MfaAdapter"
SOCIALACCOUNT_ADAPTER = "zhunsheng.config.accounts.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "oidc",
                "name": ENVIRONMENT.oidc_name,
                "client_id": ENVIRONMENT.oidc_client_id,
                "secret": ENVIRONMENT.oidc_client_secret.get_secret_value(),
                "settings": {"server_url": ENVIRONMENT.oidc_server_url},
            }
        ]
        if ENVIRONMENT.oidc_server_url
        else [],
    }
}

# axes: five failures of one username from one address close it for a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "zhunsheng.config.accounts.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

# --- Sessions and what browsers are told ---
SESSION_COOKIE_AGE = ENVIRONMENT.idle_minutes * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SESSION_COOKIE_NAME = "zhunsheng_session"
CSRF_COOKIE_NAME = "zhunsheng_csrf"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PRODUCTION else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb")
}
# A login form may end at the issuer: form-action also holds for redirects.
_ISSUER = ["{0.scheme}://{0.netloc}".format(urlsplit(ENVIRONMENT.oidc_server_url))]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF, *(_ISSUER if ENVIRONMENT.oidc_server_url else [])],
    }
}

# Self-service machines: seconds without a touch before the warning, and from the warning to the wipe.
KIOSK_IDLE_SECONDS = ENVIRONMENT.kiosk_idle_seconds
KIOSK_WARNING_SECONDS = 60

# --- Mail, logs ---
_MAIL = urlsplit(ENVIRONMENT.email_url.get_secret_value())
EMAIL_BACKEND = (
    f"django.core.mail.backends.{'smtp' if _MAIL.hostname else 'filebased'}.EmailBackend"
)
EMAIL_FILE_PATH = VAR / "outbox"
EMAIL_HOST, EMAIL_PORT = _MAIL.hostname or "", _MAIL.port or 587
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.username or "", _MAIL.password or ""
EMAIL_USE_TLS = True
DEFAULT_FROM_EMAIL = ENVIRONMENT.email_from or "noreply@localhost"
ZHUNSHENG_SMS = ENVIRONMENT.sms()
# A channel without a gateway is only collected on the outbox page.
ZHUNSHENG_SENDERS = {
    channel: f"zhunsheng.kernel.notices.senders.{sender}"
    for channel, sender, gateway in (
        ("email", "EmailSender", _MAIL.hostname),
        ("sms", "HttpSmsSender", ZHUNSHENG_SMS),
    )
    if gateway
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "warnings": {"class": "logging.StreamHandler", "formatter": "line", "level": "WARNING"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "zhunsheng": {"level": "INFO"},
        # Their command sets its own, chattier level.
        "django_tasks": {"handlers": ["warnings"], "propagate": False},
        "django_tasks_db": {"handlers": ["warnings"], "propagate": False},
    },
}
