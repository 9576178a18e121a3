package org.steelyard.complaint.chain.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.steelyard.complaint.chain.LedgerProof;
import org.steelyard.platform.security.Caller;
import org.steelyard.proof.Damage;
import org.steelyard.proof.Finding;
import org.steelyard.proof.Report;

/** Proof that a ledger was not altered. */
@RestController
class ProofController {

    private final LedgerProof proof;

    ProofController(LedgerProof proof) {
        this.proof = proof;
    }

    @GetMapping(path = "/api/ledger/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam String unit,
            @RequestParam(required = false) @Min(1900) @Max(9999) @Nullable Integer year,
            Caller caller) {
        proof.require(unit, caller);
        var file = ContentDisposition.attachment()
                .filename("ledger-" + unit + (year == null ? "" : "-" + year) + ".jsonl")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(out -> write(unit, year, out));
    }

    private void write(String unit, @Nullable Integer year, OutputStream out) throws IOException {
        var buffered = new BufferedOutputStream(out, 1 << 16);
        proof.export(unit, year, line -> {
            buffered.write(line);
            buffered.write('\n');
        });
        buffered.flush();
    }

    @GetMapping("/api/ledger/verification")
    VerificationView verification(
            @RequestParam String unit,
            @RequestParam(required = false) @Min(1900) @Max(9999) @Nullable Integer year,
            Caller caller) {
        proof.require(unit, caller);
        return VerificationView.of(proof.check(unit, year));
    }

    /**
     * What a check found.
     *
     * @param intact whether nothing is wrong
     * @param links how many links the chain has
     * @param entries how many entries were looked at
     * @param head the hash of the last link
     * @param anchors how many anchors the chain was held against
     * @param anchored how far the last of them reaches
     * @param signed whether their signatures were checked
     * @param findings what is wrong, first of the ledger first, 100 at most
     */
    record VerificationView(
            String unit,
            @Nullable Integer year,
            boolean intact,
            long links,
            long entries,
            String head,
            int anchors,
            long anchored,
            boolean signed,
            List<FindingView> findings) {

        private static final int SHOWN = 100;

        static VerificationView of(Report report) {
            return new VerificationView(
                    report.unit(),
                    report.year(),
                    report.isIntact(),
                    report.links(),
                    report.entries(),
                    report.head(),
                    report.anchors(),
                    report.anchored(),
                    report.signed(),
                    report.findings().stream().limit(SHOWN).map(FindingView::of).toList());
        }
    }

    /**
     * One damage.
     *
     * @param position the link where it shows, 0 if it has no place in the chain
     * @param damage what is wrong
     * @param ledgerNumber what the entry is called in the ledger
     * @param entry the entry's id
     */
    record FindingView(
            long position,
            Damage damage,
            @Nullable String ledgerNumber,
            @Nullable String entry) {

        static FindingView of(Finding finding) {
            return new FindingView(finding.position(), finding.damage(), finding.entry(), finding.subject());
        }
    }
}
