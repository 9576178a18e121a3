package org.steelyard.escalation.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SignaturesTests {

    /** The example of the Standard Webhooks reference libraries. */
    @Test
    void areThoseOfStandardWebhooks() {
        assertThat(Signatures.standard(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    /** Worked out by another implementation from the robot's documentation. */
    @Test
    void areThoseThatDingTalkWants() {
        assertThat(Signatures.dingTalk("SECabc", Instant.ofEpochMilli(1614265330123L)))
                .isEqualTo("timestamp=1614265330123&sign=0rBvJ%2BJjItJwp9ksMWSHDFVtY2uZSb9QrgE8BRUaaX0%3D");
    }

    @Test
    void haveSecretsOfThirtyTwoBytesThatDiffer() {
        var secret = Signatures.newSecret();

        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .hasSize(32);
        assertThat(Signatures.newSecret()).isNotEqualTo(secret);
    }
}
