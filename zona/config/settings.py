"""All settings of Zona; what differs between installations is an environment variable."""

import sys
from collections.abc import Callable
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import unquote, urlparse

import django_stubs_ext
from cryptography.fernet import Fernet
from django.core.management.utils import get_random_secret_key
from django.utils.csp import CSP

from zona.config import env

# Lets forms and fields be written with their type, ModelForm[Report], at runtime too.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parents[2]
DEBUG = env.flag("ZONA_DEBUG")

# The one folder that holds the state of an installation: back it up and you have all.
DATA_DIR = Path(env.text("ZONA_DATA", "data")).absolute()


def kept_key(name: str, made: Callable[[], str]) -> str:
    """Return a key of the installation; made once and kept in its folder."""
    kept = DATA_DIR / name
    if not kept.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(made())
    return kept.read_text()


SECRET_KEY = env.text("ZONA_SECRET_KEY") or kept_key(
    "secret_key", get_random_secret_key
)
# Encrypts identity numbers. Several, by commas: the first writes, all of them read.
FIELD_KEYS = env.words("ZONA_FIELD_KEY", "") or [
    kept_key("field_key", lambda: Fernet.generate_key().decode())
]
ALLOWED_HOSTS = env.words("ZONA_HOSTS", "127.0.0.1,localhost,[::1]")
# Where people reach this installation; stands in mails and on signed reports.
SITE_URL = env.text("ZONA_URL", "http://127.0.0.1:8000").rstrip("/")
IS_SECURE = SITE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if IS_SECURE else []
if IS_SECURE:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = env.number("ZONA_HSTS_SECONDS", 31_536_000)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_AGE = 12 * 60 * 60  # one working day
SESSION_COOKIE_NAME = "zona_session"
# The database keeps sessions; the shared cache answers for it on every request.
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
CSRF_COOKIE_NAME = "zona_csrf"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "form-action": [CSP.SELF],
}

ROOT_URLCONF = "zona.config.urls"
WSGI_APPLICATION = "zona.config.wsgi.application"
DATABASES = {
    "default": env.database(env.text("ZONA_DATABASE_URL"), DATA_DIR / "zona.sqlite3")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = env.text("ZONA_TIME_ZONE", "Asia/Jakarta")
LANGUAGE_CODE = "id"
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = "zona.config.formats"

# The one list a new module is added to. Order is menu order.
MODULES = [
    "site",
    "assessment",
    "predicate",
    "programme",
    "reports",
    "oversight",
    "gratification",
    "risk",
    "complaints",
    "whistleblowing",
    "conflicts",
    "wealth",
    "administration",
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "zona.core.people",
    "zona.core.audit",
    "zona.core.files",
    "zona.core.notices",
    "zona.core.workdays",
    "zona.core.documents",
    "zona.core.recusal",
    "zona.core.upkeep",
    "zona.core.duties",
    "zona.core.ui",
    "zona.core.api",
    "ninja",
    *(f"zona.modules.{name}" for name in MODULES),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "zona.core.files.parser.UploadNameMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "zona.core.once.OnceMiddleware",
    "zona.core.refusal.RefusalMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "zona.core.ui.context.layout",
            ]
        },
    }
]

# People and sign-in. Accounts are made by an administrator; nobody registers himself.
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["zona.core.people.sign_in.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "zona.core.people.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "zona.core.people.adapters.SocialAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the administrator enters the office address
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_USER_DISPLAY = str
SOCIALACCOUNT_ONLY = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Zona"
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "instansi",
                    "name": env.text("ZONA_OIDC_NAME", "Akun instansi"),
                    "client_id": env.text("ZONA_OIDC_CLIENT_ID"),
                    "secret": env.text("ZONA_OIDC_SECRET"),
                    "settings": {"server_url": env.text("ZONA_OIDC_URL")},
                }
            ]
        }
    }
    if env.text("ZONA_OIDC_URL")
    else {}
)

# Shared by all workers: failed sign-ins are counted once, whoever answers.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
    }
}

# Files: kept by content in the installation's folder; S3 by the storages setting.
MEDIA_ROOT = DATA_DIR / "berkas"
FILE_UPLOAD_MAX_BYTES = env.number("ZONA_UPLOAD_MAX_BYTES", 25 * 1024 * 1024)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
STATIC_URL = "static/"
STATIC_ROOT = Path(env.text("ZONA_STATIC") or DATA_DIR / "static")
IS_TESTED = "pytest" in sys.modules
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or IS_TESTED
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_AUTOREFRESH = DEBUG or IS_TESTED  # no folder of collected files is needed

# Mail: smtp://user:pass@host:port, smtps://…; without it mails go to a folder.
_mail = urlparse(env.text("ZONA_EMAIL_URL"))
DEFAULT_FROM_EMAIL = env.text("ZONA_EMAIL_FROM", "Zona <zona@localhost>")
SERVER_EMAIL = parseaddr(DEFAULT_FROM_EMAIL)[1]
if _mail.hostname:
    MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": _mail.hostname,
                "port": _mail.port or 25,
                "username": unquote(_mail.username or ""),
                "password": unquote(_mail.password or ""),
                "use_ssl": _mail.scheme == "smtps",
                "use_tls": _mail.scheme == "smtp+tls",
                "timeout": 10,
            },
        }
    }
else:
    MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "OPTIONS": {"file_path": str(DATA_DIR / "surel")},
        }
    }

# Errors and warnings go to standard error, where the service manager keeps them.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}
    },
}

# True only under `zona demo`: the sign-in page may then name the sample accounts.
DEMO = env.flag("ZONA_DEMO")
