package org.steelyard.assessment;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.ApiDocument;
import org.steelyard.testkit.Backing;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
class ApiDocumentIT {

    @LocalServerPort
    int port;

    @Test
    void isWhatTheConsolesTypesAreMadeFrom() {
        ApiDocument.isCommitted(
                "assessment-service", Api.on(port).get("/v3/api-docs").json());
    }
}
