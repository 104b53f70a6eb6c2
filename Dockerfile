# The shop as one static program, without a shell, for a user of its own.
#
#   docker build -t ebenmass .
#   docker run -p 8080:8080 -v ebenmass:/data -e EBENMASS_BASE_URL=http://localhost:8080 \
#     --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges ebenmass
#
# compose.yaml runs two of them with PostgreSQL and HAProxy.

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/ebenmass . && install -d -m 0700 /out/data

FROM scratch
# For mail servers, databases and certificate authorities that speak TLS.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /out/ebenmass /ebenmass
# A named volume takes its owner and mode from here; a folder of the host must be given to 65532.
COPY --from=build --chown=65532:65532 /out/data /data
USER 65532:65532
ENV EBENMASS_ADDR=:8080 EBENMASS_DATA=/data EBENMASS_LOG_FORMAT=json
VOLUME ["/data"]
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["/ebenmass", "ready"]
ENTRYPOINT ["/ebenmass"]
CMD ["serve"]
