package org.steelyard.assessment.attachment.web;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.attachment.Attachment;
import org.steelyard.assessment.attachment.Attachments;
import org.steelyard.platform.security.Caller;

/** Photos and papers: the body is the file itself, and what it is follows from its first bytes. */
@RestController
@RequestMapping("/api/duties/files")
class FileController {

    private final Attachments attachments;

    FileController(Attachments attachments) {
        this.attachments = attachments;
    }

    @PostMapping
    ResponseEntity<FileView> keep(
            @RequestParam(required = false) @Nullable String unit, @RequestBody byte[] content, Caller caller) {
        var kept = attachments.keep(unit, content, caller);
        var place = URI.create("/api/duties/files/" + kept.attachment().id());
        return ResponseEntity.status(kept.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(place)
                .body(FileView.of(kept.attachment()));
    }

    /** Never shown in place and never guessed at, so that a file that is two things at once is only ever saved. */
    @GetMapping("/{id}")
    ResponseEntity<byte[]> content(@PathVariable String id, Caller caller) {
        var file = attachments.open(id, caller);
        return ResponseEntity.ok()
                .eTag(file.sha256())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(id + "." + file.kind().extension())
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(file.kind().mediaType()))
                .body(Objects.requireNonNull(file.content()));
    }

    record FileView(String id, String unit, String mediaType, int bytes, String sha256) {
        static FileView of(Attachment file) {
            return new FileView(file.id(), file.unit().code(), file.kind().mediaType(), file.bytes(), file.sha256());
        }
    }
}
