"""All settings, from the environment, safe by default. docs/settings.md describes each variable.

Unset, everything runs on this machine alone: an embedded PostgreSQL and index and a secret of its own, under var/.
ARCHIVE_PRODUCTION=true demands a secret, host names and a database instead, and speaks HTTPS only.
"""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from archive.database import database_settings
from archive.secret import local_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def required_in_production(name: str) -> str:
    """The variable's value, or "" outside production; ImproperlyConfigured where production lacks it."""
    value: str = env.str(name, default="")
    if PRODUCTION and not value:
        raise ImproperlyConfigured(f"Set {name}: with ARCHIVE_PRODUCTION=true the archive does not start without it.")
    return value


PRODUCTION: bool = env.bool("ARCHIVE_PRODUCTION", default=False)
DEBUG: bool = env.bool("ARCHIVE_DEBUG", default=False) and not PRODUCTION
# Set to nothing, it would name the folder that a command happens to be started in.
VAR_DIR = Path(env.str("ARCHIVE_VAR", default="") or BASE_DIR / "var").absolute()
# Seconds after which readers are asked to come again; 0 while the archive is open to them.
MAINTENANCE: int = env.int("ARCHIVE_MAINTENANCE", default=0)
SECRET_KEY: str = required_in_production("SECRET_KEY") or local_secret_key(VAR_DIR)
ALLOWED_HOSTS: list[str] = [host.strip() for host in required_in_production("ALLOWED_HOSTS").split(",") if host.strip()]
if not PRODUCTION and not ALLOWED_HOSTS:
    ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
BEHIND_PROXY: bool = env.bool("BEHIND_PROXY", default=False) and PRODUCTION
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "articles.apps.ArticlesConfig",
    "search.apps.SearchConfig",
    "archive.apps.ArchiveConfig",
    "django_tasks",
    "django_tasks_db",
    "jobs.apps.JobsConfig",
    "treebeard",
    "simple_history",
    "haystack",
    "ninja",
    "csp",
    "archive.apps.LoginsConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.policy.PolicyMiddleware",
    "archive.long_values.LongValuesMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "archive.maintenance.MaintenanceMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "archive.copies.CopiesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "archive.languages.ChosenLanguageMiddleware",
    "archive.bodies.BodiesMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": database_settings(required_in_production("DATABASE_URL") or None, VAR_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

HAYSTACK_CONNECTIONS = {
    "default": {
        "ENGINE": "search.backend.ArchiveEngine",
        "PATH": str(VAR_DIR / "index"),
        # A failing engine must be seen: an error that looks like "no results" costs a reader's trust.
        "SILENTLY_FAIL": False,
    },
}

# Long work waits in the database, and is done by `manage.py work`, which `serve` runs beside the web server.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# What an archive of articles may hold before an import takes it for a bomb.
IMPORT_ENTRIES: int = env.int("ARCHIVE_IMPORT_ENTRIES", default=100_000)
IMPORT_RATIO: int = env.int("ARCHIVE_IMPORT_RATIO", default=200)
IMPORT_TOTAL_MB: int = env.int("ARCHIVE_IMPORT_TOTAL_MB", default=4096)
# What is sent in one request: at the desk, files for an import, which lie there until they are imported.
UPLOAD_MB: int = env.int("ARCHIVE_UPLOAD_MB", default=512)
DATA_UPLOAD_MAX_NUMBER_FILES: int = env.int("ARCHIVE_UPLOAD_FILES", default=2000)
UPLOADS = VAR_DIR / "uploads"

# Accounts are of those who keep the archive: readers need none.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
_RULES = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_RULES}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_RULES}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_RULES}.CommonPasswordValidator"},
    {"NAME": f"{_RULES}.NumericPasswordValidator"},
]
SESSION_COOKIE_AGE: int = env.int("ARCHIVE_SESSION_HOURS", default=12) * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

# Whoever guesses passwords of one account from one place is kept out; neither the account elsewhere, nor others there.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT: int = env.int("ARCHIVE_LOGIN_FAILURES", default=5)
AXES_COOLOFF_TIME = timedelta(minutes=env.int("ARCHIVE_LOGIN_PAUSE_MINUTES", default=15))
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "archive.lockout.place_of"
AXES_LOCKOUT_CALLABLE = "archive.lockout.locked_out"
# Nobody asked who logged in when; what was typed is not kept either.
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken"]
AXES_VERBOSE = AXES_ENABLE_ADMIN = False

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("zh-hant", "繁體中文"), ("en", "English")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "archive.sheets.JoinedStaticFilesStorage"
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
if PRODUCTION:
    SECURE_SSL_REDIRECT: bool = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS: int = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 60 * 60)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    if BEHIND_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "archive.logs.LineFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
    "loggers": {name: {"level": "INFO"} for name in ("archive", "articles", "jobs", "search")},
}
