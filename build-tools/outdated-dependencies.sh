#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Lists versions of a POM (default: pom.xml) that are older than the newest patch known to newest-patches.txt, and versions
# that it does not know; ends with 1 if there are any. Needs no network: who hears of a patch writes it into that file.
set -euo pipefail
cd "$(dirname "$0")/.."
pom=${1:-pom.xml}
known=build-tools/newest-patches.txt
failed=0
while read -r property version; do
    # A property that profiles set otherwise has a line for each value.
    if grep -qxF "$property $version" "$known"; then
        continue
    fi
    newest=$(awk -v property="$property" '$1 == property { print $2 }' "$known" | sort -V | tail -1)
    if [ -z "$newest" ]; then
        echo "$property $version: not in $known" >&2
        failed=1
    elif [ "$(printf '%s\n%s\n' "$version" "$newest" | sort -V | head -1)" = "$version" ]; then
        echo "$property $version: $newest is known" >&2
        failed=1
    fi
done < <(sed -n 's#^ *<\([a-z0-9.-]*\.version\)>\([^<$]*\)</.*#\1 \2#p' "$pom")
exit "$failed"
