package org.steelyard.gateway.docs;

import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.gateway.route.RouteSettings;

/** The page on which every service's interface can be read and tried; its parts come from this process, not from afar. */
@RestController
class DocsController {

    record Document(String name, String url) {}

    private final List<Document> documents;

    DocsController(RouteSettings routes) {
        documents = routes.services().keySet().stream()
                .map(service -> new Document(service, "/api/docs/openapi/" + service))
                .toList();
    }

    @GetMapping(path = "/api/docs", produces = MediaType.TEXT_HTML_VALUE)
    Resource page() {
        return new ClassPathResource("docs/index.html");
    }

    @GetMapping("/api/docs/services")
    List<Document> documents() {
        return documents;
    }
}
