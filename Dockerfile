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
# No other language's names of months and countries; then some days are played, which proves that
# the image works, and leaves the bytecode of what is used beside it.
RUN find /opt/monitor -path "*/babel/locale-data/*" ! -name "en*" ! -name root.dat -delete \
    && cd /tmp && /opt/monitor/bin/probation-monitor demo --no-look

FROM python:3.12-slim
RUN useradd --system --uid 10001 --home-dir /data --create-home monitor
COPY --from=build /opt/monitor /opt/monitor
COPY config /config
ENV PATH=/opt/monitor/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MONITOR_CONFIG=/config \
    MONITOR_DATABASE=sqlite:////data/monitor.sqlite3
USER monitor
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=1m --timeout=20s --start-period=1m CMD ["probation-monitor", "health"]
ENTRYPOINT ["probation-monitor"]
CMD ["run"]
