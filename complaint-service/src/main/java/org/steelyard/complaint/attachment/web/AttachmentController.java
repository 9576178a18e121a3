package org.steelyard.complaint.attachment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.complaint.attachment.Attachments;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;

/** The files of a case. */
@RestController
@RequestMapping("/api/complaints/{id}/attachments")
class AttachmentController {

    private final Attachments attachments;

    AttachmentController(Attachments attachments) {
        this.attachments = attachments;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Attachments.View> attach(
            @PathVariable String id, HttpServletRequest request, Caller caller, Conditions conditions)
            throws IOException {
        var file = UploadedFile.of(request);
        var attached = attachments.attach(id, file.content(), file.declared(), caller, conditions);
        var place = URI.create("/api/complaints/" + id + "/attachments/"
                + attached.attachment().id());
        return ResponseEntity.status(attached.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(place)
                .body(attached.attachment());
    }

    @GetMapping
    List<Attachments.View> list(@PathVariable String id, Caller caller) {
        return attachments.list(id, caller);
    }

    /** Never shown in place and never guessed at, so that a file that is two things at once is only ever saved. */
    @GetMapping("/{attachment}")
    ResponseEntity<byte[]> content(@PathVariable String id, @PathVariable String attachment, Caller caller) {
        var content = attachments.content(id, attachment, caller);
        return ResponseEntity.ok()
                .eTag(content.attachment().sha256())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(attachment + "." + content.kind().extension())
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(content.kind().mediaType()))
                .body(content.bytes());
    }
}
