#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Proves that the rules of the build can fail: plants one violation at a time in a copy of the tree and expects the
# build to stop with the name of the rule. A rule that stays silent fails this script.
set -euo pipefail
cd "$(dirname "$0")/.."

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
    [ -e "$file" ] && printf '%s\0' "$file"
done | tar -c --null -T - | tar -x -C "$copy"
# The copy is committed to a repository of its own, so that each violation is undone by one command.
cd "$copy"
git init -q
git add -A
git -c user.name=planted -c user.email=planted@localhost commit -qm 'as it is'

passed=0
failed=0
module=messaging-storage-memory
package=io/hausfunk/messaging/storage/memory

# What `mvn verify` holds must fail without -Pchecks, which compiles the modules below anew each time.
build=(mvn -B -pl "$module" -am -Dmaven.test.skip.exec=true)

# expect NAME PATTERN PHASE [OPTION...]: the build must fail in the module or its parent, and say PATTERN.
expect() {
    local name=$1 pattern=$2 phase=$3
    if "${build[@]}" "${@:4}" "$phase" >"$copy/.log" 2>&1; then
        echo "planted: $name: the build stayed GREEN"
        failed=$((failed + 1))
    elif grep -qE -- "$pattern" "$copy/.log" && grep -qE "on project ($module|messaging-parent)" "$copy/.log"; then
        echo "planted: $name: reported"
        passed=$((passed + 1))
    else
        echo "planted: $name: the build failed, but did not say '$pattern':"
        grep -E 'ERROR|WARN' "$copy/.log" | head -n 15 || true
        failed=$((failed + 1))
    fi
    git checkout -q -- .
    git clean -qfd
}

# plant CLASS: a source file from standard input, with licence and package.
plant() {
    { printf '// SPDX-License-Identifier: Apache-2.0\npackage io.hausfunk.messaging.storage.memory;\n\n'; cat; } \
        >"$module/src/main/java/$package/$1.java"
}

# add_dependency GROUP ARTIFACT VERSION: into the pom of the module.
add_dependency() {
    perl -0pi -e "s|(\\n  <dependencies>)|\$1\\n    <dependency>\\n      <groupId>$1</groupId>\\n      <artifactId>$2</artifactId>\\n      <version>$3</version>\\n    </dependency>|" \
        "$module/pom.xml"
}

# What follows must fail for the planted reason only: so the tree itself must pass first.
if ! "${build[@]}" -Pchecks verify >"$copy/.log" 2>&1; then
    echo "planted: the build fails without any violation:"
    grep ERROR "$copy/.log" | head -n 15
    exit 1
fi

plant Crooked <<'J'
final class Crooked { int  count ; }
J
expect 'format of Java' 'format violations' validate

printf '// no licence\npackage io.hausfunk.messaging.storage.memory;\n\nfinal class Bare {}\n' \
    >"$module/src/main/java/$package/Bare.java"
expect 'licence header' 'format violations' validate

perl -0pi -e 's|\n  <name>|\n\n\n      <name>|' "$module/pom.xml"
expect 'format of a pom' 'format violations' validate

printf '* one\n\n\n\n- two\n' >"$module/README.md"
expect 'format of Markdown' 'format violations' validate

plant Raw <<'J'
import java.util.List;

final class Raw {
    static List of(List given) {
        return given;
    }
}
J
expect 'compiler warning' 'found raw type' compile -Dspotless.check.skip

plant Wrong <<'J'
final class Wrong {
    static boolean same(int[] left, int[] right) {
        return left.equals(right);
    }
}
J
expect 'Error Prone' '\[ArrayEquals\]' compile -Dspotless.check.skip

plant Doubtful <<'J'
final class Doubtful {
    static String first(String lines) {
        return lines.split(",")[0];
    }
}
J
expect 'what Error Prone warns of' '\[StringSplitter\]' compile -Dspotless.check.skip -Pchecks

plant Nothing <<'J'
final class Nothing {
    static String nothing() {
        return null;
    }
}
J
expect 'NullAway' '\[NullAway\]' compile -Dspotless.check.skip

plant Documented <<'J'
/** Says {@link Nowhere}. */
public final class Documented {
    /** Made by nobody. */
    private Documented() {}
}
J
expect 'Javadoc' 'reference not found' package -Dspotless.check.skip -Pchecks

add_dependency org.slf4j slf4j-api 2.0.20
expect 'declared but not used' 'Unused declared dependencies' verify -Dspotless.check.skip

perl -0pi -e 's|\s*<dependency>\s*<groupId>org.jspecify.*?</dependency>||s' "$module/pom.xml"
expect 'used but not declared' 'Used undeclared dependencies' verify -Dspotless.check.skip

add_dependency javax.inject javax.inject 1
expect 'javax' 'javax.inject:javax.inject.*banned' validate -Dspotless.check.skip

add_dependency io.vertx vertx-core 5.0.12
expect 'Vert.x without a cluster' 'vertx-core.*banned' validate -Dspotless.check.skip

add_dependency org.slf4j slf4j-simple 2.0.20
expect 'log back-end in a library' 'slf4j-simple.*banned' validate -Dspotless.check.skip

add_dependency org.apache.johnzon johnzon-core 2.0.2
add_dependency ch.qos.logback logback-classic 1.5.34
add_dependency org.slf4j slf4j-api 2.0.16
expect 'versions that clash' 'DependencyConvergence' validate -Dspotless.check.skip

perl -0pi -e 's|<version>\[3.8.7,\)|<version>[99,)|' pom.xml
expect 'Maven too old' 'RequireMavenVersion' validate -Dspotless.check.skip

perl -0pi -e 's|<version>\[17,\)|<version>[99,)|' pom.xml
expect 'Java too old' 'RequireJavaVersion' validate -Dspotless.check.skip

echo
echo "planted: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
