"""Django settings: the only file of them; what an installation may choose is in environment.py."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from salur.config.environment import read_environment
from salur.config.keys import read_or_make_keys
from salur.config.postgres import Address

ENVIRONMENT = read_environment()
_KEYS = read_or_make_keys(ENVIRONMENT.keys)

SECRET_KEY = _KEYS.session.hex()
SALUR_KEYS = _KEYS
SALUR_EVIDENCE = ENVIRONMENT.evidence_data
SALUR_BANK_INBOX = ENVIRONMENT.bank_inbox
SALUR_TRAINING = ENVIRONMENT.training
SALUR_ONE_FACTOR = ENVIRONMENT.one_factor
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
PACKAGE = Path(__file__).resolve().parent.parent

INSTALLED_APPS = [
    "salur.interfaces.web",  # first: its templates stand before those of allauth
    "salur.interfaces.api",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "salur.jobs",
    "salur.audit",
    "salur.access",
    "salur.places",
    "salur.parties",
    "salur.evidence",
    "salur.ledger",
    "salur.registry",
    "salur.coordination",
    "salur.programs",
    "salur.quality",
    "salur.distribution",
    "salur.reconciliation",
    "salur.transition",
    "salur.graduation",
    "salur.reporting",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "salur.interfaces.web.headers.SecurityHeaders",
    # Its random padding and the masked token defeat BREACH.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "salur.interfaces.web.practice.PracticeMark",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "salur.interfaces.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "salur.interfaces.web.doorway.Doorway",  # last: its answer stands beneath all the others
]

_WITHOUT_ADDRESS = {"filters": ["without_address"]}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_address": {"()": "salur.interfaces.web.logs.WithoutAddress"}},
    "loggers": {"django.request": _WITHOUT_ADDRESS, "django.security.csrf": _WITHOUT_ADDRESS},
}

ROOT_URLCONF = "salur.config.urls"
WSGI_APPLICATION = "salur.config.wsgi.application"

_ADDRESS = Address.from_url(ENVIRONMENT.database_url or "postgresql://salur_app@/salur")
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": _ADDRESS.host,
        "PORT": _ADDRESS.port,
        "USER": _ADDRESS.user,
        "PASSWORD": _ADDRESS.password,
        "NAME": _ADDRESS.database,
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "salur.interfaces.web.context.installation",
            ],
        },
    }
]

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "interfaces" / "web" / "locale"]
TIME_ZONE = "Asia/Makassar"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

SILENCED_SYSTEM_CHECKS = ["models.W042"]

_MAIL = urlsplit(ENVIRONMENT.email_url)
EMAIL_BACKEND = (
    "salur.config.mails.PracticeMails"
    if ENVIRONMENT.training
    else f"django.core.mail.backends.{'smtp' if _MAIL.hostname else 'filebased'}.EmailBackend"
)
EMAIL_FILE_PATH = ENVIRONMENT.data / "mail"
EMAIL_HOST = _MAIL.hostname or ""
EMAIL_PORT = _MAIL.port or 25
EMAIL_HOST_USER = unquote(_MAIL.username or "")
EMAIL_HOST_PASSWORD = unquote(_MAIL.password or "")
EMAIL_USE_TLS = bool(_MAIL.username)
EMAIL_TIMEOUT = 30  # seconds: a server that does not answer is asked again later
DEFAULT_FROM_EMAIL = ENVIRONMENT.email_from
SALUR_ADDRESS = ENVIRONMENT.address

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_ADAPTER = "salur.access.adapter.ClosedDoor"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation proves the address: see access.actions
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600  # seconds for which a second factor counts as present
MFA_ADAPTER = "salur.access.adapter.SealedFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Salur"
