package org.steelyard.complaint.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.steelyard.proof.PublicKeys;
import org.steelyard.proof.SigningKey;

/** The keys that vouch for anchors. */
@Component
class AnchorKeys {

    private static final Logger log = LoggerFactory.getLogger(AnchorKeys.class);

    private final @Nullable SigningKey signing;
    private final PublicKeys counted;

    AnchorKeys(ChainSettings settings) {
        var privateFile = settings.signingKey();
        var publicFile = settings.publicKey();
        if (privateFile != null && publicFile == null) {
            throw new IllegalStateException("steelyard.chain.signing-key is set, and public-key is not");
        }
        var pems = new ArrayList<String>();
        settings.formerPublicKeys().forEach(file -> pems.add(read(file)));
        if (publicFile != null) {
            pems.add(read(publicFile));
        }
        counted = new PublicKeys(pems);
        signing =
                privateFile == null || publicFile == null ? null : new SigningKey(read(privateFile), read(publicFile));
        if (signing == null) {
            log.atWarn().log("No signing key: ledgers are anchored, and nobody vouches for the anchors");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("No key at " + file, e);
        }
    }

    /** The key that signs, none if none was given. */
    @Nullable
    SigningKey signing() {
        return signing;
    }

    /** The keys whose signatures count. */
    PublicKeys counted() {
        return counted;
    }
}
