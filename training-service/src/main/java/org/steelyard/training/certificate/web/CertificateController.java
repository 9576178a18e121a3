package org.steelyard.training.certificate.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.platform.security.Caller;
import org.steelyard.training.certificate.Certificates;

/** A certificate to write the name in by hand, or, with the name in a body rather than an address, with it. */
@RestController
@RequestMapping("/api/training/completions/{id}/certificate")
class CertificateController {

    private final Certificates certificates;

    CertificateController(Certificates certificates) {
        this.certificates = certificates;
    }

    // no `produces`: a refusal is JSON all the same
    @GetMapping
    ResponseEntity<byte[]> blank(@PathVariable String id, Caller caller) {
        return answer(certificates.of(id, null, caller));
    }

    @PostMapping
    ResponseEntity<byte[]> named(@PathVariable String id, @Valid @RequestBody NameOnIt body, Caller caller) {
        return answer(certificates.of(id, body.name(), caller));
    }

    private static ResponseEntity<byte[]> answer(Certificates.Issued issued) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(issued.fileName())
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(issued.pdf());
    }

    record NameOnIt(@NotBlank @Size(max = 50) String name) {
        @Override
        public String toString() {
            return "NameOnIt"; // a name stays out of logs
        }
    }
}
