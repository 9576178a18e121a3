package org.steelyard.complaint.document;

import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.steelyard.complaint.ledger.Complaint;
import org.steelyard.complaint.ledger.Ledger;
import org.steelyard.complaint.ledger.Masked;
import org.steelyard.complaint.network.Network;
import org.steelyard.complaint.report.ReportHandling;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.telemetry.LogKeys;

/** Issues the unified forms of a case to those who may read it. */
@Service
public class Documents {

    private static final Logger log = LoggerFactory.getLogger(Documents.class);

    private final Ledger ledger;
    private final Network network;
    private final ComplaintPapers papers;
    private final ReportHandling reports;
    private final ReportPapers reportPapers;
    private final PaperPress press;
    private final DocumentSettings settings;

    Documents(
            Ledger ledger,
            Network network,
            ComplaintPapers papers,
            ReportHandling reports,
            ReportPapers reportPapers,
            PaperPress press,
            DocumentSettings settings) {
        this.ledger = ledger;
        this.network = network;
        this.papers = papers;
        this.reports = reports;
        this.reportPapers = reportPapers;
        this.press = press;
        this.settings = settings;
    }

    /** The forms of a complaint that fit where it stands. */
    public List<Available> ofComplaint(String id, Caller caller) {
        return available(ComplaintPapers.fitting(ledger.complaint(id, caller)));
    }

    /** One form of a complaint as PDF, with people in clear for those who handle it. */
    public Issued ofComplaint(String id, Form form, Caller caller) {
        var complaint = ledger.complaint(id, caller);
        requireFitting(form, ComplaintPapers.fitting(complaint));
        var clear = Masked.isHandledBy(caller, complaint);
        var pdf = press.print(papers.write(form, printed(complaint, clear)));
        return issued(form, complaint.id(), complaint.ledgerNumber(), complaint.unit(), clear, caller, pdf);
    }

    /** The forms of a violation report that fit where it stands. */
    public List<Available> ofReport(String id, Caller caller) {
        return available(ReportPapers.fitting(reports.report(id, caller)));
    }

    /** One form of a violation report as PDF; who told it is on none. */
    public Issued ofReport(String id, Form form, Caller caller) {
        var report = reports.report(id, caller);
        requireFitting(form, ReportPapers.fitting(report));
        var clear = ReportHandling.handles(report, caller);
        var pdf = press.print(reportPapers.write(form, report, clear, plaqueOf(report.unit())));
        return issued(form, report.id(), report.ledgerNumber(), report.unit(), clear, caller, pdf);
    }

    private List<Available> available(Set<Form> fitting) {
        return fitting.stream()
                .map(form -> new Available(form, settings.of(form).title()))
                .toList();
    }

    private static void requireFitting(Form form, Set<Form> fitting) {
        if (!fitting.contains(form)) {
            throw new DocumentNotFitting(form, List.copyOf(fitting));
        }
    }

    private static Issued issued(
            Form form, String id, String ledgerNumber, UnitRef unit, boolean clear, Caller caller, byte[] pdf) {
        log.atInfo()
                .addKeyValue(LogKeys.SUBJECT, id)
                .addKeyValue(LogKeys.UNIT, unit.code())
                .addKeyValue(LogKeys.TYPE, form.resource())
                .addKeyValue("clear", clear)
                .addKeyValue("by", caller.actingRole())
                .log("Document issued");
        return new Issued(ledgerNumber + "-" + form.resource() + ".pdf", pdf);
    }

    private PrintedCase printed(Complaint complaint, boolean clear) {
        var entry = complaint.entry();
        return new PrintedCase(
                complaint,
                clear ? entry.complainant() : Masked.mask(entry.complainant()),
                clear ? entry.respondent() : Masked.mask(entry.respondent()),
                clear ? entry.facts() : Masked.mask(entry.facts()),
                clear ? entry.evidence() : Masked.mask(entry.evidence()),
                plaqueOf(complaint.unit()));
    }

    private String plaqueOf(UnitRef unit) {
        var known = network.unit(unit.code());
        return known == null || known.name() == null ? unit.code() : known.name();
    }

    /** A form that can be had, and its title. */
    public record Available(Form form, String title) {}

    /** A document. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Issued(String fileName, byte[] pdf) {}
}
