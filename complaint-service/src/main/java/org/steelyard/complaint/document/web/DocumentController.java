package org.steelyard.complaint.document.web;

import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.complaint.document.Documents;
import org.steelyard.complaint.document.Form;
import org.steelyard.platform.security.Caller;

/** The unified forms of a case. */
@RestController
class DocumentController {

    private final Documents documents;

    DocumentController(Documents documents) {
        this.documents = documents;
    }

    @GetMapping("/api/complaints/{id}/documents")
    List<FormView> forms(@PathVariable String id, Caller caller) {
        return documents.ofComplaint(id, caller).stream().map(FormView::of).toList();
    }

    // no `produces`: a refusal is JSON all the same
    @GetMapping("/api/complaints/{id}/documents/{form}")
    ResponseEntity<byte[]> document(@PathVariable String id, @PathVariable String form, Caller caller) {
        return answer(documents.ofComplaint(id, Form.named(form), caller));
    }

    @GetMapping("/api/violation-reports/{id}/documents")
    List<FormView> reportForms(@PathVariable String id, Caller caller) {
        return documents.ofReport(id, caller).stream().map(FormView::of).toList();
    }

    @GetMapping("/api/violation-reports/{id}/documents/{form}")
    ResponseEntity<byte[]> reportDocument(@PathVariable String id, @PathVariable String form, Caller caller) {
        return answer(documents.ofReport(id, Form.named(form), caller));
    }

    /** People are in it: no cache on the way keeps it. */
    private static ResponseEntity<byte[]> answer(Documents.Issued issued) {
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

    /** A form that can be had. */
    record FormView(String form, String title) {

        static FormView of(Documents.Available available) {
            return new FormView(available.form().resource(), available.title());
        }
    }
}
