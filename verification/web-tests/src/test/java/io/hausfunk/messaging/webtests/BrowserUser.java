// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody at a browser. Whatever the page's console complains about, and every breach of the content policy, fails the test. */
final class BrowserUser implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final String BREACH = "content policy:";

    private final BrowserContext context;
    private final Page page;
    private final String name;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private boolean offlineExpected;

    BrowserUser(BrowserContext context, String address, String name) {
        this.context = context;
        this.name = name;
        context.setDefaultTimeout(30_000);
        // Each breach of the content policy is reported here, whether it was enforced or not.
        context.addInitScript("document.addEventListener('securitypolicyviolation', (report) =>" + " console.error('"
                + BREACH + " ' + report.violatedDirective + ' ' + report.blockedURI))");
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !(offlineExpected && message.text().matches("(?s).*(net::|WebSocket|401).*"))) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address);
        signIn();
    }

    /** Signs in on the page that asks for it. */
    void signIn() {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill("demo");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page.getByRole(AriaRole.BUTTON, button("New conversation", "Neue Unterhaltung")))
                .isVisible();
    }

    private static Page.GetByRoleOptions button(String english, String german) {
        return new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile(english + "|" + german));
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Signs in at this address without the page, for which nothing has happened. */
    void signInUnseen(String address) {
        context.request()
                .post(
                        address + "sign-in",
                        RequestOptions.create()
                                .setForm(FormData.create().set("name", name).set("password", "demo")));
    }

    /** What was reported of the content policy, and of scripts that should not run. */
    List<String> breaches() {
        return complaints.stream()
                .filter(complaint -> complaint.contains(BREACH) || complaint.contains("Content Security Policy"))
                .toList();
    }

    /** Begins a conversation with one person. */
    void begin(String search, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New conversation"))
                .click();
        choose(search, name);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start conversation"))
                .click();
        assertThat(field()).isFocused();
    }

    private void choose(String search, String name) {
        page.getByLabel("Search for people").fill(search);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    /** Begins a group. */
    void beginGroup(String title, List<String> names) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New conversation"))
                .click();
        names.forEach(name -> choose(name.substring(0, 3), name));
        page.getByLabel("Name of the group").fill(title);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create group"))
                .click();
        assertThat(field()).isFocused();
    }

    void open(String title) {
        list().locator(".row")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".title").getByText(title)))
                .click();
        assertThat(field()).isFocused();
    }

    void write(String text) {
        field().fill(text);
        // On the keyboard, which waits for no navigation: a page that is cut off may have one under way for ever.
        page.keyboard().press("Enter");
    }

    /** Chooses files for the next message. */
    void choose(FilePayload... files) {
        page.locator("#chooser").first().setInputFiles(files);
    }

    void createPoll(String question, String... options) {
        page.getByLabel("Attach files or a poll").click();
        menu("Create a poll");
        page.getByLabel("Question").fill(question);
        for (int i = 0; i < options.length; i++) {
            if (i > 1) {
                click("Add an option");
            }
            page.getByLabel("Option " + (i + 1), new Page.GetByLabelOptions().setExact(true))
                    .fill(options[i]);
        }
        click("Ask");
        assertThat(message(question)).isVisible();
    }

    /** Presses keys where the focus is. */
    void keys(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** Asks the gateway about the latest message, as a page that was tampered with could. */
    void ask(String type, String fields) {
        assertThat(page.locator("hausfunk-waiting-message")).hasCount(0);
        page.evaluate(
                "async ([type]) => {"
                        + "const { chat, current } = document.querySelector('hausfunk-chat');"
                        + "const items = chat.conversations.get(current).fold.items;"
                        + "const message = items[items.length - 1].sequence;"
                        + "await chat.connection.ask(type, { conversation: current, message, " + fields + " }); }",
                List.of(type));
    }

    /** A message by its text. */
    Locator message(String text) {
        return log().first()
                .locator("hausfunk-message")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    /** Chooses something in the menu of a message. */
    void act(String text, String action) {
        Locator message = message(text);
        message.hover();
        message.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("More actions"))
                .click();
        menu(action);
    }

    void forward(String text, String title) {
        act(text, "Forward");
        page.getByLabel("Forward to").selectOption(new SelectOption().setLabel(title));
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send"))
                .click();
    }

    /** Chooses something in the open menu. */
    void menu(String action) {
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(action).setExact(true))
                .click();
    }

    void click(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    Locator field() {
        return page.locator(".talk hausfunk-composer").getByRole(AriaRole.TEXTBOX);
    }

    Locator threadField() {
        return page.locator("hausfunk-thread hausfunk-composer").getByRole(AriaRole.TEXTBOX);
    }

    Locator list() {
        return page.locator("hausfunk-conversation-list");
    }

    Locator log() {
        return page.getByRole(AriaRole.LOG);
    }

    Locator messages() {
        return log().getByRole(AriaRole.ARTICLE);
    }

    /** The texts of all messages, from the first to the last. */
    List<String> texts() {
        return log().locator("article .text").allInnerTexts();
    }

    void offline(boolean now) {
        offlineExpected = true;
        context.setOffline(now);
    }

    void expectTrouble() {
        offlineExpected = true;
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
    }
}
