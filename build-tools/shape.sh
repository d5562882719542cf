#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The shape of the published modules in figures: shape.sh [DIRECTORY of a checkout, default: this one].
set -euo pipefail
cd "${1:-$(dirname "$0")/..}"
mapfile -t files < <(git ls-files 'messaging-*/src/main/*.java' | grep -v -e package-info -e module-info -e messaging-tck -e messaging-test)

echo "== public types in each exported package"
for file in "${files[@]}"; do
    case $file in */internal/*) continue ;; esac
    if grep -qE '^public ((abstract|final|sealed|non-sealed) )*(class|interface|record|enum|@interface) ' "$file"; then
        sed -n 's/^package \(.*\);/\1/p' "$file"
    fi
done | sort | uniq -c | sort -rn

echo "== the ten longest lists of parameters of constructors, records included"
perl -0777 -ne '
    my ($name) = $ARGV =~ m{([^/]+)\.java$};
    s{/\*.*?\*/|//[^\n]*}{}gs;
    while (/(?:record\s+(\w+)|\n\s+(?:public |protected |private )?(\w+))\s*(?:<[^>]*>)?\(((?:[^()]|\([^()]*\))*)\)\s*(?:implements[^{]*|throws[^{]*)?\{/g) {
        my ($type, $list) = ($1 // $2, $3);
        next if $type !~ /^[A-Z]/ or $list !~ /\S/;
        $list =~ s/<(?:[^<>]|<[^<>]*>)*>//g;
        my $count = () = $list =~ /,/g;
        printf "%3d %s\n", $count + 1, $type;
    }' "${files[@]}" | sort -rn | sed -n 1,10p

echo "== names of files that occur twice or more in the whole tree, without package-info and what is planted"
git ls-files '*.java' | grep -v -e package-info -e module-info -e /planted/ | xargs -n1 basename | sort | uniq -d | wc -l

echo "== files above 400 lines in the whole tree, tests included"
git ls-files '*.java' | xargs wc -l | awk '$1 > 400 && $2 != "total"'
