#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Lists the tests of the last run that failed first and passed then: each has a race that wants mending. Fails if there are
# more than so many: unsteady-tests.sh [MOST, default 0].
set -euo pipefail
cd "$(dirname "$0")/.."
found=$(find . -path '*/target/surefire-reports/TEST-*.xml' -print0 | sort -z | xargs -0 -r perl -ne '
    if (/<testcase name="([^"]+)" classname="([^"]+)"/) { ($name, $class) = ($1, $2) }
    if (/<flaky(?:Failure|Error)(?:[^>]*?message="([^"]{0,200}))?/) { print "$class: $name: ", $1 // "", "\n" }
')
[ -z "$found" ] || echo "$found"
count=$(printf '%s' "$found" | grep -c . || true)
echo "$count unsteady"
[ "$count" -le "${1:-0}" ]
