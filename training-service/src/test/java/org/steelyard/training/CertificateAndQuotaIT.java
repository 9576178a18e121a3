package org.steelyard.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Role;
import org.steelyard.testkit.Api;

class CertificateAndQuotaIT extends World {

    @Test
    void aCompletionThatCountsHasACertificate() {
        var id = session(stationOfficer, station, -120, -60, "");
        var completion = stationOfficer
                .post(path(id, "attendance"), roster(officer, point))
                .at("/completions/0/id");
        var certificate = "/api/training/completions/" + completion + "/certificate";

        var blank = pointOfficer.get(certificate);
        var named = stationOfficer.post(certificate, "{\"name\":\"示例甲\"}");

        for (var answer : new Api.Answer[] {blank, named}) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.text()).startsWith("%PDF-");
        }
        assertThat(stationOfficer.post(certificate, "{\"name\":\"\"}")).returns(400, Api.Answer::status);
        assertThat(otherStationOfficer.get(certificate)).returns(404, Api.Answer::status);
        assertThat(pointOfficer.get("/api/training/completions/none/certificate"))
                .returns(404, Api.Answer::status);
        assertThat(regulator
                        .post("/api/training/completions/" + completion + "/revocation", "{\"reason\":\"有误\"}")
                        .status())
                .isEqualTo(200);
        assertThat(pointOfficer.get(certificate))
                .returns(409, Api.Answer::status)
                .returns("certificate-not-valid", Api.Answer::problem);
    }

    @Test
    void countsWhoIsBehindInEachSubtreeAndWhatWasOffered() {
        var id = session(stationOfficer, station, -120, -60, "");
        assertThat(stationOfficer
                        .post(path(id, "attendance"), roster(officer, point))
                        .status())
                .isEqualTo(200);
        var forStations = session(regulator, county, -60, -30, ",\"audience\":\"STATION_OFFICER\"");
        assertThat(regulator
                        .post(path(forStations, "attendance"), "{\"officers\":[]}")
                        .status())
                .isEqualTo(200);
        var year = NOW.minusMinutes(60).getYear();

        var county = regulator.get("/api/training/quotas/summary?year=" + year);
        assertThat(county.json().at("/total/units").asInt()).isEqualTo(4);
        assertThat(county.json().at("/total/officers").asInt()).isEqualTo(3);
        assertThat(county.json().at("/total/complete").asInt()).isZero();
        assertThat(county.at("/below/0/unit/code")).isEqualTo(station);
        assertThat(county.json().at("/below/0/officers").asInt()).isEqualTo(3);
        assertThat(county.json().at("/below/0/sessions").asInt()).isEqualTo(2);
        assertThat(county.at("/below/1/unit/code")).isEqualTo(otherStation);
        assertThat(county.json().at("/below/1/officers").asInt()).isZero();
        var units = stationOfficer.get("/api/training/quotas?year=" + year);
        assertThat(units.json().at("/items/0/sessions").asInt()).isEqualTo(2);
        assertThat(units.json().at("/items/1/sessions").asInt()).isEqualTo(1);
        assertThat(units.json().at("/items/1/offered").toString()).isEqualTo("[\"M01\",\"M02\"]");
        var due = county.json().at("/due").asInt();
        var behind = regulator.get("/api/training/quotas?behind=true&year=" + year);
        assertThat(behind.text().contains(officer)).isEqualTo(due > 1);
        assertThat(behind.text().contains(neighbour)).isEqualTo(due > 0);
        assertThat(api(Role.AUDITOR, "", this.county)
                        .get("/api/training/quotas/summary")
                        .status())
                .isEqualTo(200);
        assertThat(pointOfficer.get("/api/training/quotas/summary?unit=" + station))
                .returns(404, Api.Answer::status);
        assertThat(regulator.get("/api/training/quotas/summary?year=1")).returns(400, Api.Answer::status);
        assertThat(regulator.get("/api/training/quotas?behind=maybe")).returns(400, Api.Answer::status);
    }
}
