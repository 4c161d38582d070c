#!/usr/bin/env bash
# Makes sure of the three browsers that the tests drive: uses those there, installs what is missing where it may, else says what to install.
set -euo pipefail

has() {
  for program in "$@"; do
    [ -n "$program" ] && command -v "$program" >/dev/null && return 0
  done
  return 1
}

missing=()
has "${CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome || missing+=(chromium)
has "${FIREFOX:-}" firefox-esr firefox || missing+=(firefox-esr)
# WebKit's browser for tests comes with its driver; it needs a display, which Xvfb gives.
has WebKitWebDriver || missing+=(webkit2gtk-driver)
has Xvfb || missing+=(xvfb)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ] && has apt-get; then
  echo "installing ${missing[*]}"
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
  exit 0
fi

echo "The browser tests need ${missing[*]}. Install with: sudo apt-get install ${missing[*]}" >&2
echo "or point CHROMIUM and FIREFOX at the browsers' programs." >&2
exit 1
