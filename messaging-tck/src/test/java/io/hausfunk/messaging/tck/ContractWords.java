// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sentences of a contract, read from the sources of the interfaces themselves. */
final class ContractWords {
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final String NEW_SENTENCE = "\u0000";

    private ContractWords() {}

    /** The sentences by the name of their source, in order. */
    static Map<String, List<String>> sentences(Path folder) {
        Map<String, List<String>> sentences = new TreeMap<>();
        try (Stream<Path> sources = Files.list(folder)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                sentences.put(source.getFileName().toString(), sentences(Files.readString(source)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }

    private static List<String> sentences(String source) {
        List<String> sentences = new ArrayList<>();
        Matcher comments = COMMENT.matcher(source);
        while (comments.find()) {
            String text = comments.group(1)
                    .replaceAll("(?m)^\\s*\\*", "")
                    .replaceAll("</?(p|ul|li)>|@return|@param\\s+\\w+", NEW_SENTENCE)
                    .replaceAll("\\s+", " ")
                    .replaceAll("(?<=[^ ]\\.) ", NEW_SENTENCE);
            Arrays.stream(text.split(NEW_SENTENCE, -1))
                    .map(String::strip)
                    .filter(sentence -> !sentence.isEmpty())
                    .forEach(sentences::add);
        }
        return sentences;
    }
}
