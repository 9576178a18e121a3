package org.steelyard.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.Role;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.ApiDocument;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.Nonsense;
import org.steelyard.testkit.TestIssuer;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
class ApiDocumentIT {

    /** Of nobody else's tests. */
    private static final String COUNTY = "990000000000";

    @LocalServerPort
    int port;

    @Test
    void isWhatTheConsolesTypesAreMadeFrom() {
        ApiDocument.isCommitted(
                "complaint-service", Api.on(port).get("/v3/api-docs").json());
    }

    @Test
    void nonsenseIsNoErrorOfOurs() {
        var caller = Api.on(port).as(TestIssuer.token(Role.COUNTY_REGULATOR, COUNTY));
        assertThat(Nonsense.takenForErrors(Api.on(port).get("/v3/api-docs").json(), caller))
                .isEmpty();
    }
}
