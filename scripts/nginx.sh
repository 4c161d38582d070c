#!/usr/bin/env bash
# Makes sure of an nginx for scripts/nginx.test.mjs: the system's, else Debian's package unpacked into .cache/nginx. It is not installed, as that
# would start a server. Where neither is to be had, the test is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

PATH=$PATH:/usr/sbin
if [ -n "${NGINX:-}" ] || command -v nginx >/dev/null || [ -x .cache/nginx/usr/sbin/nginx ]; then
  exit 0
fi
if ! command -v apt-get >/dev/null || ! command -v dpkg >/dev/null; then
  echo "no nginx: its recipe in docs/hosting.md is not tested"
  exit 0
fi
fetched=$(mktemp -d)
trap 'rm -rf "$fetched"' EXIT
if (cd "$fetched" && apt-get download -q nginx nginx-common) >"$fetched/log" 2>&1; then
  mkdir -p .cache/nginx # dpkg makes no parents, and a fresh clone has no .cache
  for package in "$fetched"/*.deb; do dpkg -x "$package" .cache/nginx; done
else
  tail -n 1 "$fetched/log"
  echo "no nginx: its recipe in docs/hosting.md is not tested"
fi
