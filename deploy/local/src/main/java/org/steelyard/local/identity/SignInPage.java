package org.steelyard.local.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.HtmlUtils;

/** The page people sign in at. It shows the demo password, since it answers on this machine only and guards nothing real. */
@RestController
class SignInPage {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z.]+)}");

    private final MessageSource messages;
    private final IdentitySettings settings;
    private final String page;
    private final AcceptHeaderLocaleResolver languages = new AcceptHeaderLocaleResolver();

    SignInPage(MessageSource messages, IdentitySettings settings) throws IOException {
        this.messages = messages;
        this.settings = settings;
        this.page = new ClassPathResource("identity/login.html").getContentAsString(StandardCharsets.UTF_8);
        languages.setSupportedLocales(List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH));
        languages.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
    }

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(HttpServletRequest request, CsrfToken proof) {
        var language = languages.resolveLocale(request);
        var said = request.getParameter("error") != null
                ? "wrong"
                : request.getParameter("logout") != null ? "signed.out" : "none";
        var filled = PLACE.matcher(page)
                .replaceAll(found -> Matcher.quoteReplacement(HtmlUtils.htmlEscape(
                        switch (found.group(1)) {
                            case "language" -> language.toLanguageTag();
                            case "proof" -> proof.getToken();
                            case "password" -> settings.demoPassword();
                            case "said" -> text("said." + said, language);
                            case String text -> text(text, language);
                        })));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(filled);
    }

    private String text(String key, Locale language) {
        return Objects.requireNonNull(messages.getMessage("sign-in." + key, null, language));
    }
}
