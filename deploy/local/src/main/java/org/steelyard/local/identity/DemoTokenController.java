package org.steelyard.local.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Hands scripts on this machine a token without a browser. Answers only callers on the loopback address who know the
 * secret that the launcher left in a file readable by its owner alone.
 */
@RestController
@ConditionalOnProperty("steelyard.identity.demo-secret-file")
class DemoTokenController {

    static final String SECRET_HEADER = "Steelyard-Demo-Secret";

    private final Accounts accounts;
    private final TokenIssue tokens;
    private final byte[] secret;

    DemoTokenController(Accounts accounts, TokenIssue tokens, IdentitySettings settings) throws IOException {
        this.accounts = accounts;
        this.tokens = tokens;
        this.secret = Files.readString(Objects.requireNonNull(settings.demoSecretFile()))
                .strip()
                .getBytes(StandardCharsets.UTF_8);
    }

    @PostMapping(path = "/demo/token", produces = MediaType.TEXT_PLAIN_VALUE)
    String token(
            @RequestParam String account,
            @RequestHeader(name = SECRET_HEADER, defaultValue = "") String given,
            HttpServletRequest request)
            throws IOException {
        var local = InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        // Constant time, and an empty secret never matches: a truncated file must not open the door.
        if (!local || secret.length == 0 || !MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return accounts.find(account)
                .map(tokens::issue)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No such account"));
    }
}
