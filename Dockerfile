# syntax=docker/dockerfile:1
# Stage 1 installs the locked dependencies; stage 2 holds what runs, and nothing that builds.
FROM python:3.12-slim AS build
WORKDIR /build
RUN python -m venv /opt/monitor
COPY requirements.lock .
RUN /opt/monitor/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock
COPY pyproject.toml README.md ./
COPY monitor monitor
RUN /opt/monitor/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps .

FROM python:3.12-slim
RUN useradd --system --uid 10001 --home-dir /data --create-home monitor
COPY --from=build /opt/monitor /opt/monitor
COPY config /config
ENV PATH=/opt/monitor/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    MONITOR_CONFIG=/config \
    MONITOR_DATABASE=sqlite:////data/monitor.sqlite3
USER monitor
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=1m --timeout=20s --start-period=1m CMD ["probation-monitor", "health"]
ENTRYPOINT ["probation-monitor"]
CMD ["run"]
