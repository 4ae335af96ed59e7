# syntax=docker/dockerfile:1
# Stage 1 installs the locked dependencies; stage 2 holds what runs, and nothing that builds.
FROM python:3.12-slim AS build
WORKDIR /build
RUN python -m venv --without-pip /opt/monitor
COPY requirements.lock .
RUN python -m pip --python /opt/monitor/bin/python install --no-cache-dir --no-compile \
    --disable-pip-version-check --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY monitor monitor
COPY config config
RUN python -m pip --python /opt/monitor/bin/python install --no-cache-dir --no-compile \
    --disable-pip-version-check --no-deps .
# What a reader of English news and reports never needs: other languages' words and signs, other
# databases, grammars to colour source code by, pictures in AVIF, icons, fonts to draw with, tests,
# and what only compilers and debuggers read.
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends binutils \
    && rm -rf /var/lib/apt/lists/* \
    && find /opt/monitor -path "*/babel/locale-data/*" ! -name "en*" ! -name root.dat -delete \
    && find /opt/monitor -path "*/pygments/lexers/*" ! -name "_*" ! -name python.py \
       ! -name special.py -delete \
    && find /opt/monitor -path "*/justext/stoplists/*" ! -name English.txt ! -name Welsh.txt \
       -type f -delete \
    && find /opt/monitor -type f \( -path "*/sqlalchemy/dialects/mysql/*" \
       -o -path "*/sqlalchemy/dialects/mssql/*" -o -path "*/sqlalchemy/dialects/oracle/*" \
       -o -path "*/apprise/assets/*" -o -path "*/wcwidth/table_grapheme_overrides/*" \) -delete \
    && find /opt/monitor \( -path "*/pdfminer/cmap/*.gz" -o -path "*/apprise/i18n/*.[mp]o" \
       -o -path "*/PIL/_avif*" -o -path "*/PIL/_imagingft.*" -o -path "*/pillow.libs/libavif*" \
       -o -path "*/pillow.libs/libharfbuzz*" -o -path "*/pillow.libs/libfreetype*" \
       -o -path "*/lxml/objectify.*" -o -path "*/site-packages/*/test*/*" \
       -o -name "*.px[di]" -o -name "*.py[xi]" -o -name "*.[ch]" \) -delete \
    && find /opt/monitor -name "*.so" -type f -exec strip --strip-unneeded {} +
# Some days are played, which proves that the image works without all that, and leaves the bytecode
# of what is used beside it.
WORKDIR /tmp/demo
RUN /opt/monitor/bin/probation-monitor demo --no-look

FROM python:3.12-slim
RUN useradd --system --uid 10001 --home-dir /data --create-home monitor
COPY --from=build /opt/monitor /opt/monitor
COPY config /config
ENV PATH=/opt/monitor/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MONITOR_CONFIG=/config \
    MONITOR_DATABASE=sqlite:////data/monitor.sqlite3
USER 10001
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=1m --timeout=20s --start-period=1m CMD ["probation-monitor", "health"]
ENTRYPOINT ["probation-monitor"]
CMD ["run"]
