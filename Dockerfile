# The archive for a server: `docker build -t party-news-archive .`; docs/deployment.md says how to run it.

FROM python:3.13-slim-trixie AS build
WORKDIR /archive
# Without pip: the environment is filled from outside, and the last stage has nothing to install with.
RUN python -m venv --without-pip /venv
COPY requirements.txt .
RUN python -m pip --python /venv/bin/python install --no-cache-dir --disable-pip-version-check --require-hashes \
    -r requirements.txt
COPY . .
# They need no database. The secret serves these two commands and is in no setting of the image.
RUN SECRET_KEY=only-while-the-image-is-built /venv/bin/python manage.py collectstatic --noinput
# What the engine compiles: a processor of another kind than this one's compiles it anew when the archive starts.
RUN SECRET_KEY=only-while-the-image-is-built NUMBA_CACHE_DIR=/archive/var/compiled /venv/bin/python manage.py warm_up

FROM python:3.13-slim-trixie
RUN useradd --system --uid 10001 --user-group --home-dir /archive --shell /usr/sbin/nologin archive
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    NUMBA_CACHE_DIR=/archive/var/compiled \
    ARCHIVE_PRODUCTION=true \
    HOST=0.0.0.0 \
    PORT=8000
WORKDIR /archive
COPY --from=build /venv /venv
COPY --from=build /archive /archive
# Made here, so that a new volume mounted over one belongs to the user too.
RUN mkdir -p var/index var/uploads && chown -R archive:archive var
USER archive
EXPOSE 8000
VOLUME ["/archive/var/index", "/archive/var/uploads"]
# In the name of a host that is allowed: any other is refused before the database is asked.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os; from urllib.request import Request, urlopen; host = os.environ['ALLOWED_HOSTS'].split(',')[0].strip(' .*') or 'localhost'; urlopen(Request('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', headers={'Host': host}), timeout=4)"]
CMD ["python", "manage.py", "serve"]
