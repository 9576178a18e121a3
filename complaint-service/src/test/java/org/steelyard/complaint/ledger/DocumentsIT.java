package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.steelyard.complaint.document.Pdf;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;

/** The unified forms, as they come over HTTP. */
@ExtendWith(OutputCaptureExtension.class)
class DocumentsIT extends LedgerScene {

    private UnitRef point;

    @BeforeEach
    void aPlace() {
        theCountyAndTheStation();
        point = aPoint();
    }

    @Test
    void theRegistrationFormShowsTheEntryToItsOfficer(CapturedOutput log) throws Exception {
        var id = registered(point);

        var pdf = document(id, "complaint-registration", officerOf(point));

        pdf.show("complaint-registration");
        assertThat(pdf.text())
                .contains("消费投诉登记表")
                .contains("示例")
                .contains("张三")
                .contains("13800000001")
                .contains("350428199001010011")
                .contains("李四商店")
                .contains("买的月饼发霉，店主不肯退款")
                .contains("6000.00 元")
                .contains("■退还货款或服务费用")
                .contains("□修理")
                .contains("食品")
                .contains("第四十六条")
                .contains("第121号第十四条")
                .doesNotContain("第20号");
        assertThat(pdf.fontsNotEmbedded()).isEmpty();
        assertThat(pdf.squareCode()).isEqualTo(stored(id).getString("ledgerNumber"));
        assertThat(log.getAll()).contains("Document issued").contains(id).doesNotContain("张三");
    }

    @Test
    void whoOnlyReadsSeesNobodysName() throws Exception {
        var id = registered(point);
        for (var role : List.of(Role.COUNTY_REGULATOR, Role.AUDITOR, Role.GOVERNANCE_OFFICE)) {
            assertThat(document(id, "complaint-registration", of(role)).text())
                    .contains("张**")
                    .contains("***0001")
                    .doesNotContain("张三")
                    .doesNotContain("13800000001")
                    .doesNotContain("350428199001010011")
                    .doesNotContain("月饼")
                    .doesNotContain("胜利街");
        }
    }

    @Test
    void eachFormIsThereFromItsStepOn() throws Exception {
        var id = registered(point);
        assertThat(forms(id)).containsExactly("complaint-registration");

        var refused = get("/api/complaints/" + id + "/documents/acceptance-notice", officerOf(point));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:steelyard:problem:document-not-fitting");
        assertThat(refused.body().at("/available").toString()).isEqualTo("[\"complaint-registration\"]");

        step(id, "acceptance", "{}", officerOf(point));
        assertThat(forms(id)).containsExactly("complaint-registration", "acceptance-notice", "mediation-notice");
        step(id, "mediation-attempts", "{\"outcome\":\"FAILED\"}", officerOf(point));
        var second = document(id, "mediation-notice", officerOf(point));
        second.show("mediation-notice");
        assertThat(second.text()).contains("组织第2次调解").contains("-2号");

        step(id, "settlement", "{\"settledAmount\":{\"amount\":\"4500.50\",\"currency\":\"CNY\"}}", officerOf(point));
        assertThat(forms(id))
                .containsExactly(
                        "complaint-registration",
                        "acceptance-notice",
                        "mediation-notice",
                        "mediation-agreement",
                        "callback-record");
        var acceptance = document(id, "acceptance-notice", officerOf(point));
        acceptance.show("acceptance-notice");
        assertThat(acceptance.text()).contains("张三：").contains("决定予以受理").contains("（盖章）");
        var agreement = document(id, "mediation-agreement", officerOf(point));
        agreement.show("mediation-agreement");
        assertThat(agreement.text()).contains("4500.50 元").contains("肆仟伍佰元伍角");
        var callback = document(id, "callback-record", officerOf(point));
        callback.show("callback-record");
        assertThat(callback.text()).contains("□非常满意").contains("调解成功");
    }

    @Test
    void declineAndTerminationSayTheirGround() throws Exception {
        var declined = registered(point);
        step(declined, "declination", "{\"ground\":\"OLDER_THAN_THREE_YEARS\"}", officerOf(point));
        var notice = document(declined, "decline-notice", officerOf(point));
        notice.show("decline-notice");
        assertThat(notice.text()).contains("超过三年").contains("决定不予受理").contains("第四十六条");

        var terminated = registered(point);
        step(terminated, "acceptance", "{}", officerOf(point));
        step(terminated, "termination", "{\"ground\":\"NO_AGREEMENT_POSSIBLE\"}", officerOf(point));
        var ended = document(terminated, "termination-notice", officerOf(point));
        ended.show("termination-notice");
        assertThat(ended.text()).contains("无法达成调解协议").contains("第121号第二十三条");
        assertThat(get("/api/complaints/" + terminated + "/documents/mediation-notice", officerOf(point))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aCaseOfTheOldOrderCitesTheOldOrder() throws Exception {
        var old = post(
                "/api/complaints",
                COMPLAINT
                        .replace(
                                "\"channel\":\"PHONE\"",
                                "\"channel\":\"PAPER\",\"unit\":\"" + point.code()
                                        + "\",\"occurredAt\":\"2026-03-02T09:00:00+08:00\"")
                        .replace("2026-11-20", "2026-02-20"),
                of(Role.IMPORTER));
        var id = old.text("id");
        step(id, "acceptance", "{\"occurredAt\":\"2026-03-03T09:00:00+08:00\"}", of(Role.IMPORTER));

        assertThat(document(id, "acceptance-notice", officerOf(point)).text())
                .contains("第20号第十四条")
                .doesNotContain("第121号");
    }

    @Test
    void whatIsNotThereOrNotTheCallersIsNotFound() {
        var id = registered(point);
        assertThat(get("/api/complaints/" + id + "/documents/love-letter", officerOf(point))
                        .status())
                .isEqualTo(404);
        assertThat(get("/api/complaints/" + id + "/documents/complaint-registration", officerOf(aPoint()))
                        .status())
                .isEqualTo(404);
        assertThat(get("/api/complaints/nobody/documents", officerOf(point)).status())
                .isEqualTo(404);
    }

    private List<String> forms(String id) {
        return get("/api/complaints/" + id + "/documents", officerOf(point))
                .body()
                .valueStream()
                .map(form -> form.at("/form").asString())
                .toList();
    }

    private Pdf document(String id, String form, String token) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(uri("/api/complaints/" + id + "/documents/" + form))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/pdf")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains(form + ".pdf");
        return Pdf.of(answer.body());
    }
}
