# syntax=docker/dockerfile:1
# Simui as one small image: `docker build -t simui .`
# The first stage builds the binary with the `dist` profile, the second holds nothing but it.

FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --locked --profile dist --package simui-server --bin simui \
 && install -D -m 0755 target/dist/simui /out/simui

FROM debian:bookworm-slim
RUN groupadd --gid 10001 simui \
 && useradd --uid 10001 --gid simui --no-create-home --home-dir /data --shell /usr/sbin/nologin simui \
 && install -d -o simui -g simui -m 0700 /data
COPY --from=build /out/simui /usr/local/bin/simui
COPY LICENSE NOTICE /usr/share/doc/simui/

# A number, so that an orchestrator can see that it is not root.
USER 10001:10001
WORKDIR /data
# The one volume: SQLite's file when no database is configured, and the attachments.
VOLUME ["/data"]
EXPOSE 8080
# Ready means: the database answers and its schema is this binary's. The image has no curl; bash opens the socket itself.
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["simui"]
CMD ["serve", "--listen", "0.0.0.0:8080", "--data", "/data"]
