// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import java.util.Locale;
import java.util.Map;

/** The words of an evidence page, by the names in its file. What has no word is shown by its name. */
record EvidenceWords(String language, Map<String, String> words) {
    private static final EvidenceWords ENGLISH = new EvidenceWords(
            "en",
            Map.ofEntries(
                    Map.entry("evidence", "Evidence of an announcement"),
                    Map.entry("how", "This page shows a signed file. Only the file itself can be verified."),
                    Map.entry("announcement", "Announcement"),
                    Map.entry("tenant", "Tenant"),
                    Map.entry("made", "Made at"),
                    Map.entry("state", "State"),
                    Map.entry("version", "Version"),
                    Map.entry("acknowledgedSince", "Acknowledgements count since version"),
                    Map.entry("from", "Shown from"),
                    Map.entry("until", "Shown until"),
                    Map.entry("audience", "Audience"),
                    Map.entry("remindedAfter", "Reminders after"),
                    Map.entry("escalatedAfter", "Managers told after"),
                    Map.entry("unreachedAfter", "Unreached people told after"),
                    Map.entry("said", "What it says"),
                    Map.entry("figures", "How far it reached"),
                    Map.entry("addressed", "Addressed"),
                    Map.entry("told", "Told"),
                    Map.entry("read", "Read"),
                    Map.entry("acknowledged", "Acknowledged"),
                    Map.entry("few", "The audience is so small that figures would tell of single people."),
                    Map.entry("steps", "Steps"),
                    Map.entry("number", "Number"),
                    Map.entry("step", "Step"),
                    Map.entry("at", "Time"),
                    Map.entry("EVERYONE", "everyone"),
                    Map.entry("GROUP", "group"),
                    Map.entry("DEPARTMENT", "department"),
                    Map.entry("SITE", "site"),
                    Map.entry("ATTRIBUTE", "attribute"),
                    Map.entry("ALL_OF", "all of"),
                    Map.entry("ANY_OF", "any of"),
                    Map.entry("NOT", "not"),
                    Map.entry("DRAFT", "draft"),
                    Map.entry("DRAFTED", "drafted"),
                    Map.entry("REVISED", "revised"),
                    Map.entry("SUBMITTED", "submitted for review"),
                    Map.entry("RETURNED", "given back"),
                    Map.entry("APPROVED", "approved"),
                    Map.entry("SCHEDULED", "scheduled"),
                    Map.entry("PUBLISHED", "published"),
                    Map.entry("CORRECTED", "corrected"),
                    Map.entry("PAUSED", "paused"),
                    Map.entry("RESUMED", "resumed"),
                    Map.entry("STOPPED", "stopped"),
                    Map.entry("RETRACTED", "taken back"),
                    Map.entry("ENDED", "ended"),
                    Map.entry("NAMES_SEEN", "names seen")));

    private static final EvidenceWords GERMAN = new EvidenceWords(
            "de",
            Map.ofEntries(
                    Map.entry("evidence", "Nachweis einer Mitteilung"),
                    Map.entry(
                            "how",
                            "Diese Seite zeigt eine signierte Datei. Nur die Datei selbst l\u00e4sst sich pr\u00fcfen."),
                    Map.entry("announcement", "Mitteilung"),
                    Map.entry("tenant", "Mandant"),
                    Map.entry("made", "Erstellt am"),
                    Map.entry("state", "Stand"),
                    Map.entry("version", "Fassung"),
                    Map.entry("acknowledgedSince", "Best\u00e4tigungen z\u00e4hlen ab Fassung"),
                    Map.entry("from", "Gezeigt ab"),
                    Map.entry("until", "Gezeigt bis"),
                    Map.entry("audience", "Empf\u00e4ngerkreis"),
                    Map.entry("remindedAfter", "Erinnerungen nach"),
                    Map.entry("escalatedAfter", "Vorgesetzte benachrichtigt nach"),
                    Map.entry("unreachedAfter", "Nicht Erreichte benachrichtigt nach"),
                    Map.entry("said", "Wortlaut"),
                    Map.entry("figures", "Reichweite"),
                    Map.entry("addressed", "Empf\u00e4nger"),
                    Map.entry("told", "Zugestellt"),
                    Map.entry("read", "Gelesen"),
                    Map.entry("acknowledged", "Best\u00e4tigt"),
                    Map.entry(
                            "few",
                            "Der Empf\u00e4ngerkreis ist so klein, dass Zahlen einzelne Personen erkennen lie\u00dfen."),
                    Map.entry("steps", "Verlauf"),
                    Map.entry("number", "Nummer"),
                    Map.entry("step", "Schritt"),
                    Map.entry("at", "Zeit"),
                    Map.entry("EVERYONE", "alle"),
                    Map.entry("GROUP", "Gruppe"),
                    Map.entry("DEPARTMENT", "Abteilung"),
                    Map.entry("SITE", "Standort"),
                    Map.entry("ATTRIBUTE", "Merkmal"),
                    Map.entry("ALL_OF", "alle von"),
                    Map.entry("ANY_OF", "mindestens eines von"),
                    Map.entry("NOT", "nicht"),
                    Map.entry("DRAFT", "Entwurf"),
                    Map.entry("DRAFTED", "entworfen"),
                    Map.entry("REVISED", "\u00fcberarbeitet"),
                    Map.entry("SUBMITTED", "zur Pr\u00fcfung vorgelegt"),
                    Map.entry("RETURNED", "zur\u00fcckgegeben"),
                    Map.entry("APPROVED", "freigegeben"),
                    Map.entry("SCHEDULED", "geplant"),
                    Map.entry("PUBLISHED", "ver\u00f6ffentlicht"),
                    Map.entry("CORRECTED", "berichtigt"),
                    Map.entry("PAUSED", "angehalten"),
                    Map.entry("RESUMED", "fortgesetzt"),
                    Map.entry("STOPPED", "beendet"),
                    Map.entry("RETRACTED", "zur\u00fcckgezogen"),
                    Map.entry("ENDED", "abgelaufen"),
                    Map.entry("NAMES_SEEN", "Namen eingesehen")));

    /** German for who reads it, English for all others. */
    static EvidenceWords in(Locale language) {
        return language.getLanguage().equals("de") ? GERMAN : ENGLISH;
    }

    String of(String name) {
        return words.getOrDefault(name, name);
    }
}
