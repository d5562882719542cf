#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Where the time of the last test run went: each module beside its budget, then the ten slowest test classes. Reads the
# reports in target/, or in target/quick with the argument "quick". With "strict" it fails where a module or a class takes
# longer than its budget, or where a module has none: for a quiet machine, since on a busy one everything takes longer.
set -euo pipefail
cd "$(dirname "$0")/.."
reports=target/surefire-reports
strict=
for argument in "$@"; do
    case $argument in
        quick) reports=target/quick/surefire-reports ;;
        strict) strict=1 ;;
    esac
done
class_budget=20

# The seconds that the test classes of a module may take together on two quiet cores. Long modules run three or four
# classes at a time and mostly wait, so together these are more than the eight minutes of `mvn -B verify`.
budgets='
messaging-core 200
messaging-directory-spi 5
messaging-storage-memory 5
messaging-storage-jdbc 200
messaging-cluster-hazelcast 160
messaging-ldap 130
messaging-mail 15
messaging-spring-boot-starter 15
messaging-tck 40
messaging-test 15
messaging-web 25
messaging-web-servlet 25
messaging-web-vertx 15
examples/quickstart 10
examples/two-nodes 45
examples/ldap-login 15
examples/machine-messages 15
examples/announce 20
tools/chat-import 45
tools/cluster-certificates 15
tools/verify 5
verification/test-servers 15
verification/architecture-tests 30
verification/integration-tests 280
verification/benchmarks 60
verification/reliability 60
verification/samples 15
'

# One line for each test class: seconds, module, class.
times=$(find . -path "*/$reports/TEST-*.xml" -print0 | sort -z | xargs -0 -r perl -ne '
    next unless /<testsuite /;
    my ($name) = /\bname="([^"]+)"/;
    my ($time) = /\btime="([0-9.,]+)"/;
    $time =~ tr/,//d;
    my $module = $ARGV;
    $module =~ s{^\./}{};
    $module =~ s{/target/.*}{};
    print "$time $module $name\n";
    close ARGV;
')
if [ -z "$times" ]; then
    echo "no reports: run the tests first" >&2
    exit 1
fi

report=$(mktemp)
trap 'rm -f "$report"' EXIT
{
printf '%-36s %9s %9s\n' module seconds budget
{ echo "$budgets"; echo ---; echo "$times"; } | awk '
    /^---$/ { reports = 1; next }
    !reports { if (NF) { budget[$1] = $2 } ; next }
    { spent[$2] += $1; all += $1 }
    END {
        for (module in spent) {
            limit = module in budget ? budget[module] : "-"
            note = !(module in budget) ? "  over: it has no budget" : spent[module] > budget[module] ? "  over" : ""
            printf "%-36s %9.1f %9s%s\n", module, spent[module], limit, note | "sort"
        }
        close("sort")
        printf "%-36s %9.1f\n", "together", all
    }'
echo
echo "the ten slowest classes (goal: at most $class_budget s each)"
echo "$times" | sort -rn | head -n 10 | awk -v budget="$class_budget" '
    { printf "%9.1f  %s %s%s\n", $1, $2, $3, ($1 > budget ? "  over" : "") }'
} | tee "$report"
if [ -n "$strict" ] && grep -q '  over' "$report"; then
    echo "over budget" >&2
    exit 1
fi
