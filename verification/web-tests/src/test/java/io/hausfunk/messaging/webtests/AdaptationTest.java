// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdaptationTest extends BrowserTest {
    /** Walks through all shadow trees. */
    private static final String WALK =
            "const walk = (root, visit) => { for (const each of root.querySelectorAll('*')) {"
                    + " visit(each); if (each.shadowRoot) walk(each.shadowRoot, visit); } };";

    private BrowserUser talking(Browser.NewContextOptions options) {
        BrowserUser anna = office.signIn("anna", options.setLocale("en-GB"));
        anna.beginGroup("Lamps and other things that have a long name", List.of("Ben Cordes", "Elif Fuchs"));
        anna.write("Which **lamps**? See https://example.org/lamps/with/a/long/address/that/does/not/end and `code`");
        anna.createPoll("Which of all these lamps?", "the red ones with the long cable", "green");
        anna.ask("react", "reaction: '👍'");
        assertThat(anna.page().locator(".reaction")).hasCount(1);
        return anna;
    }

    private static void nothingIsCutOff(BrowserUser person, int width) {
        assertThat((Boolean) person.page().evaluate("(width) => document.documentElement.scrollWidth <= width", width))
                .as("nothing scrolls sideways")
                .isTrue();
        assertThat((List<?>) person.page()
                        .evaluate("() => { const wide = []; " + WALK
                                + " walk(document, (each) => { if (/^(BUTTON|TEXTAREA|A|INPUT)$/.test(each.tagName)) {"
                                + " const box = each.getBoundingClientRect();"
                                + " if (box.width > 0 && (box.right > innerWidth + 1 || box.left < -1)) wide.push(each.outerHTML.slice(0, 200)); } });"
                                + " return wide; }"))
                .as("what reaches out of the window")
                .isEmpty();
    }

    @Test
    void at_320_pixels_as_at_400_percent_nothing_scrolls_sideways() {
        BrowserUser anna = talking(new Browser.NewContextOptions().setViewportSize(320, 512));
        nothingIsCutOff(anna, 320);
        anna.screenshot("narrow");
        anna.message("Which of all these").hover();
        anna.message("Which of all these").getByLabel("More actions").click();
        nothingIsCutOff(anna, 320);
        assertThat(anna.complaints()).isEmpty();
    }

    @Test
    void with_the_text_spacing_of_the_guidelines_nothing_is_lost() {
        BrowserUser anna = talking(new Browser.NewContextOptions().setViewportSize(1280, 800));
        anna.page()
                .evaluate(
                        "() => { const sheet = new CSSStyleSheet();"
                                + " sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
                                + " word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');" + WALK
                                + " document.adoptedStyleSheets = [sheet]; walk(document, (each) => { if (each.shadowRoot)"
                                + " each.shadowRoot.adoptedStyleSheets = [...each.shadowRoot.adoptedStyleSheets, sheet]; }); }");
        nothingIsCutOff(anna, 1280);
        assertThat((List<?>) anna.page()
                        .evaluate("() => { const cut = []; " + WALK
                                + " walk(document, (each) => { if (each.tagName === 'BUTTON' && each.clientHeight > 0"
                                + " && !each.classList.contains('row') && !each.classList.contains('quote')"
                                + " && each.scrollHeight > each.clientHeight + 2) cut.push(each.outerHTML.slice(0, 200)); });"
                                + " return cut; }"))
                .as("buttons whose text is cut")
                .isEmpty();
        anna.screenshot("text-spacing");
    }

    @Test
    void every_target_has_24_pixels() {
        BrowserUser anna = talking(new Browser.NewContextOptions());
        anna.message("Which of all these").hover();
        assertThat(anna.page().locator("hausfunk-message .tools")).hasCount(1);
        assertThat((List<?>) anna.page()
                        .evaluate("() => { const small = []; " + WALK
                                + " walk(document, (each) => { if (each.tagName === 'BUTTON' || each.getAttribute('role') === 'slider') {"
                                + " const box = each.getBoundingClientRect();"
                                + " if (box.width > 0 && (box.width < 24 || box.height < 24)) small.push(each.outerHTML.slice(0, 200)); } });"
                                + " return small; }"))
                .isEmpty();
    }

    @Test
    void whoever_wants_less_motion_gets_none() {
        BrowserUser anna = talking(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
        assertThat((List<?>) anna.page()
                        .evaluate("() => { const moving = []; " + WALK
                                + " walk(document, (each) => { const style = getComputedStyle(each);"
                                + " if ([...style.animationDuration.split(','), ...style.transitionDuration.split(',')]"
                                + ".some((time) => parseFloat(time) > 0.01)) moving.push(each.outerHTML.slice(0, 120)); });"
                                + " return moving; }"))
                .isEmpty();
    }

    @Test
    void buttons_and_bubbles_keep_their_shape_in_forced_colours() {
        BrowserUser anna = talking(new Browser.NewContextOptions().setForcedColors(ForcedColors.ACTIVE));
        anna.screenshot("forced-colours");
        assertThat(anna.page().locator(".bubble").first()).hasCSS("border-top-style", "solid");
        assertThat(anna.page().locator("hausfunk-poll .option").first()).hasCSS("border-top-style", "solid");
    }

    @Test
    void where_the_page_is_written_from_right_to_left_the_chat_is_as_well() {
        BrowserUser anna = talking(new Browser.NewContextOptions());
        anna.page().evaluate("() => document.documentElement.setAttribute('dir', 'rtl')");
        assertThat(anna.messages()).hasCount(2);
        anna.screenshot("right-to-left");
        double list = anna.list().boundingBox().x;
        assertThat(list)
                .as("the list stands on the right")
                .isGreaterThan(anna.log().boundingBox().x);
        nothingIsCutOff(anna, 1280);
    }
}
