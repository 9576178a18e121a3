package org.steelyard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.steelyard.embedded.EmbeddedBacking;

/** Which broker and store the tests of a JVM get. */
class BackingServicesIT {

    private final List<String> said = new ArrayList<>();

    @Test
    void areTheEmbeddedOnesAsUsual() {
        var backing = BackingServices.choose("embedded", () -> true, said::add);

        assertThat(backing.broker()).isEqualTo(EmbeddedBacking.shared().bootstrapServers());
        assertThat(backing.store()).isEqualTo(EmbeddedBacking.shared().mongoUri());
        assertThat(said).isEmpty();
    }

    @Test
    void areTheEmbeddedOnesWhereNoEngineAnswersAndItIsSaid() {
        var backing = BackingServices.choose("containers", () -> false, said::add);

        assertThat(backing.name()).isEqualTo("embedded");
        assertThat(backing.embedded()).isTrue();
        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("not run: tests on containers"); // deploy/test looks for it
    }

    @Test
    void areNothingElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> BackingServices.choose("cloud", () -> true, said::add));
    }
}
